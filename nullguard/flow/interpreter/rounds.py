"""Loops of Python that run at least once: `for attempt in range(RETRIES)`."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s


def has_rounds(frame: Frame, iterable: s.Expr, state: State) -> bool:
    """Whether a loop is over a range of numbers that are written or constant, and of which there are some."""
    match iterable:
        case s.Call(function=s.Name(id="range"), arguments=(s.Argument(value=stop, star=0),)):
            first, end = 0, _number(frame, stop, state)
        case s.Call(function=s.Name(id="range"), arguments=(s.Argument(value=start, star=0), s.Argument(value=stop, star=0))):
            begin, end = _number(frame, start, state), _number(frame, stop, state)
            if begin is None:
                return False
            first = begin
        case _:
            return False
    return end is not None and first < end and "range" not in frame.locals


def _number(frame: Frame, node: s.Expr, state: State) -> int | None:
    """The one number that an expression is; a sum of two is one too (`RETRIES + 1`)."""
    match node:
        case s.Arithmetic(operator="+", operands=(one, other)):
            numbers = _number(frame, one, state), _number(frame, other, state)
            return numbers[0] + numbers[1] if numbers[0] is not None and numbers[1] is not None else None
        case s.Constant() | s.Name() | s.Attribute():
            constants = frame.evaluate(frame, node, state.copy())[0].constants or frozenset()
            if len(constants) == 1:
                kind, number = next(iter(constants))
                return number if kind == "int" and isinstance(number, int) else None
    return None
