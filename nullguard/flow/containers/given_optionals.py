"""Which of the Optionals that a Java function gives hold nothing, and what is known of what others hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, Fact, Value
from nullguard.knowledge.words import library_names

OPTIONAL: Final = "java.util.Optional"
_TAKING_OUT: Final = frozenset(f"{name}()" for name in library_names("optional-demanding"))

GIVEN_BACK: Final = ("?given back", EMPTY)
"""The path that is true where a function gives an Optional that it has made of nothing, and false where it holds something."""


def gives_nothing(state: State) -> bool:
    """Whether a function gives an Optional of nothing in a state."""
    told = state.values.get(GIVEN_BACK)
    return told is not None and truthiness(told) is True


def holding_tested(value: Value, path: Path | None, state: State) -> Value:
    """An Optional that a function gives, with what it has tested of what that holds: `found.get().getBuyer() == null`."""
    if path is None or value.type is None or value.type.cls != OPTIONAL or len(value.type.args) != 1:
        return value
    length, facts = len(path), set()
    for known, held in state.values.items():
        if held.null == NONNULL and len(known) > length + 1 and known[:length] == path and known[length] in _TAKING_OUT:
            if not any("(" in segment for segment in known[length + 1 :]):
                facts.add(Fact(known[length + 1 :], "nonnull"))
    if not facts:
        return value
    element = value.element if value.element is not None else Value(NONNULL, value.type.args[0])
    told = (*element.facts, *sorted(facts - set(element.facts), key=lambda fact: fact.segments))
    return msgspec.structs.replace(value, element=msgspec.structs.replace(element, facts=told))


def without_nothing(ended: Sequence[tuple[Value, State]]) -> Sequence[tuple[Value, State]]:
    """What a function gives, without Optionals of nothing where it also gives one of an object of which something is known: that
    is known of whatever comes out of it."""
    if not any(value.element is not None and value.element.facts for value, _ in ended):  # nearly always
        return ended
    return [(value, state) for value, state in ended if not gives_nothing(state)]
