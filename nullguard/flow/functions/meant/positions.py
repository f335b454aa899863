"""Where a function's parameters stand among the arguments of its calls."""

from __future__ import annotations

from nullguard.flow.domain.state import as_given
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.summary import RECEIVER
from nullguard.program.symbols import FunctionInfo


def parameter_positions(frame: Frame, function: FunctionInfo) -> dict[str, int]:
    """Where all parameters stand among the caller's arguments, also those that the body binds again."""
    names = [parameter.name for parameter in function.decl.parameters if parameter.takes_one]
    if names and names[0] == frame.self_name:
        names = names[1:]
    return {name: position for position, name in enumerate(names)}


def positions(frame: Frame, function: FunctionInfo) -> dict[str, int]:
    """Where the parameters that stand for the caller's arguments throughout stand among these; RECEIVER for `this`."""
    found = {name: position for name, position in parameter_positions(frame, function).items() if name not in frame.rebound}
    if frame.self_name:
        found[frame.self_name] = RECEIVER
    return found


def positions_given(frame: Frame, function: FunctionInfo) -> dict[str, int]:
    """The `positions`, and those of what parameters were given that the body binds again (see `as_given`)."""
    found = positions(frame, function)
    if frame.is_java or frame.rebound.isdisjoint(frame.parameters):
        return found
    every = parameter_positions(frame, function)
    found.update({as_given(name)[0]: position for name, position in every.items() if name in frame.rebound})
    return found
