"""Two conditions that are compared with each other: `(start == null) != (end == null)`, `bool(start) == bool(end)`."""

from __future__ import annotations

from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s


def is_test(node: s.Expr) -> bool:
    """Whether an expression is true or false and nothing else, by its form."""
    match node:
        case s.Compare() | s.Not() | s.InstanceOf():
            return True
        case s.Call(function=s.Name(id="bool"), arguments=(_,)):
            return True
    return False


def compared_tests(frame: Frame, one: s.Expr, other: s.Expr, state: State) -> Split:
    """The states where both conditions hold or neither does, and where one of them does. Consumes `state`."""
    holds, fails = frame.branch(frame, one, state)
    both, only_one = frame.branch(frame, other, holds) if holds is not None else (None, None)
    only_other, neither = frame.branch(frame, other, fails) if fails is not None else (None, None)
    return join_states([both, neither], frame.locals), join_states([only_one, only_other], frame.locals)
