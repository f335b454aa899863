"""What a Python model's own methods assign: whether a value is surely not null.

Calls of a library count as giving something, but for those that are known to find nothing at times: `slugify(self.name)`,
`uuid4().hex`, `timezone.now()`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nullguard.flow.schema import Schema
from nullguard.frameworks.made_rows.owners import scope_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_MAX_DEPTH = 20
"""Expressions within each other, and functions that are gone into, for one value."""

_MANAGERS = library_names("default-manager")

Locals = dict[str, list[s.Expr | None]]


@dataclass(frozen=True)
class Body:
    """A function, what it calls its row, and what it assigns to its variables (None for what is not understood)."""

    function: FunctionInfo
    row: str
    assigned: Locals = field(default_factory=dict)


def body_of(program: Program, function: FunctionInfo, row: str) -> Body:
    """A function with what its variables hold."""
    found: Locals = {}
    for node in nodes(program.body(function)):
        for target, value in _bound(node):
            if isinstance(target, s.Name):
                found.setdefault(target.id, []).append(value)
    return Body(function, row, found)


class GivenValues:
    """Answers for the rows of one model, whose attribute of certain `names` is asked for."""

    def __init__(self, program: Program, schema: Schema, cls: ClassInfo, names: frozenset[str]) -> None:
        self._program, self._schema, self._cls, self._names = program, schema, cls, names
        self._asking: set[str] = set()

    def is_there(self, node: s.Expr | None, body: Body, known: bool, depth: int = 0) -> bool:
        """Whether a value is surely not null, where the attribute is `known` to be there or not."""
        if depth > _MAX_DEPTH:
            return False
        down = depth + 1
        match node:
            case s.Constant(kind=kind):
                return kind not in ("null", "ellipsis")
            case (
                s.Format() | s.Arithmetic() | s.Unary() | s.Compare() | s.Not() | s.Comprehension() | s.Lambda() | s.Collection()
            ):
                return True
            case s.Boolean(operator="or", operands=operands):
                return self.is_there(operands[-1], body, known, down)
            case s.Boolean(operands=operands):
                return all(self.is_there(operand, body, known, down) for operand in operands)
            case s.Conditional(test=test, body=one, orelse=other):
                return (self.is_there(one, body, known, down) or tells(test, render(one), True)) and (
                    self.is_there(other, body, known, down) or tells(test, render(other), False)
                )
            case s.AssignExpr(value=value) | s.Await(value=value) | s.Subscript(value=value, index=s.Slice()):
                return self.is_there(value, body, known, down)
            case s.Name(id=name):
                if name == body.row or name.isupper():
                    return True
                return self._is_local_there(name, body, known, down)
            case s.Attribute():
                return self._is_attribute_there(node, body, known, down)
            case s.Call():
                return self._is_answer_there(node, body, known, down)
        return False

    def _is_local_there(self, name: str, body: Body, known: bool, depth: int) -> bool:
        if name in self._asking:  # `slug = slug[:20]`: what it was before decides
            return True
        self._asking.add(name)
        values = body.assigned.get(name, ())
        found = bool(values) and all(self.is_there(value, body, known, depth) for value in values)
        self._asking.discard(name)
        return found

    def _is_attribute_there(self, node: s.Attribute, body: Body, known: bool, depth: int) -> bool:
        if isinstance(node.value, s.Call):  # `uuid4().hex`
            return self.is_there(node.value, body, known, depth)
        if isinstance(node.value, s.Name) and node.value.id == body.row and node.name in self._names:
            return known
        if node.name.isupper():
            return True
        cls = self._class(node.value, body, depth)
        attribute = self._schema.attribute(cls, node.name) if cls else None
        return attribute is not None and (attribute.nullable is False or attribute.mapped.primary_key)

    def _class(self, node: s.Expr, body: Body, depth: int) -> str:
        """The class of a row that is reached from the own one by relations."""
        if isinstance(node, s.Name) and node.id == body.row:
            return self._cls.id
        if isinstance(node, s.Attribute) and depth <= _MAX_DEPTH:
            holder = self._class(node.value, body, depth + 1)
            attribute = self._schema.attribute(holder, node.name) if holder else None
            return attribute.mapped.target if attribute is not None else ""
        return ""

    def _is_answer_there(self, node: s.Call, body: Body, known: bool, depth: int) -> bool:
        function, name = node.function, last_name(node.function)
        if name in library_names("creating") or (name == "get" and _is_of_manager(function)):
            return name not in ("get_or_create", "update_or_create", "aget_or_create", "aupdate_or_create")
        if not name or name in _perhaps_missing() or (not known and self._reads_own(node, body)):
            return False
        called = self._called(function, body)
        if isinstance(called, FunctionInfo) and not called.is_library:
            return self._gives(called, depth)
        if called is not None or name in library_names("never-null"):
            return True
        if isinstance(function, s.Attribute):
            return self.is_there(function.value, body, known, depth)  # `self.name.lower()`
        return name not in body.assigned and all(parameter.name != name for parameter in body.function.decl.parameters)

    def _reads_own(self, node: s.Call, body: Body) -> bool:
        """Whether a call is of what it is asked for, and so raises where that is null: `self.email = self.email.lower()`."""
        return any(
            isinstance(part, s.Attribute)
            and part.name in self._names
            and isinstance(part.value, s.Name)
            and part.value.id == body.row
            for part in nodes((node,))
        )

    def _called(self, function: s.Expr, body: Body) -> object:
        """What a call runs: a function, a class, something of a library; None where nobody can tell."""
        if isinstance(function, s.Attribute) and isinstance(function.value, s.Name) and function.value.id == body.row:
            member = self._program.method(self._cls, function.name)
            return member.functions[0] if member is not None and member.functions else None
        root = render(function).partition(".")[0]
        if root == body.row or root in body.assigned or "(" in render(function):
            return None
        return self._program.resolve(body.function.path, render(function), scope_of(body.function))

    def _gives(self, called: FunctionInfo, depth: int) -> bool:
        """Whether a function of the project's always gives something: all that it returns is there, and it ends with a return."""
        decl = called.decl
        if decl.returns is not None:
            return not decl.returns.nullable and decl.returns.name not in ("None", "Any", "object")
        written = self._program.body(called)
        if not written or {"generator", "async"} & set(decl.modifiers) or not isinstance(written[-1], s.Return | s.Raise):
            return False
        row = decl.parameters[0].name if called.owner is not None and decl.parameters else ""
        inner = body_of(self._program, called, row if called.owner in self._program.ancestors(self._cls) else "")
        returned = [item.value for item in nodes(written) if isinstance(item, s.Return)]
        return bool(returned) and all(self.is_there(value, inner, False, depth) for value in returned)


