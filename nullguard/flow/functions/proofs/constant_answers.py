"""What a function has found where it gives one of several constants: `return Outcome.MISSING;` wherever the order has no
buyer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.constants.enums import ENUM
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import State
from nullguard.flow.domain.told_constants import constant_answer, other_answer
from nullguard.flow.frame.frame import Frame

_MOST: Final = 6
"""Constants of one function that are told apart."""

NO_NUMBER: Final = frozenset({("int", 0), ("int", -1)})
"""The numbers that functions give where there is nothing to count or to find: `return lines == null ? 0 : lines.size();`."""

_KINDS: Final = frozenset({ENUM, "str"})


def by_constants(frame: Frame) -> Iterator[tuple[str, State | None]]:
    """For each constant that a function gives, the name of that answer and what is known wherever it may give it; and the same
    of all others together."""
    found = {constant for value, _ in frame.ended for constant in value.constants or ()}
    for number in sorted(found & NO_NUMBER):
        others = [state for value, state in frame.ended if value.constants is None or value.constants != {number}]
        yield other_answer(number), join_states(others, frame.locals)
    if not 1 < len(found) <= _MOST or not all(kind in _KINDS for kind, _ in found):
        return
    for constant in sorted(found, key=str):
        states = [state for value, state in frame.ended if value.constants is None or constant in value.constants]
        yield constant_answer(constant), join_states(states, frame.locals)
        others = [state for value, state in frame.ended if value.constants is None or value.constants != {constant}]
        if len(found) > 1:
            yield other_answer(constant), join_states(others, frame.locals)
