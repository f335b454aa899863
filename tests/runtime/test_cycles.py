"""A run changes how often Python looks for cycles only for as long as it lasts."""

from __future__ import annotations

import gc

import pytest

from nullguard.runtime.cycles import leave_for_the_end, seldom_looked_for


@pytest.mark.parametrize("before", [(700, 10, 10), (0, 10, 10), (1_000_000, 5, 5)])
def test_afterwards_it_is_as_before(before: tuple[int, int, int]) -> None:
    own = gc.get_threshold()
    gc.set_threshold(*before)
    try:
        with seldom_looked_for():
            within = gc.get_threshold()[0]
        after = gc.get_threshold()
    finally:
        gc.set_threshold(*own)
    assert after == before
    assert within >= before[0]
    assert (within == 0) is (before[0] == 0)


def test_what_is_left_for_the_end_is_not_looked_at() -> None:
    before = gc.get_freeze_count()
    leave_for_the_end()
    try:
        assert gc.get_freeze_count() > before
        assert len(gc.get_objects()) < gc.get_freeze_count()
    finally:
        gc.unfreeze()
