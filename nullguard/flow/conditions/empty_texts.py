"""A text that is asked whether it is empty (Java): `String error = ""; … if (!error.isEmpty()) throw …`.

What tells the texts apart that a variable was given is whether they are empty: a test of that says which one it was given.
"""

from __future__ import annotations

from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s

_TEXT = "java.lang.String"


def is_empty_text(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`error.isEmpty()`, or `error.isBlank()`, of a variable."""
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=name)), arguments=()):
            held = state.values.get((name,))
        case _:
            return None
    if held is None or held.type is None or held.type.cls != _TEXT or name not in frame.locals:
        return None
    # A text of which nothing is known is no other one for being empty.
    if held.constants is None and held.truth is None and not any(item.condition == (name,) for item in state.implications):
        return None
    value, path = frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    true, false = state.copy(), state
    for split, aspect, text in ((true, "true", "false"), (false, "false", "true")):
        if path is not None:
            split.refine(path, value, aspect)
        split.refine((name,), split.values.get((name,), held), text)
    return true, false