def tells(test: s.Expr, text: str, holds: bool) -> bool:
    """Whether what is written so is there where a condition holds, or does not."""
    match test:
        case s.Not(operand=operand):
            return tells(operand, text, not holds)
        case s.Boolean(operator=operator, operands=operands):
            return (operator == "and") == holds and any(tells(operand, text, holds) for operand in operands)
        case s.Compare(operands=(left, s.Constant(kind="null")), operators=(operator,)):
            return render(left) == text and (operator in ("!=", "is not")) == holds
        case s.Compare(operands=(left, s.Collection(items=items)), operators=("in" | "not in" as operator,)):
            has_null = any(isinstance(item, s.Constant) and item.kind == "null" for item in items)
            return render(left) == text and has_null and (operator == "not in") == holds
    return holds and render(test) == text


def _perhaps_missing() -> frozenset[str]:
    found = library_names("perhaps-nothing") | library_names("row-or-null") | library_names("fetching")
    return found | library_names("first-row")


def _is_of_manager(function: s.Expr) -> bool:
    """`Order.objects.get(…)` raises where there is no row."""
    return isinstance(function, s.Attribute) and any(f".{name}" in render(function.value) for name in _MANAGERS)


def _bound(node: s.Node) -> Iterator[tuple[s.Expr, s.Expr | None]]:
    match node:
        case s.Assign(targets=targets, value=value):
            for target in targets:
                yield target, value
                if isinstance(target, s.Collection):
                    yield from ((item, None) for item in target.items)
        case s.AssignExpr(target=target, value=value):
            yield target, value
        case s.ForEach(target=target) | s.AugAssign(target=target):
            yield target, None
        case s.WithItem(target=target) if target is not None:
            yield target, None
