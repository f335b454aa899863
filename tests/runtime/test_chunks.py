"""Pieces of work: every item in exactly one, heavy ones first, the last ones small."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nullguard.runtime.chunks import HEAVY_SHARE, MOST_ITEMS, cut


@given(st.lists(st.integers(-3, 10**12), max_size=500), st.integers(0, 9))
def test_every_item_is_in_one_piece(weights: list[int], jobs: int) -> None:
    pieces = cut(weights, jobs)
    assert sorted(index for piece in pieces for index in piece) == list(range(len(weights)))
    assert all(0 < len(piece) <= MOST_ITEMS for piece in pieces)


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=500), st.integers(1, 9))
def test_no_piece_of_several_items_is_heavy(weights: list[int], jobs: int) -> None:
    share = sum(weights) / jobs
    for piece in cut(weights, jobs):
        assert len(piece) == 1 or sum(weights[index] for index in piece) <= share / 6 + share / HEAVY_SHARE


def test_heavy_items_start_first_and_the_others_in_their_order() -> None:
    weights = [1] * 1000
    weights[500], weights[800] = 2000, 3000
    pieces = cut(weights, 2)
    assert pieces[:2] == [(800,), (500,)]
    assert [index for piece in pieces[2:] for index in piece] == [index for index in range(1000) if index not in (500, 800)]


def test_pieces_shrink_so_that_workers_finish_together() -> None:
    pieces = cut([1] * 5000, 2)
    assert len(pieces[0]) == MOST_ITEMS
    assert len(pieces[-1]) <= 5000 / 2 / 200 + 1
    assert len(pieces) < 200
