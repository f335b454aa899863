"""What code makes of the columns of a `ResultSet`: which property of the object they fill, and whether null gets there.

Source: the API reference of java.sql.ResultSet: the getters of primitives give 0 or false for NULL, all others null.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from nullguard.frameworks.jdbc.column_labels import Columns, Label
from nullguard.frameworks.jdbc.made_objects import begun, constructed, factory
from nullguard.knowledge.bean_names import TAKING_VERBS, decapitalised
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_PRIMITIVE = library_names("primitive-column-read")
OF_VERTX = "io.vertx.sqlclient"
"""The package of rows all whose getters give objects."""

_RESULT_SETS = library_names("result-set-parameter")
_BUILDERS = library_names("builder-begun") - {"toBuilder"}
"""Static methods that begin an object whose properties are given one by one."""

_MOST_NODES = 20_000
"""Nodes of one mapper that are looked at; a mapper of a hundred columns has some three thousand."""

_LAST = "?"
"""Stands for the column that was read last, which `wasNull` asks for."""


@dataclass
class Filled:
    """Properties by the columns that fill them, and the classes of which objects are made. `own` are the names of the fields that
    the function may fill of its own object, `conditional` the properties that keep what they have where their column is null."""

    properties: dict[str, Label] = field(default_factory=dict)
    made: list[s.TypeRef] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    conditional: set[str] = field(default_factory=set)


def filled(
    program: Program,
    path: str,
    scope: str,
    parameters: Iterable[s.Parameter],
    body: Iterable[s.Stmt],
    wanted: ClassInfo | None = None,
) -> Filled | None:
    """What a function with a ResultSet makes; None when no parameter is one. Untyped parameters of a lambda count by position:
    the first is the result. Where a class is `wanted`, what constructors and static methods of others are given is not told."""
    given = tuple(parameters)
    result = next((p.name for p in given if is_result_set(p.type)), "")
    if not result and given and all(p.type is None for p in given):
        result = given[0].name
    return filled_from(program, path, scope, result, body, wanted) if result else None


def filled_from(
    program: Program,
    path: str,
    scope: str,
    result: str,
    body: Iterable[s.Stmt],
    wanted: ClassInfo | None = None,
    holders: Collection[str] | None = None,
) -> Filled:
    """What code makes of the ResultSet that it calls `result`; with `holders` only of the objects that variables of these names
    hold, and of those that are constructed of the class that is `wanted`."""
    return _Reader(program, path, scope, result, wanted, holders).read(body)


def is_result_set(type: s.TypeRef | None) -> bool:
    """Whether a declared type is that of a result with a current row."""
    return type is not None and type.name.rpartition(".")[2] in _RESULT_SETS


class _Reader:
    """Reads one body from top to bottom."""

    def __init__(
        self,
        program: Program,
        path: str,
        scope: str,
        result: str,
        wanted: ClassInfo | None,
        holders: Collection[str] | None = None,
    ) -> None:
        self._program = program
        self._holders = holders
        self._path = path
        self._scope = scope
        self._wanted = wanted
        imports = program.sources[path].imports if path in program.sources else ()
        never_null = frozenset() if any(item.module.startswith(OF_VERTX) for item in imports) else _PRIMITIVE
        self._columns = Columns(program, path, scope, result, never_null)
        self._asked: dict[int, frozenset[str]] = {}
        """The columns that conditions ask for null which a node stands under, by its identity."""
        self._else: dict[str, frozenset[str]] = {}
        """The properties that are given something else under a condition, by the columns that it asks for null."""
        self._always: set[int] = set()
        """The conditions that are asked of every row, by their identity."""
        self._refused: set[str] = set()
        """The columns for whose null it raises."""
        self._found = Filled()
        self._declared: dict[str, s.TypeRef] = {}
        """The types that variables are declared with."""

    def read(self, body: Iterable[s.Stmt]) -> Filled:
        body = tuple(body)
        self._always = {id(statement) for statement in _on_every_way(body)}
        for number, node in enumerate(nodes(body)):
            if number > _MOST_NODES:
                break
            match node:
                case s.If():
                    self._note_asked(node)
                case s.Assign(targets=targets, value=value, type=type) if value is not None:
                    if type is not None and isinstance(targets[0], s.Name):
                        self._declared[targets[0].id] = type
                    self._assign(targets, value, node, type is not None)
                case s.AssignExpr(target=target, value=value, operator=""):
                    self._assign((target,), value, node, False)
                case s.New():
                    self._new(node)
                case s.Call(function=s.Attribute(name=name, value=holder), arguments=(s.Argument(value=value),)):
                    if self._is_held(holder) and not self._is_of_another(holder, _property(name)):
                        self._fill(_property(name), value, node)
                case s.Call(function=s.Name(id=name), arguments=(s.Argument(value=value),)) if self._fills_own(name):
                    self._found.own.add(_property(name))
                    self._fill(_property(name), value, node)
                case s.Call(function=s.Attribute(name=name, value=s.Name(id=cls)), arguments=()) if name in _BUILDERS:
                    self._found.made.append(s.TypeRef(cls))
                case s.Call(function=s.Attribute(name=name, value=s.Name(id=cls)), arguments=(_, _, *_)) if cls[:1].isupper():
                    self._factory(cls, name, node)
                case _:
                    pass
        for name, label in list(self._found.properties.items()):
            is_filled = name in self._else and (name in self._found.conditional or label.name in self._else[name])
            if is_filled or label.name in self._refused:
                self._found.conditional.discard(name)
                self._found.properties[name] = Label(label.name, True)
        return self._found

    def _note_asked(self, node: s.If) -> None:
        """Note for all that stands under conditions which columns they ask for null: `if (paid != null) { … }`."""
        asked: set[str] = set()
        first = node.branches[0]
        if id(node) in self._always and first.body and isinstance(first.body[-1], s.Raise):
            self._refused |= {label.name for label in self._missing(first.test)}
        for branch in node.branches:
            for test in nodes((branch.test,)):
                match test:
                    case s.Compare(operands=(left, right), operators=("==" | "!=",)) if is_null(left) or is_null(right):
                        label = self._columns.of(left if is_null(right) else right)
                        asked |= {label.name} if label is not None else set()
                    case s.Call(function=s.Attribute(name="wasNull")):
                        asked.add(_LAST)
        if asked:
            bodies = (*(statement for branch in node.branches for statement in branch.body), *node.orelse)
            for below in nodes(bodies):
                self._asked[id(below)] = self._asked.get(id(below), frozenset()) | asked

    def _missing(self, test: s.Expr) -> Iterator[Label]:
        """The columns that are null where a condition holds, or one of which is."""
        match test:
            case s.Boolean(operator="or", operands=operands):
                for operand in operands:
                    yield from self._missing(operand)
            case s.Compare(operands=(left, right), operators=("==",)) if is_null(left) or is_null(right):
                label = self._columns.of(left if is_null(right) else right)
                if label is not None:
                    yield label

    def _assign(self, targets: Iterable[s.Expr], value: s.Expr, node: s.Node, is_declared: bool) -> None:
        label = self._columns.of(value)
        for target in targets:
            if isinstance(target, s.Name):
                if label is not None:
                    self._columns.hold(target.id, label)
                if not is_declared and self._holders is None:
                    self._found.own.add(target.id)
                    self._fill(target.id, value, node)
            elif isinstance(target, s.Attribute) and self._is_held(target.value):
                if isinstance(target.value, s.Name) and target.value.id == "this":
                    self._found.own.add(target.name)
                self._fill(target.name, value, node)

    def _new(self, node: s.New) -> None:
        self._found.made.append(node.type)
        cls = self._program.class_named(self._path, node.type.name, self._scope)
        if cls is None or cls.is_library or not self._is_wanted(cls):
            return
        for name, argument in zip(constructed(cls, len(node.arguments)), node.arguments, strict=False):
            self._fill(name, argument.value, node)

    def _factory(self, name: str, method: str, node: s.Call) -> None:
        """What a static method stores that only makes an object of its class of what it is given: `Order.instance(id, note)`."""
        cls = self._program.class_named(self._path, name, self._scope)
        if cls is None or cls.is_library or not self._is_wanted(cls):
            return
        found = factory(self._program, cls, method, len(node.arguments))
        if found is None:
            return
        taken, made = found
        self._found.made.append(s.TypeRef(name))
        for field_, argument in zip(constructed(cls, len(made.arguments)), made.arguments, strict=False):
            if isinstance(argument.value, s.Name) and argument.value.id in taken:
                self._fill(field_, node.arguments[taken[argument.value.id]].value, node)

    def _fills_own(self, name: str) -> bool:
        """Whether a call without a receiver sets a property of the function's own object."""
        return self._holders is None and name.startswith(TAKING_VERBS)

    def _is_held(self, holder: s.Expr) -> bool:
        """Whether an object is one of those that are asked for, by the variable that holds it."""
        return self._holders is None or (isinstance(holder, s.Name) and holder.id in self._holders)

    def _is_of_another(self, holder: s.Expr, property: str) -> bool:
        """Whether what is filled is surely an object of another class than the one that is asked for, which has such a property
        itself: the part of a row that is made beside it (`new Shop().setName(rs.getString("shop_name"))`)."""
        if self._wanted is None:
            return False
        type = begun(holder, self._declared)
        cls = self._program.class_named(self._path, type.name, self._scope) if type is not None else None
        if cls is None or cls.is_library or self._is_wanted(cls) or cls in self._program.ancestors(self._wanted):
            return False
        return self._program.field(cls, property) is not None

    def _is_wanted(self, cls: ClassInfo) -> bool:
        """Whether an object of a class is one of those that are asked for, and not a part of one."""
        return self._wanted is None or self._wanted in self._program.ancestors(cls)

    def _fill(self, name: str, value: s.Expr, node: s.Node) -> None:
        if not name:
            return
        label = self._columns.of(value)
        asked = self._asked.get(id(node), frozenset())
        if label is None:
            if asked and not is_null(value):
                self._else[name] = self._else.get(name, frozenset()) | asked
        elif name not in self._found.properties:
            is_left_null = label.never_null and (label.name in asked or _LAST in asked)
            self._found.properties[name] = Label(label.name, False) if is_left_null else label
            if label.name in asked or _LAST in asked:
                self._found.conditional.add(name)


def _on_every_way(body: Iterable[s.Stmt]) -> Iterator[s.If]:
    """The conditions that stand under no other one, but perhaps in a loop over the rows or in a try."""
    for statement in body:
        match statement:
            case s.If():
                yield statement
            case s.While(body=inner) | s.Try(body=inner) | s.With(body=inner):
                yield from _on_every_way(inner)


def _property(method: str) -> str:
    """The property that `setName(…)`, `withName(…)` or a builder's `name(…)` sets."""
    for prefix in TAKING_VERBS:
        rest = method[len(prefix) :]
        if method.startswith(prefix) and rest[:1].isupper():
            return decapitalised(rest)
    return method
