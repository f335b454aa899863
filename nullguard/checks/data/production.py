"""What production's figures say of null, in words."""

from __future__ import annotations

from nullguard.model.schema import Basis, Statistics

ENOUGH_ROWS = 300
"""Rows of which none is null before that says something. Where none of n rows drawn at random is null, fewer than 3/n of all are,
with 95 % confidence (the rule of three): here fewer than one in a hundred."""


def looked_at(statistics: Statistics) -> int | None:
    """How many rows the share of nulls was found in, None when nobody says."""
    return statistics.sample if statistics.sample is not None else statistics.rows


def is_acquitted(statistics: Statistics) -> bool:
    """Whether production has no null in a column, as far as its figures tell."""
    rows = looked_at(statistics)
    return statistics.null_fraction == 0 and (rows is None or rows >= ENOUGH_ROWS)


def none_null(statistics: Statistics) -> str:
    """That no row has null, in a phrase: `null in none of 12,400,000 production rows`."""
    rows, sample = statistics.rows, statistics.sample
    if rows is None and sample is None:
        return "null in no production row"
    if sample is not None and (rows is None or sample < rows):
        of = f" of {rows:,}" if rows is not None else ""
        return f"null in none of the {sample:,} production rows{of} that were looked at"
    estimated = ", as the server estimates" if statistics.basis is Basis.ESTIMATED else ""
    return f"null in none of {rows if rows is not None else sample:,} production rows{estimated}"
