"""What several predicates of both languages tell: that their subject is there."""

from __future__ import annotations

from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s


def subject_is_nonnull(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`callable(x)`, `issubclass(x, T)`: true only of a value that is there."""
    if not node.arguments:
        return None
    values = [frame.evaluate(frame, a.value, state) for a in node.arguments]
    value, path = values[0]
    if path is None:
        return state, state.copy()
    true, false = state.copy(), state
    true.refine(path, value, "nonnull")
    return true, false
