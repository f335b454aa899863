"""Spring Data's specifications: which attributes are there in the rows that a condition of the project's own finds,
`orders.findAll(Orders.hasDue().and(open()))`.

Sources: the Spring Data JPA reference, "Specifications", and Jakarta Persistence 3.1, chapter 6: conditions follow SQL's logic of
three values. Read are functions that give a lambda of one condition; one that is put together bit by bit tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from nullguard.flow.domain.values import Asked, Value
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.jpa.criteria import COMPARING, SAME
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null
from nullguard.model.queries import Path
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_TYPE: Final = "org.springframework.data.jpa.domain.Specification"
_NOTHING: Final[frozenset[Path]] = frozenset()
_MOST_FUNCTIONS: Final = 3
"""Functions that give what another one gives."""

_TAKEN: Final = 3
"""A root, a query and a builder."""

_MOST_PARTS: Final = 40
"""Conditions within each other, and steps of a path."""

_replace = msgspec.structs.replace


class Specified(Asked, frozen=True):
    """A specification with the paths that are there in the rows which fulfil it."""

    present: frozenset[Path] = _NOTHING

    def joined(self, other: Asked) -> Asked | None:
        return Specified(self.present & other.present) if isinstance(other, Specified) else None


def specified(site: CallSite) -> Value | None:
    """What a call gives that gives a specification; None for other calls."""
    type = site.result.type
    if type is None or type.cls != _TYPE:
        return None
    given = [_of_argument(site, number) for number in range(len(site.arguments))]
    receiver = site.receiver.asked if site.receiver is not None else None
    if (function := _called(site)) is not None:
        present = _of_function(site.world.program, function, 0)
    elif site.method in ("and", "or"):
        own = receiver.present if isinstance(receiver, Specified) else _NOTHING
        present = _joined(site.method, [own, *given])
    else:
        present = _joined("and" if site.method in ("where", "allOf") else "or", given) if site.method != "not" else _NOTHING
    return _replace(site.result, asked=Specified(present)) if present else None


def _called(site: CallSite) -> FunctionInfo | None:
    """The project's own function that is called."""
    if isinstance(site.callee, FunctionInfo):
        return None if site.callee.is_library else site.callee
    of_receiver = site.world.class_of(site.receiver.type) if site.receiver is not None else None
    cls = site.callee if isinstance(site.callee, ClassInfo) else of_receiver
    member = site.world.program.method(cls, site.method, len(site.arguments)) if cls is not None else None
    functions = member.functions if member is not None else ()
    return functions[0] if len(functions) == 1 and not functions[0].is_library else None


def present_in_rows(site: CallSite) -> frozenset[Path]:
    """What is there in the rows of a call that is handed a specification."""
    if len(site.arguments) not in (1, 2):
        return _NOTHING
    return _of_argument(site, 0)


def _of_argument(site: CallSite, number: int) -> frozenset[Path]:
    written, value = site.arguments[number]
    if isinstance(value.asked, Specified):
        return value.asked.present
    return _of_lambda(written.value) if isinstance(written.value, s.Lambda) else _NOTHING


def _joined(operator: str, parts: list[frozenset[Path]]) -> frozenset[Path]:
    if not parts:
        return _NOTHING
    return frozenset().union(*parts) if operator == "and" else parts[0].intersection(*parts[1:])


def _of_function(program: Program, function: FunctionInfo, depth: int) -> frozenset[Path]:
    program.reads.add(body_entry(function))
    match program.body(function):
        case (s.Return(value=value),) if value is not None and depth < _MOST_FUNCTIONS:
            return _of_expression(program, function, value, depth)
    return _NOTHING


