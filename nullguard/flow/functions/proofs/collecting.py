"""What a call hands over that collects problems (Java): `check(order, errors)`."""

from __future__ import annotations

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.lookups.collected import GIVEN_BACK, know_handed, position_of, type_given
from nullguard.program.symbols import FunctionInfo


def collecting(
    frame: Frame, function: FunctionInfo, when: str, arguments: Arguments, answer: tuple[Value, Path | None], state: State
) -> Path | None:
    """The path of the argument, or of the answer, of which a guarantee says that nothing was put in; None where it has none."""
    if when == GIVEN_BACK:
        if answer[1] is not None:
            know_handed(frame, answer[0].type, answer[1], state, is_given=True)
        return answer[1]
    position = position_of(when)
    found = argument_for(function, arguments, position)
    path = found[2] if found is not None else None
    if found is None or path is None or path[0][:1] == "?":
        return None
    know_handed(frame, type_given(function, position, found[1]), path, state)
    return path
