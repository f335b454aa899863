"""Two ways that have taught the same meet in a state of its own."""

from __future__ import annotations

from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import Implication, State
from nullguard.flow.domain.values import NONNULL, NULL, PRESENT, Value

TOLD = (Implication(("paid",), "true", ("order",), "nonnull"),)


def test_equal_states_meet_in_what_they_know():
    one, other = State({("order",): PRESENT}, TOLD), State({("order",): Value(NONNULL)}, TOLD)
    other.has_null = True
    met = join_states([one, other], frozenset())
    assert met is not None
    assert met.values == {("order",): PRESENT}
    assert met.implications is TOLD
    assert met.has_null


def test_what_is_learned_afterwards_is_learned_of_neither():
    one, other = State({("order",): PRESENT}, TOLD), State({("order",): PRESENT}, TOLD)
    met = join_states([one, other], frozenset())
    assert met is not None
    met.values[("buyer",)] = PRESENT
    assert ("buyer",) not in one.values
    assert ("buyer",) not in other.values


def test_other_states_are_joined():
    one, other = State({("order",): PRESENT}, TOLD), State({("order",): Value(NULL)}, TOLD)
    met = join_states([one, other], frozenset())
    assert met is not None
    assert met.values[("order",)].null not in (NONNULL, NULL)


def test_equal_values_with_other_implications_keep_what_both_state():
    one, other = State({("order",): Value(NULL)}, TOLD), State({("order",): Value(NULL)})
    met = join_states([one, other], frozenset())
    assert met is not None
    assert met.implications == ()
