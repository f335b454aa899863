"""Which of the Optionals that a Java function gives hold nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value

GIVEN_BACK: Final = ("?given back", EMPTY)
"""The path that is true where a function gives an Optional that it has made of nothing, and false where it holds something."""


def gives_nothing(state: State) -> bool:
    """Whether a function gives an Optional of nothing in a state."""
    told = state.values.get(GIVEN_BACK)
    return told is not None and truthiness(told) is True


def without_nothing(ended: Sequence[tuple[Value, State]]) -> Sequence[tuple[Value, State]]:
    """What a function gives, without Optionals of nothing where it also gives one of an object of which something is known: that
    is known of whatever comes out of it."""
    if not any(value.element is not None and value.element.facts for value, _ in ended):  # nearly always
        return ended
    return [(value, state) for value, state in ended if not gives_nothing(state)]
