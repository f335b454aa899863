"""What is known where two states meet: the implications of both, and of one where they hold in the other anyway."""

from nullguard.flow.domain.implications import Implication
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ABSENT, ANY, PRESENT, Value

TOLD = [Implication((f"known{number}",), "true", (f"row{number}",), "nonnull") for number in range(6)]


def joined(ours: list[Implication], theirs: list[Implication], **values: Value) -> tuple[Implication, ...]:
    """The implications of the join of two states, of which the second knows the values."""
    one, other = State(implications=tuple(ours)), State({(name,): value for name, value in values.items()}, tuple(theirs))
    result = join_states([one, other], frozenset())
    assert result is not None
    return result.implications


def equal(told: Implication) -> Implication:
    """The same implication as another object."""
    return Implication(told.condition, told.aspect, told.path, told.consequence)


def test_what_both_state_stays() -> None:
    assert joined(TOLD, TOLD) == tuple(TOLD)
    assert joined(TOLD, [equal(told) for told in TOLD]) == tuple(TOLD)
    assert joined([equal(told) for told in TOLD[:3]] + TOLD[3:], TOLD) == tuple(TOLD)


def test_what_one_has_forgotten_goes() -> None:
    assert joined(TOLD, TOLD[:2] + TOLD[3:]) == tuple(TOLD[:2] + TOLD[3:])
    assert joined(TOLD[:2] + TOLD[3:], TOLD) == tuple(TOLD[:2] + TOLD[3:])
    assert joined(TOLD, TOLD[1:]) == tuple(TOLD[1:])
    assert joined(TOLD, TOLD[:-1]) == tuple(TOLD[:-1])
    assert joined(TOLD, TOLD[1:-1]) == tuple(TOLD[1:-1])
    assert joined(TOLD, TOLD[:1] + TOLD[-1:]) == tuple(TOLD[:1] + TOLD[-1:])
    assert joined(TOLD, []) == joined([], TOLD) == ()


def test_what_each_has_learned_goes() -> None:
    assert joined(TOLD[:5], TOLD[:4] + TOLD[5:]) == tuple(TOLD[:4])
    assert joined(TOLD[:2] + TOLD[3:5], TOLD[:1] + TOLD[2:5]) == (TOLD[0], *TOLD[3:5])


def test_what_holds_in_the_other_anyway_stays() -> None:
    assert joined(TOLD, TOLD[:2] + TOLD[3:], row2=PRESENT) == tuple(TOLD)
    assert joined(TOLD, TOLD[:2] + TOLD[3:], known2=ABSENT) == tuple(TOLD)
    assert joined(TOLD, TOLD[:2] + TOLD[4:], row2=PRESENT) == tuple(TOLD[:3] + TOLD[4:])
    assert joined(TOLD, TOLD[:2] + TOLD[3:], row2=ABSENT, known2=ANY) == tuple(TOLD[:2] + TOLD[3:])


def test_two_steps_of_each_become_one() -> None:
    found = [
        Implication(("known",), "true", ("order",), "nonnull"),
        Implication(("order",), "nonnull", ("?row order", "id"), "nonnull"),
    ]
    other = [
        Implication(("known",), "true", ("lines",), "nonnull"),
        Implication(("lines",), "nonnull", ("?row order", "id"), "nonnull"),
    ]
    assert joined(TOLD + found, TOLD + other) == (Implication(("known",), "true", ("?row order", "id"), "nonnull"), *TOLD)
    assert joined(TOLD + found[:1], TOLD + other) == tuple(TOLD)
