"""A name that is bound again takes with it what was known by segments that mention it, and nothing else."""

from __future__ import annotations

from nullguard.flow.domain.dependents import Dependents
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import PRESENT


def _known() -> tuple[State, Dependents]:
    dependents = Dependents()
    dependents.add("[i]", frozenset({"i"}))
    dependents.add("[i + j]", frozenset({"i", "j"}))
    dependents.add("?orders.get(i)", frozenset({"orders", "i"}))
    paths = (("orders", "[i]"), ("orders", "[i + j]"), ("orders", "first"), ("?orders.get(i)",), ("other",))
    return State(dict.fromkeys(paths, PRESENT)), dependents


def test_what_mentions_the_name_is_forgotten() -> None:
    state, dependents = _known()
    state.forget(("j",), dependents)
    assert set(state.values) == {("orders", "[i]"), ("orders", "first"), ("?orders.get(i)",), ("other",)}
    state.forget(("i",), dependents)
    assert set(state.values) == {("orders", "first"), ("other",)}


def test_a_name_that_nothing_mentions_takes_nothing_with_it() -> None:
    state, dependents = _known()
    before = dict(state.values)
    state.forget(("k",), dependents)
    assert state.values == before
    assert not dependents.of("k")


def test_a_path_depends_on_names_by_its_segments_and_not_by_its_own() -> None:
    _, dependents = _known()
    assert dependents.has_any(("orders", "[i]", "name"))
    assert not dependents.has_any(("orders", "i", "name"))
    assert dependents.of("i") == {"[i]", "[i + j]", "?orders.get(i)"}


def test_a_member_takes_only_tests_with_it() -> None:
    state, dependents = _known()
    state.forget(("orders", "last"), dependents)
    assert ("orders", "first") in state.values
    assert ("?orders.get(i)",) not in state.values
