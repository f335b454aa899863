"""Whether an expression is surely not null: by what it is, by what was tested, by all callers, by all that a function returns."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.nullable_types import is_nullable
from nullguard.flow.schema import Schema
from nullguard.frameworks.made_rows.events import Fact, Given, Handed, tested_path
from nullguard.frameworks.made_rows.owners import Owners, argument, called_name, scope_of
from nullguard.frameworks.made_rows.refusals import Refusals
from nullguard.frameworks.made_rows.scan import scan
from nullguard.frameworks.made_rows.value_forms import (
    asked_of,
    has_no_null,
    is_constant,
    is_demanded,
    is_made,
    is_tested,
    may_be_called,
    stand_in,
)
from nullguard.frameworks.validation import is_validated, refused_by
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, VariableInfo

_MAX_DEPTH = 20
"""Expressions, assignments, returns and arguments that are followed from one value, each for one."""

_MAX_STEPS = 4000
"""Questions that one attribute may lead to."""


_ANYTHING = frozenset({"Any", "typing.Any", "object"})


class Values:
    """Answers for one attribute: `own` tells of a class id and name whether they are that attribute, whose other rows have it
    for the same reason as the row at hand."""

    def __init__(self, program: Program, schema: Schema, owners: Owners) -> None:
        self._program, self._schema, self._owners = program, schema, owners
        self.refusals = Refusals(program, owners)
        self._steps = 0
        self._asked: dict[tuple[str, str], bool] = {}
        self._validated: dict[str, bool] = {}
        self.own: frozenset[tuple[str, str]] = frozenset()
        self.are_checked = False

    def begin(self, own: Iterable[tuple[str, str]], are_checked: bool = False) -> None:
        """Ask for another attribute from now on; `are_checked` says that what annotations write for it refuses null."""
        self.own, self.are_checked, self._steps = frozenset(own), are_checked, 0
        self.refusals.begin()
        self._asked = {}

    def constructors(self, cls: ClassInfo) -> Iterable[tuple[str, ...]]:
        """The names of the parameters of each constructor that annotations write."""
        return (tuple(parameter.name for parameter in parameters) for parameters in self._schema.constructors(cls))

    # ---- values

    def is_there(self, given: Given, depth: int = 0) -> bool:
        """Whether the value is surely not null."""
        self._steps += 1
        if depth > _MAX_DEPTH or self._steps > _MAX_STEPS:
            return False
        node, known, down = given.node, given.known, depth + 1
        text = render(node)
        if "…" not in text:
            if tested_path(text) in known or (text in known and self._holds(known[text], down)):
                return True
            if self.refusals.are_refused(known, text):
                return True
            if text in known:
                return False

        def of(part: s.Expr) -> bool:
            return self.is_there(Given(part, known, given.function), down)

        match node:
            case s.Constant(kind=kind):
                return kind not in ("null", "ellipsis")
            case (
                s.New() | s.Format() | s.Arithmetic() | s.Unary() | s.Compare() | s.Not() | s.Comprehension() | s.Lambda()
                | s.MethodReference() | s.InstanceOf() | s.Collection()
            ):  # fmt: skip
                return True
            case s.Boolean(operator=operator, operands=operands):
                return given.function.path.endswith(".java") or (operator == "or" and of(operands[-1]))
            case s.Conditional(test=test, body=body, orelse=orelse):
                return (of(body) or is_tested(test, body, True)) and (of(orelse) or is_tested(test, orelse, False))
            case s.Cast(type=type_, value=value):
                return type_.name in PRIMITIVES or of(value)
            case s.AssignExpr(value=value):
                return of(value)
            case s.Name(id=name):
                return self._is_name_there(name, given, down)
            case s.Attribute():
                return self._is_attribute_there(node, given, down)
            case s.Call(function=s.Attribute(value=s.Name(id=name) as holder, name=getter), arguments=()):
                return self._is_answer_there(node, given, down) or self._is_handed_with(holder, getter, given, down)
            case s.Call():
                return self._is_answer_there(node, given, down)
            case _:
                return False

    def _is_handed_with(self, holder: s.Name, getter: str, given: Given, depth: int) -> bool:
        """Whether what a getter gives of a parameter is there wherever the function is called (Java): `make(request)` after
        `valid(request)`, which refuses one without a name."""
        function = given.function
        if not function.path.endswith(".java"):
            return False
        held = given.known.get(holder.id)
        if isinstance(held, Given):  # what a constructor is handed, and a variable
            return not is_made(held.node) and self.is_there(Given(asked_of(held.node, getter), held.known, held.function), depth)
        index = next((i for i, parameter in enumerate(function.decl.parameters) if parameter.name == holder.id), None)
        if index is None or any(render(write.target) == holder.id for write in self._owners.scan(function).writes):
            return False
        if may_be_called(function):
            return False
        key = (function.id, f"{holder.id}.{getter}")
        if key not in self._asked:
            self._asked[key] = False  # what calls itself tells nothing
            calls = self._owners.calls_of(function) or ()
            self._asked[key] = bool(calls) and all(
                (value := argument(function, index, call.node)) is not None
                and self.is_there(Given(asked_of(value, getter), call.known, caller), depth)
                for caller, call in calls
            )
        return self._asked[key]

    def _holds(self, fact: Fact, depth: int) -> bool:
        if fact is None:
            return True
        if isinstance(fact, Given):
            return self.is_there(fact, depth)
        if isinstance(fact, Handed):
            return False
        return depth <= _MAX_DEPTH and all(self._holds(part, depth + 1) for part in fact)

    def _is_name_there(self, name: str, given: Given, depth: int) -> bool:
        function = given.function
        if name in ("this", "self", "cls"):
            return True
        index = next((i for i, parameter in enumerate(function.decl.parameters) if parameter.name == name), None)
        if index is not None:
            return self._is_parameter_there(function, index, depth)
        seen = self._owners.scan(function)
        if name in seen.types or name in seen.bound:
            return False
        if self._is_validated(function.owner, name):
            return True
        symbol = self._program.resolve(function.path, name, scope_of(function))
        if isinstance(symbol, VariableInfo):
            value = symbol.decl.value
            return value is not None and is_constant(symbol) and self.is_there(Given(value, {}, function), depth)
        return isinstance(symbol, (ClassInfo, FunctionInfo))

    def _is_parameter_there(self, function: FunctionInfo, index: int, depth: int) -> bool:
        parameter = function.decl.parameters[index]
        if is_nullable(parameter.annotations) or (parameter.type is not None and parameter.type.nullable):
            return False
        if any(write for write in self._owners.scan(function).writes if render(write.target) == parameter.name):
            return False
        if parameter.default is not None and not isinstance(parameter.default, s.Constant):
            return False
        if isinstance(parameter.default, s.Constant) and parameter.default.kind == "null":
            return False
        if parameter.type is not None and parameter.type.name in PRIMITIVES:
            return True
        if not function.path.endswith(".java") and parameter.type is not None and parameter.type.name not in _ANYTHING:
            return True
        if is_demanded(parameter):
            return True
        if may_be_called(function):
            return False
        key = (function.id, parameter.name)
        if key not in self._asked:
            self._asked[key] = False  # what calls itself tells nothing
            self._asked[key] = self._all_callers_give(function, index, depth)
        return self._asked[key]

    def _all_callers_give(self, function: FunctionInfo, index: int, depth: int) -> bool:
        calls = self._owners.calls_of(function)
        if not calls:
            return False
        for caller, call in calls:
            value = argument(function, index, call.node)
            if value is None or not self.is_there(Given(value, call.known, caller), depth):
                return False
        return True

    def _is_attribute_there(self, node: s.Attribute, given: Given, depth: int) -> bool:
        symbol = self._owners.symbol(node, given)
        if isinstance(symbol, VariableInfo):
            if "constant" in symbol.decl.modifiers or (symbol.owner is not None and not given.function.path.endswith(".java")):
                return True
            value = symbol.decl.value
            return value is not None and is_constant(symbol) and self.is_there(Given(value, {}, given.function), depth)
        type_ = self._owners.type_of(node.value, given, depth)
        return type_ is not None and self._is_column_there(type_.cls, node.name)

    def _is_column_there(self, class_id: str, name: str) -> bool:
        if (class_id, name) in self.own:
            return True
        attribute = self._schema.attribute(class_id, name)
        return attribute is not None and (attribute.nullable is False or attribute.mapped.primary_key)

    def _read_by(self, class_id: str, method: str) -> str | None:
        """The attribute that a method which is not written gives: a mapped class's, Lombok's getter, a record's component."""
        cls = self._program.classes.get(class_id)
        if cls is not None and cls.decl.kind == "record" and any(field.name == method for field in cls.decl.fields):
            return method
        return self._schema.accessor(class_id, method)

    def _is_asked_there(self, class_id: str, name: str) -> bool:
        """Whether what a getter gives is there: also what a field holds whose type has no null."""
        cls = self._program.classes.get(class_id)
        if self._is_column_there(class_id, name) or self._is_validated(cls, name):
            return True
        member = self._program.field(cls, name) if cls is not None and cls.path.endswith(".java") else None
        type_ = member.field.type if member is not None and member.field is not None else None
        return type_ is not None and type_.name in PRIMITIVES

    def _is_validated(self, cls: ClassInfo | None, name: str) -> bool:
        """Whether validation demands a field of an object that a request brings (Java)."""
        if cls is None or not cls.path.endswith(".java"):
            return False
        fields = (field for base in self._program.ancestors(cls) for field in base.decl.fields if field.name == name)
        found = next(fields, None)
        if found is None or not refused_by(found.annotations):
            return False
        if cls.id not in self._validated:
            self._validated[cls.id] = is_validated(self._program, cls)
        return self._validated[cls.id]

    def _is_answer_there(self, node: s.Call, given: Given, depth: int) -> bool:
        function = node.function
        name = called_name(node)
        if (other := stand_in(node)) is not None:
            return self.is_there(Given(other, given.known, given.function), depth)
        functions = self._owners.functions(node, given, depth)
        is_own = any(not callee.is_library for callee in functions or ())
        if isinstance(function, s.Attribute) and name in library_names("never-null") and not is_own:
            return True
        if functions is None:
            return False
        if not functions:
            type_ = self._owners.type_of(function.value, given, depth) if isinstance(function, s.Attribute) else None
            if type_ is not None and self._is_declared_there(type_.cls, name, len(node.arguments)):
                return True
            column = self._read_by(type_.cls, name) if type_ is not None and not node.arguments else None
            return type_ is not None and column is not None and self._is_asked_there(type_.cls, column)
        owner = functions[0].owner
        if owner is not None and not node.arguments and (column := self._schema.accessor(owner.id, name)) is not None:
            cls = self._owners.receiver(node, given, depth) or owner
            return self._is_asked_there(cls.id, column)
        return all(self._gives(callee, node, given, depth) for callee in functions)

    def _is_declared_there(self, class_id: str, name: str, count: int) -> bool:
        """Whether a method without a body, such as an interface's, is declared to give what has no null; members of enumerations
        all have a name."""
        cls = self._program.classes.get(class_id)
        if cls is not None and cls.decl.kind == "enum" and name == "name" and not count:
            return True
        member = self._program.method(cls, name, count) if cls is not None and cls.path.endswith(".java") else None
        declared = [function.decl.returns for function in member.functions] if member is not None else []
        return bool(declared) and all(returns is not None and returns.name in PRIMITIVES for returns in declared)

    def _gives(self, callee: FunctionInfo, node: s.Call, given: Given, depth: int) -> bool:
        decl = callee.decl
        if is_nullable(decl.annotations) or (decl.returns is not None and decl.returns.nullable):
            return False
        if decl.returns is not None and decl.returns.name in PRIMITIVES:
            return True
        if callee.is_library:
            return False
        if callee.owner is not None and callee.owner.decl.kind == "enum" and not node.arguments:
            return has_no_null(callee.owner)
        body = self._program.body(callee)
        if not body or "generator" in decl.modifiers or "async" in decl.modifiers:
            return False
        bound: dict[str, Fact] = {}
        for index, parameter in enumerate(decl.parameters):
            value = argument(callee, index, node)
            if value is not None:
                bound[parameter.name] = Given(value, given.known, given.function)
        seen = scan(callee, body, bound)
        if not seen.is_complete or (seen.ending is not None and not callee.path.endswith(".java")):
            return False
        return bool(seen.returns) and all(self.is_there(value, depth) for value, _ in seen.returns)
