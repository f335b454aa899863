"""What happens in code to a row that has just been made: whether the function makes another row that belongs to it.

Conditions are answered for such a row (`created`, `self.pk is None`, `not hasattr(user, "profile")`); where one of them cannot
be answered, what it decides is not taken to happen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nullguard.frameworks.made_rows.filling import is_made_key
from nullguard.frameworks.made_rows.owners import own_first, scope_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.finding import Place
from nullguard.model.nodes import nodes
from nullguard.model.span import line_of
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_KEYS = library_names("row-key")
_MISSING = ("DoesNotExist", "AttributeError")
"""How the names of exceptions end that tell that there is no related row."""

_MAX_DEPTH = 3
"""Functions that are gone into from the first one."""

_MOST_NESTED = 20
"""Statements, or conditions, within each other."""


@dataclass(frozen=True)
class _Scope:
    """A function, the name of its row, what it assigns once, and whether the row has a key already."""

    function: FunctionInfo
    row: str
    is_stored: bool
    depth: int
    assigned: Mapping[str, s.Expr] = field(default_factory=dict)


@dataclass(frozen=True)
class _Stop:
    """Control does not, or may not, come further."""


class Fresh:
    """Asks of new rows of `parent` whether rows of `child` are made that have them as one of `names`; `accessor` leads there."""

    def __init__(self, program: Program, parent: ClassInfo, child: ClassInfo, names: frozenset[str], accessor: str) -> None:
        self._program, self._parent, self._child = program, parent, child
        self._names, self._accessor = names, accessor
        self._has_key_before = any(is_made_key(item.value) for base in program.ancestors(parent) for item in base.decl.fields)

    def made_by_save(self, function: FunctionInfo) -> Place | None:
        """Where the model's own `save` makes the row; None where it does not, or not always."""
        parameters = function.decl.parameters
        return self._made(function, parameters[0].name, False, 0) if parameters else None

    def made_by_receiver(self, function: FunctionInfo) -> Place | None:
        """The same of a receiver of a signal."""
        return self._made(function, "instance", True, 0)

    def _made(self, function: FunctionInfo, row: str, is_stored: bool, depth: int) -> Place | None:
        body = self._program.body(function)
        scope = _Scope(function, row, is_stored, depth, _assigned_once(body))
        found = self._walk(body, scope, 0)
        return found if isinstance(found, Place) else None

    # ---- statements: the place, a stop, or None to go on

    def _walk(self, body: tuple[s.Stmt, ...], scope: _Scope, nested: int) -> Place | _Stop | None:
        if nested > _MOST_NESTED:
            return _Stop()
        for statement in body:
            found = self._statement(statement, scope, nested + 1)
            if found is not None:
                return found
        return None

    def _statement(self, node: s.Stmt, scope: _Scope, nested: int) -> Place | _Stop | None:
        match node:
            case s.If():
                return self._if(node, scope, nested)
            case s.Try(body=body, handlers=handlers, orelse=orelse, finalbody=finalbody):
                found = self._walk(body, scope, nested)
                if found is not None:
                    return found
                for handler in handlers:
                    if any(type_.name.endswith(_MISSING) for type_ in handler.types) and self._asks(body, scope):
                        return self._walk(handler.body, scope, nested) or self._walk(finalbody, scope, nested)
                return self._walk(orelse, scope, nested) or self._walk(finalbody, scope, nested)
            case s.With(body=body) | s.Block(body=body):
                return self._walk(body, scope, nested)
            case s.ExprStmt() | s.Assign() | s.Return():
                found = self._made_in(node, scope)
                return found or (_Stop() if isinstance(node, s.Return) else None)
            case s.Raise():
                return _Stop()
            case s.FunctionDef():
                return None
            case _:
                return _Stop() if _leaves((node,)) else None

    def _if(self, node: s.If, scope: _Scope, nested: int) -> Place | _Stop | None:
        for branch in node.branches:
            holds = self._holds(branch.test, scope, 0)
            if holds:
                return self._walk(branch.body, scope, nested)
            if holds is None:
                return _Stop() if _leaves((node,)) else None
        return self._walk(node.orelse, scope, nested)

    def _asks(self, body: tuple[s.Stmt, ...], scope: _Scope) -> bool:
        """Whether statements read the row that may be missing."""
        return any(
            (isinstance(node, s.Attribute) and node.name == self._accessor)
            or (isinstance(node, s.Call) and self._is_child(node.function, scope))
            for node in nodes(body)
        )

    def _made_in(self, statement: s.Stmt, scope: _Scope) -> Place | None:
        for node in nodes((statement,)):
            if not isinstance(node, s.Call):
                continue
            if self._creates(node, scope) or self._is_saved(node, scope):
                return Place(scope.function.path, line_of(node.at))
            if scope.depth < _MAX_DEPTH and (found := self._in_helper(node, scope)) is not None:
                return found
        return None

    def _creates(self, node: s.Call, scope: _Scope) -> bool:
        """`Profile.objects.get_or_create(user=instance)`."""
        function = node.function
        if not isinstance(function, s.Attribute) or function.name not in library_names("creating"):
            return False
        if not self._is_given(node, scope):
            return False
        return isinstance(function.value, s.Attribute) and self._is_child(function.value.value, scope)

    def _is_saved(self, node: s.Call, scope: _Scope) -> bool:
        """`Profile(user=instance).save()`, or with the new row in a variable."""
        function = node.function
        if not isinstance(function, s.Attribute) or function.name != "save":
            return False
        made = function.value
        if isinstance(made, s.Name):
            made = scope.assigned.get(made.id, made)
        return isinstance(made, s.Call) and self._is_child_itself(made.function, scope) and self._is_given(made, scope)

    def _is_given(self, node: s.Call, scope: _Scope) -> bool:
        for argument in node.arguments:
            if argument.name in self._names:
                value = argument.value
                return self._is_row(value, scope) or (
                    isinstance(value, s.Attribute) and value.name in _KEYS and self._is_row(value.value, scope)
                )
        return False

    def _in_helper(self, node: s.Call, scope: _Scope) -> Place | None:
        """What a function does that is called with the row, or on it."""
        function = node.function
        if isinstance(function, s.Attribute) and self._is_row(function.value, scope):
            member = self._program.method(self._parent, function.name)
            called = member.functions[0] if member is not None and member.functions else None
            if called is None or called.is_library or not own_first(called) or not called.decl.parameters:
                return None
            if called is scope.function or self._names.isdisjoint(called.decl.mentions):
                return None
            return self._made(called, called.decl.parameters[0].name, scope.is_stored, scope.depth + 1)
        if not isinstance(function, s.Name):
            return None
        symbol = self._program.resolve(scope.function.path, function.id, scope_of(scope.function))
        if not isinstance(symbol, FunctionInfo) or symbol.is_library or self._names.isdisjoint(symbol.decl.mentions):
            return None
        for position, argument in enumerate(node.arguments):
            if argument.name is None and self._is_row(argument.value, scope) and position < len(symbol.decl.parameters):
                return self._made(symbol, symbol.decl.parameters[position].name, scope.is_stored, scope.depth + 1)
        return None

    # ---- expressions

    def _is_row(self, node: s.Expr, scope: _Scope) -> bool:
        if isinstance(node, s.Name) and node.id != scope.row and node.id in scope.assigned:
            node = scope.assigned[node.id]
        return (isinstance(node, s.Name) and node.id == scope.row) or _told(node) == scope.row

    def _is_child_itself(self, node: s.Expr, scope: _Scope) -> bool:
        return isinstance(node, (s.Name, s.Attribute)) and self._is_class(node, self._child, scope)

    def _is_child(self, node: s.Expr, scope: _Scope) -> bool:
        """Whether an expression begins with the class: `Profile`, `Profile.objects.filter(…)`."""
        for _ in range(_MOST_NESTED):
            if self._is_child_itself(node, scope):
                return True
            if isinstance(node, s.Call):
                node = node.function
            elif isinstance(node, s.Attribute):
                node = node.value
            else:
                break
        return False

    def _is_class(self, node: s.Name | s.Attribute, cls: ClassInfo, scope: _Scope) -> bool:
        last = node.id if isinstance(node, s.Name) else node.name
        symbol = self._program.resolve(scope.function.path, render(node), scope_of(scope.function))
        return symbol is cls if isinstance(symbol, ClassInfo) else last == cls.name

    def _holds(self, node: s.Expr, scope: _Scope, depth: int) -> bool | None:
        """Whether a condition holds of a new row that has no other one yet; None where that cannot be told."""
        if depth > _MOST_NESTED:
            return None
        down = depth + 1
        match node:
            case s.Constant(value=value):
                return bool(value)
            case s.Not(operand=operand):
                holds = self._holds(operand, scope, down)
                return None if holds is None else not holds
            case s.Boolean(operator=operator, operands=operands):
                found = [self._holds(operand, scope, down) for operand in operands]
                decides = operator == "or"
                if decides in found:
                    return decides
                return None if None in found else not decides
            case s.Compare(operands=(left, s.Constant(kind="null")), operators=(operator,)):
                holds = self._holds(left, scope, down)
                is_missing = operator in ("is", "==")
                return None if holds is None else holds != is_missing
            case s.Compare(operands=(left, right), operators=("is" | "==",)):
                return True if render(left) == "sender" and self._is_parent(right, scope) else None
            case s.Name(id=name):
                if name in scope.assigned:
                    return self._holds(scope.assigned[name], scope, down)
                return _TOLD.get(name) if scope.is_stored else None
            case s.Subscript():
                return _TOLD.get(_told(node)) if scope.is_stored else None
            case s.Attribute(value=value, name=name):
                if name in _KEYS and self._is_row(value, scope):
                    return True if scope.is_stored else None if self._has_key_before else False
                if name == "adding" and isinstance(value, s.Attribute) and value.name == "_state":
                    return None if scope.is_stored else True
                return False if name == self._accessor and self._is_row(value, scope) else None
            case s.Call(function=s.Name(id="hasattr" | "getattr"), arguments=(row, named, *_)):
                is_accessor = isinstance(named.value, s.Constant) and named.value.value == self._accessor
                return False if is_accessor and self._is_row(row.value, scope) else None
            case s.Call(function=s.Name(id="isinstance"), arguments=(row, cls)):
                return True if self._is_row(row.value, scope) and self._is_parent(cls.value, scope) else None
            case s.Call(function=s.Attribute(value=value, name="exists" | "first" | "count")):
                return False if self._is_child(value, scope) and self._is_given_within(value, scope) else None
            case s.Call():
                return _TOLD.get(_told(node)) if scope.is_stored else None
            case _:
                return None

    def _is_given_within(self, node: s.Expr, scope: _Scope) -> bool:
        return any(isinstance(part, s.Call) and self._is_given(part, scope) for part in nodes((node,)))

    def _is_parent(self, node: s.Expr, scope: _Scope) -> bool:
        return isinstance(node, (s.Name, s.Attribute)) and self._is_class(node, self._parent, scope)


