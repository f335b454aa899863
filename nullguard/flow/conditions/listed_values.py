"""Java: tests of several values at once: `Stream.of(order.getText(), order.getNote()).allMatch(Objects::nonNull)`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.every_argument import ASKED_OF_EACH
from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_guard
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name

_LISTING: Final = library_names("values-listed")


def all_there(frame: Frame, node: s.Call, state: State) -> Split | None:
    """What such a question tells of each of the values; None for other calls."""
    match node:
        case s.Call(
            function=s.Attribute(value=s.Call() as listed, name=question),
            arguments=(s.Argument(value=s.MethodReference(value=s.Name(id="Objects") | s.Attribute(name="Objects"), name=test)),),
        ):
            answer = ASKED_OF_EACH.get((question, test))
        case _:
            return None
    if (
        isinstance(listed.function, s.Attribute)
        and listed.function.name == "stream"
        and isinstance(listed.function.value, s.Call)
    ):
        listed = listed.function.value
    if answer is None or not listed.arguments or ".".join(_name(listed).split(".")[-2:]) not in _LISTING:
        return None
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    true, false = state.copy(), state
    told = true if answer else false
    for argument in listed.arguments:
        value, path = frame.evaluate(frame, argument.value, told)
        if path is not None:
            note_guard(frame, value)
            told.refine(path, value, "nonnull")
    return true, false


def _name(call: s.Call) -> str:
    return dotted_name(call.function) or last_name(call.function)