def _of_expression(program: Program, function: FunctionInfo, node: s.Expr, depth: int) -> frozenset[Path]:
    """What a lambda tells, another function's specification, or several of them that are put together."""

    def of(part: s.Expr) -> frozenset[Path]:
        return _of_expression(program, function, part, depth + 1) if depth < _MOST_PARTS else _NOTHING

    match node:
        case s.Lambda():
            return _of_lambda(node)
        case s.Call(function=s.Attribute(value=value, name="and" | "or" as operator), arguments=(s.Argument(value=other),)):
            return _joined(operator, [of(value), of(other)])
        case s.Call(function=s.Attribute(name="where" | "allOf"), arguments=arguments) if arguments:
            return _joined("and", [of(argument.value) for argument in arguments])
        case s.Call(function=s.Attribute() | s.Name() as called):
            holder, _, name = dotted_name(called).rpartition(".")
            cls = program.class_named(function.path, holder, function.decl.qualname) if holder else function.owner
            member = program.method(cls, name, len(node.arguments)) if cls is not None else None
            if member is not None and len(member.functions) == 1 and not member.functions[0].is_library:
                return _of_function(program, member.functions[0], depth + 1)
    return _NOTHING


def _of_lambda(node: s.Lambda) -> frozenset[Path]:
    """What `(root, query, builder) -> builder.isNotNull(root.get("due"))` tells: one result, after variables at most."""
    if len(node.parameters) != _TAKEN or not node.body:
        return _NOTHING
    *before, last = node.body
    known: dict[str, s.Expr] = {}
    for statement in before:
        match statement:
            case s.Assign(targets=(s.Name(id=name),), value=value) if name not in known and value is not None:
                known[name] = value
            case _:
                return _NOTHING
    value = last.value if isinstance(last, s.Return) else None
    return _Lambda(node.parameters[0].name, known).condition(value) if value is not None else _NOTHING


class _Lambda:
    """Reads the condition of one lambda; `known` are its variables."""

    def __init__(self, root: str, known: Mapping[str, s.Expr]) -> None:
        self._root, self._known = root, known

    def condition(self, node: s.Expr, depth: int = 0) -> frozenset[Path]:
        """The paths that are there where a condition is true."""
        match node:
            case s.Name(id=name) if name in self._known and depth < _MOST_PARTS:
                return self.condition(self._known[name], depth + 1)
            case s.Call(function=s.Attribute(name="and" | "or" as operator), arguments=arguments) if depth < _MOST_PARTS:
                return _joined(operator, [self.condition(argument.value, depth + 1) for argument in arguments])
            case s.Call(function=s.Attribute(value=value, name="isNotNull" | "in"), arguments=arguments):
                tested = [value, *(argument.value for argument in arguments[:1])]
                return frozenset(path for part in tested if (path := self._path(part, 0)))
            case s.Call(function=s.Attribute(name=name), arguments=arguments) if name in COMPARING:
                if any(is_null(argument.value) for argument in arguments):
                    return _NOTHING
                return frozenset(path for argument in arguments if (path := self._path(argument.value, 0)))
        return _NOTHING

    def _path(self, node: s.Expr, depth: int) -> Path:
        """The attributes from the root to what an expression is null with; empty where it is no such path."""
        match node:
            case s.Name(id=name) if name in self._known and depth < _MOST_PARTS:
                return self._path(self._known[name], depth + 1)
            case s.Call(function=s.Attribute(name=name), arguments=(s.Argument(value=value),)) if name in SAME:
                return self._path(value, depth + 1) if depth < _MOST_PARTS else ()
            case s.Call(function=s.Attribute(value=value, name="get" | "join"), arguments=(s.Argument(value=read),)):
                name = _attribute(read)
                if not name or depth >= _MOST_PARTS:
                    return ()
                if isinstance(value, s.Name) and value.id == self._root:
                    return (name,)
                before = self._path(value, depth + 1)
                return (*before, name) if before else ()
        return ()


def _attribute(node: s.Expr) -> str:
    """The attribute that `"due"`, `Order_.due` or `Order_.DUE_DATE` means; empty for anything else."""
    match node:
        case s.Constant(value=str(value)):
            return value
        case s.Attribute(value=s.Name(id=holder), name=name) if holder.endswith("_"):
            first, *rest = name.split("_")
            return "".join((first.lower(), *(word.capitalize() for word in rest))) if name.isupper() else name
    return ""
