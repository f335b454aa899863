"""Parameters of functions that give null for some of what they are given: is it the null that they are given?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.flow.domain.values import NULL, NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.results import FOR_SOME
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.program.symbols import FunctionInfo

UNGIVEN = "ungiven"
"""The kind of origin of a null that a function is given to see what becomes of it."""

_MOST = 2
"""Parameters of one function that are tried, each of which takes one more interpretation of its body."""


def is_for_some(value: Value) -> bool:
    """Whether a function gives null for some of what it is given, as nothing but its arguments tells: `byName.get(name)`."""
    return value.null == NULLABLE and value.origin is not None and value.origin.kind in FOR_SOME


def tried(function: FunctionInfo, body: s.Body, positions: Mapping[str, int]) -> tuple[str, ...]:
    """The parameters that are worth a look at what comes back for null: the only one of a function that looks at nothing else,
    and those that it tests beside something else (`if order is None or order.paid_at is None: return None`)."""
    given = [p for p in function.decl.parameters if p.name in positions and (p.type is None or p.type.name not in PRIMITIVES)]
    if max(positions.values(), default=0) == 0:
        return tuple(p.name for p in given if positions[p.name] == 0)[:1]
    tested = frozenset(name for node in nodes(body) if isinstance(node, s.Boolean) for name in _tested(node))
    found = tuple(p.name for p in given if p.name in tested)
    return found if len(found) <= _MOST else ()


def gives_null(frame: Frame) -> bool:
    """Whether a function that was interpreted with an UNGIVEN argument may return null, and does not raise before. What it tests
    besides and gives back (`if (names == null || prefix == null) { return names; }`) is not null for the argument's sake."""
    if any(use.origin.kind == UNGIVEN for use in frame.sink.uses()):
        return False
    return any(value.null == NULL or (value.null == NULLABLE and value.origin is not None) for value, _ in frame.ended)


def gives_nothing_else(frame: Frame) -> bool:
    """Whether a function that was interpreted with an UNGIVEN argument returns null wherever it returns."""
    return gives_null(frame) and all(value.null == NULL for value, _ in frame.ended)


def _tested(node: s.Boolean) -> Iterator[str]:
    """The names of which an operand asks whether they are there: `not order`, `order is None`."""
    for operand in node.operands:
        match operand:
            case s.Not(operand=s.Name(id=name)):
                yield name
            case s.Compare(operands=(s.Name(id=name), other), operators=("is" | "==",)) if is_null(other):
                yield name
            case s.Compare(operands=(other, s.Name(id=name)), operators=("is" | "==",)) if is_null(other):
                yield name
