"""Digests tell contents apart, and parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nullguard.runtime.digest import SIZE, digest


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_other_parts_have_another_digest(some: list[bytes], others: list[bytes]) -> None:
    assert (digest(*some) == digest(*others)) == (some == others)
    assert len(digest(*some)) == SIZE