_TOLD = {"created": True, "raw": False}
"""What signals tell of a new row (Django's documentation of `post_save`)."""


def _told(node: s.Expr) -> str:
    """The name in `kwargs["created"]` and `kwargs.get("created", False)`."""
    match node:
        case s.Subscript(value=s.Name(id="kwargs"), index=s.Constant(value=str() as name)):
            return name
        case s.Call(function=s.Attribute(value=s.Name(id="kwargs"), name="get" | "pop"), arguments=(argument, *_)):
            return str(argument.value.value) if isinstance(argument.value, s.Constant) else ""
    return ""


def _assigned_once(body: tuple[s.Stmt, ...]) -> dict[str, s.Expr]:
    found: dict[str, list[s.Expr]] = {}
    for node in nodes(body):
        match node:
            case s.Assign(targets=(s.Name(id=name),), value=value) if value is not None:
                found.setdefault(name, []).append(value)
    return {name: values[0] for name, values in found.items() if len(values) == 1}


def _leaves(body: tuple[s.Stmt, ...]) -> bool:
    """Whether statements may end the function without an error."""
    waiting: list[s.Node] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, s.Return):
            return True
        if isinstance(node, (s.Lambda, s.FunctionDef)):
            continue
        for name in node.__struct_fields__:
            value = getattr(node, name)
            waiting.extend(item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, s.Node))
    return False
