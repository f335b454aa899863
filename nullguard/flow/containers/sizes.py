"""Comparisons with a number of rows or of elements."""

from __future__ import annotations

import re

from nullguard.flow.containers.counts import counts_rows
from nullguard.flow.domain.state import COUNT, Path, State
from nullguard.flow.domain.values import NONNULL, NULL, PRESENT, Value
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s


def count_test(value: Value, path: Path, operator: str, other: Value, true: State, false: State) -> None:
    """`rows.count() > 0`, `number > 0`: where it holds the number is not zero, as `if rows.count():` would tell."""
    is_told = _is_number(path[-1]) or len(path) == 1 or _is_answer(path) or is_count(value) or counts_rows(path)
    if is_told and _leaves_some(operator, other):
        some, others = (true, false) if operator in (">", ">=") else (false, true)
        some.refine(path, value, "true")
        if path[-1] == COUNT and other.constants == (_NONE if operator in (">", "<=") else _ONE):
            others.refine(path, value, "false")


def size_test(path: Path | None, operator: str, bound: Value, true: State, false: State) -> None:
    """`rows.size() > 0` in Java: where it holds the collection is not empty, as `!rows.isEmpty()` would tell, and where it
    does not there are none; the same of arrays and texts."""
    if path is not None and path[-1] in _SIZES and _leaves_some(operator, bound):
        some, others = (true, false) if operator in (">", ">=") else (false, true)
        some.refine((*path[:-1], "isEmpty()"), PRESENT, "false")
        if bound.constants == (_NONE if operator in (">", "<=") else _ONE):
            others.refine((*path[:-1], "isEmpty()"), PRESENT, "true")


_SIZES = frozenset({"size()", "length", "length()"})
"""What gives the number of elements in Java, below what has them."""


def _is_number_of_rows(path: Path, state: State) -> bool:
    """Whether a path is `rows.count()` or how many rows a query has changed, or a name that was given that."""
    return _is_number(path[-1]) or any(
        implication.condition == path and _is_number(implication.path[-1]) for implication in state.implications
    )


_NUMBERS = library_names("row-number")


def is_row_number(path: Path) -> bool:
    """Whether a path is what a cursor tells of how many rows it has or has changed: `cursor.rowcount`."""
    return len(path) > 1 and path[-1] in _NUMBERS


def _is_number(segment: str) -> bool:
    if segment == COUNT or segment in _NUMBERS or segment.endswith(".count()") or _COUNTED.search(segment) is not None:
        return True
    return segment.endswith(")") and any(f"{name}(" in segment for name in library_names("rows-changed"))


def _is_answer(path: Path) -> bool:
    """Whether a path is what a method without arguments gives: `order.number_of_lines()`."""
    return path[-1].endswith("()")


_COUNTED = re.compile(rf"\bcount\(.*\)\.(?:{'|'.join(sorted(library_names('count-read')))})\(\)\Z")
"""SQLAlchemy's `session.query(func.count(Order.id)).scalar()`."""


def is_count(value: Value) -> bool:
    """Whether a value is an aggregate that counts rows."""
    return value.null == NONNULL and value.origin is not None and value.origin.kind == "aggregate"


def _leaves_some(operator: str, bound: Value) -> bool:
    """Whether a number that is beyond a bound, or for `<` and `<=` one that is not below it, is more than zero."""
    least = {">": 0, "<=": 0, ">=": 1, "<": 1}.get(operator)
    numbers = [number for kind, number in bound.constants or () if kind == "int" and isinstance(number, int)]
    return least is not None and len(numbers) == len(bound.constants or ()) == 1 and numbers[0] >= least


def length_test(frame: Frame, node: s.Expr, operator: str, other: Value, true: State, false: State) -> None:
    """`len(x) > 0` and `len(x or "") >= 1` tell that x is not empty, and where they do not hold that it is."""
    argument = _measured(node) if _leaves_some(operator, other) else None
    if argument is not None:
        filled, others = (true, false) if operator in (">", ">=") else (false, true)
        _become(filled, frame.branch(frame, argument, filled.copy())[0])
        if other.constants == (_NONE if operator in (">", "<=") else _ONE) and isinstance(argument, s.Name):
            _become(others, frame.branch(frame, argument, others.copy())[1])


def so_many_there(frame: Frame, node: s.Expr, other: Value, equal: State) -> None:
    """`len(x) == 1`: where it holds, x is not empty."""
    argument = _measured(node) if _leaves_some(">=", other) else None
    if argument is not None:
        _become(equal, frame.branch(frame, argument, equal.copy())[0])


def _measured(node: s.Expr) -> s.Expr | None:
    """`x` of `len(x)`."""
    match node:
        case s.Call(function=s.Name(id="len"), arguments=(s.Argument(value=value),)):
            return value
    return None


def _become(state: State, told: State | None) -> None:
    if told is None:
        state.dead = True
    else:
        state.become(told)


def none_there(frame: Frame, node: s.Expr, value: Value, path: Path | None, none: State, some: State) -> None:
    """`rows.count() == 0`, `len(rows) == 0`: where it does not hold there are some."""
    is_answer = path is not None and _is_answer(path) and value.null < NULL and not frame.is_java  # null is not 0 either
    if path is not None and (_is_number_of_rows(path, some) or is_count(value) or is_answer):
        none.refine(path, value, "false")
        some.refine(path, value, "true")
    length_test(frame, node, "<", Value(constants=_ONE), none, some)


_NONE, _ONE = frozenset({("int", 0)}), frozenset({("int", 1)})
