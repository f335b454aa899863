"""Functions that give null for the null that they are given: `text(Instant at) { return at == null ? null : at.toString(); }`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.frameworks.made_rows.owners import own_first
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_NULL = s.Constant(None, "null")

_REFUSING: Final = frozenset(name.rpartition(".")[2] for name in library_names("throwing-on-null"))
"""Functions of libraries that refuse null."""


def null_with(missing: s.Expr, value: s.Expr) -> s.Expr:
    """A value that is null where something else is missing: `order.buyer == null ? null : order.buyer.name`."""
    return s.Conditional(s.Compare((missing, _NULL), ("==",)), _NULL, value)


def gives_null_for_null(program: Program, function: FunctionInfo) -> bool:
    """Whether a function of one parameter asks first of all whether it is null, and gives null then."""
    if len(function.decl.parameters) - own_first(function) != 1 or "None" not in function.decl.mentions:
        return False
    name = function.decl.parameters[-1].name
    match program.body(function):
        case (s.Return(value=s.Conditional(test=test, body=body, orelse=orelse)),):
            return (is_null(body) and is_missing(test, name, "==")) or (is_null(orelse) and is_missing(test, name, "!="))
        case (s.Return(value=s.Call(function=s.Attribute(value=chain, name="orElse"), arguments=(s.Argument(value=other),))),):
            return is_null(other) and _is_optional_of(chain, name)
        case (s.If(branches=(s.Branch(test=test, body=(s.Return(value=value),)), *_)), *_) if is_missing(test, name, "=="):
            return is_null(value)
        case (s.If(branches=(s.Branch(test=test),), orelse=()), s.Return(value=value)):
            return is_null(value) and is_missing(test, name, "!=")
        case (s.If(branches=(s.Branch(test=test),), orelse=(s.Return(value=value),)),):
            return is_null(value) and is_missing(test, name, "!=")
    return False


def is_missing(test: s.Expr, name: str, operator: str) -> bool:
    """Whether a condition compares a name with null, and nothing else."""
    match test:
        case s.Compare(operands=(left, right), operators=(written,)) if written == operator and (is_null(left) or is_null(right)):
            return last_name(right if is_null(left) else left) == name
    return False


def _is_optional_of(node: s.Expr, name: str) -> bool:
    """Whether a chain of calls begins at `Optional.ofNullable(name)`."""
    while isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
        if node.function.name == "ofNullable":
            return len(node.arguments) == 1 and last_name(node.arguments[0].value) == name
        node = node.function.value
    return False


def refused_in(body: s.Body) -> Iterator[str]:
    """The names of what is handed first to functions that refuse null, or without which an error is raised."""
    for node in nodes(body):
        match node:
            case s.Call(function=function, arguments=given) if given and last_name(function) in _REFUSING:
                yield last_name(given[0].value)
            case s.Branch(test=test, body=inside) if inside and isinstance(inside[-1], s.Raise):
                for part in test.operands if isinstance(test, s.Boolean) and test.operator == "or" else (test,):
                    name = last_name(part.operands[0]) if isinstance(part, s.Compare) else ""
                    if name and is_missing(part, name, "=="):
                        yield name
