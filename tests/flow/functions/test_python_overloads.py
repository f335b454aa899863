"""Which of Python's `@overload`s a call means, where one of them gives null only for a default that is null."""

from __future__ import annotations

import pytest

SETTINGS = """
import os
from typing import overload

@overload
def number(key: str) -> int | None: ...
@overload
def number(key: str, default: None) -> int | None: ...
@overload
def number(key: str, default: int) -> int: ...
def number(key: str, default: int | None = None) -> int | None:
    return int(os.environ[key]) if key in os.environ else default
"""


@pytest.mark.parametrize(
    "given", ["'PORT', 80", "'PORT', default=80", "'PORT', len(names)", "'PORT', names.port", "'PORT', compute(names)"]
)
def test_a_default_that_is_there_is_given(python, given):
    python(f"number({given}).bit_length()", before=SETTINGS, signature="names, compute")


@pytest.mark.parametrize("given", ["'PORT'", "'PORT', None", "'PORT', default=None", "key='PORT'"])
def test_no_default_or_one_that_may_be_null(python, given):
    python(f"number({given}).bit_length()  # null", before=SETTINGS)


def test_the_first_of_equal_ones_is_meant(python):
    before = """
    from typing import overload

    @overload
    def label(of: int) -> str | None: ...
    @overload
    def label(of: str) -> str: ...
    def label(of): ...
    """
    python(
        """
        label(thing).upper()  # null
        label("a").upper()
        label(1).upper()  # null
        """,
        before=before,
        signature="thing",
    )
