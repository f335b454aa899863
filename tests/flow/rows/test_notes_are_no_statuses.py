"""What the flow itself notes of an object is no attribute of it, and so no status of the row."""

from __future__ import annotations

import pytest

from nullguard.flow.containers.lists import EMPTY, UNTOUCHED
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, TRUE, Origin, Value
from nullguard.flow.rows.correlated import NO_STATUS, status_of

OWNER = Origin("relation", "Order.owner")


def status(segment: str, value: Value) -> str:
    state = State()
    state.values[("this", segment)] = value
    return status_of(OWNER, ("this", "owner"), state, frozenset(), lambda path: False, ()).name


def test_notes():
    assert status(UNTOUCHED, TRUE) == NO_STATUS.name == ""


@pytest.mark.parametrize("segment", ["isOpen()", "getState()", "state", "is(Kind.FIRST, null)"])
def test_attributes_and_what_they_are_asked(segment):
    known = Value(NONNULL, constants=frozenset({("str", "x")}))
    assert status(segment, known) == segment


def test_emptiness_is_what_java_asks():
    assert status(EMPTY, TRUE) == EMPTY
