"""Which of two states it came from is told by what the two have for sure, and by nothing else."""

from __future__ import annotations

from itertools import product

import pytest

from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.refinement import excluded, truthiness
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ABSENT, ANY, FALSE, NONNULL, NULL, NULLABLE, PRESENT, TRUE, Origin, Value

SOME = (
    ANY,
    PRESENT,
    ABSENT,
    TRUE,
    FALSE,
    Value(NULLABLE, origin=Origin("column", "Order.reference")),
    Value(NULL, origin=Origin("path", "")),
    Value(NONNULL, always_true=True),
    Value(truth=True),
    Value(truth=False),
)
ORDER, FLAG = ("order",), ("flag",)
LOCALS = frozenset({"order", "flag"})


@pytest.mark.parametrize(("x", "y"), list(product(SOME, SOME)))
def test_an_aspect_that_only_one_state_can_have_tells_of_the_other_path(x, y):
    one, other = State({FLAG: x, ORDER: PRESENT}), State({FLAG: y, ORDER: ABSENT})
    joined = join_states((one, other), LOCALS)
    told = {i.aspect for i in joined.implications if (i.condition, i.path, i.consequence) == (FLAG, ORDER, "nonnull")}
    is_asked = (x.null != y.null and not {x.null, y.null}.isdisjoint((NONNULL, NULL))) or truthiness(x) is not truthiness(y)
    sure = {aspect for aspect in ("true", "false", "nonnull", "null") if excluded(y, aspect) and not excluded(x, aspect)}
    assert told == (sure if is_asked else set())


@pytest.mark.parametrize("names", [("a",), ("a", "b"), ("b", "c", "a")])
def test_what_only_one_state_knows_is_kept_of_locals_only(names):
    one = State({(name, "paid"): PRESENT for name in names} | {("a",): PRESENT})
    other = State({("z",): PRESENT, ("b", "open"): PRESENT})
    joined = join_states((one, other), frozenset({"a", "z"}))
    assert list(joined.values) == [("a",), ("z",)]


def test_states_that_know_the_same_paths_in_another_order_join_in_the_order_of_the_first():
    one, other = State({("a",): PRESENT, ("b",): ABSENT}), State({("b",): PRESENT, ("a",): PRESENT})
    joined = join_states((one, other), frozenset())
    assert list(joined.values) == [("a",), ("b",)]
    assert joined.values["b",].null == NULLABLE
