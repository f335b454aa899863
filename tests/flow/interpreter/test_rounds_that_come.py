"""A loop over a range of numbers that are written or constant runs, where there are some: what it leaves behind is there."""

from __future__ import annotations

import pytest

RETRIES = """
RETRIES = 3
NEVER = 0
tries = 3
"""


@pytest.mark.parametrize("numbers", ["RETRIES", "3", "0, RETRIES", "1, RETRIES + 1", "2, 3"])
def test_what_the_rounds_set_is_there(python, numbers):
    python(
        f"""
        error = None
        for attempt in range({numbers}):
            try:
                return send(order)
            except ValueError as failure:
                error = failure
        raise error
        """,
        before=RETRIES,
    )


@pytest.mark.parametrize("numbers", ["NEVER", "0", "tries", "count", "3, RETRIES", "1, count", "RETRIES, 0, -1", "*bounds"])
def test_loops_that_may_have_no_round(python, numbers):
    python(
        f"""
        error = None
        for attempt in range({numbers}):
            try:
                return send(order)
            except ValueError as failure:
                error = failure
        raise error  # null
        """,
        before=RETRIES,
        signature="order, count, bounds",
    )


def test_a_round_that_may_leave_null(python):
    python(
        """
        error = None
        for attempt in range(3):
            if send(order):
                error = make(order)
        raise error  # null
        """
    )


def test_a_range_of_the_projects_own(python):
    python(
        """
        error = None
        for attempt in range(3):
            error = make(order)
        raise error  # null
        """,
        signature="order, range",
    )
