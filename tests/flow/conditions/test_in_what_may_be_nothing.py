"""What is found in `texts or ()` was in the texts: these are there."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "code",
    [
        'if "x" in (order.reference or ""):\n    order.reference.upper()',
        'if "x" in (order.reference or ()):\n    order.reference.upper()',
        'if "x" not in (order.reference or []):\n    return\norder.reference.upper()',
        'return order.reference.upper() if "x" in (order.reference or {}) else ""',
    ],
)
def test_there_where_something_is_in_it(python, code):
    python(code)


@pytest.mark.parametrize(
    "code",
    [
        'if "x" not in (order.reference or ""):\n    order.reference.upper()  # null',
        'if "x" in (order.reference or ["x"]):\n    order.reference.upper()  # null',
        'if "x" in (order.number or ""):\n    order.reference.upper()  # null',
    ],
)
def test_perhaps_nothing(python, code):
    python(code)
