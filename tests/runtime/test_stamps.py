"""A stamp is trusted only if its file cannot have changed since without the stamp telling."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nullguard.runtime.cache import open_cache
from nullguard.runtime.stamps import decode, encode, settled, stamp

SECOND = 10**9
ROOT = Path("/some/project")


def test_stamps_of_files_at_rest_are_kept(cache_dir: Path) -> None:
    stamps = {"a.py": (10, 1_600_000_000 * SECOND, 5, b"digest"), "b.py": (20, 1_700_000_000 * SECOND, 6, b"other")}
    with open_cache(ROOT, "1") as cache:
        assert cache.stamps() == {}
        cache.put_stamps(stamps)
    with open_cache(ROOT, "1") as cache:
        assert cache.stamps() == stamps
        cache.put_stamps({})
        assert cache.stamps() == {}


def test_a_file_that_changed_just_now_is_not_trusted(cache_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_bytes(b"x = 1\n")
    with open_cache(ROOT, "1") as cache:
        cache.put_stamps({"a.py": stamp(file.stat(), b"digest")})
        assert cache.stamps() == {}


def test_what_is_older_than_two_seconds_is_settled() -> None:
    now = 1_700_000_000 * SECOND
    stamps = {
        name: (1, now + after, 1, b"") for name, after in (("old", -2 * SECOND - 1), ("recent", -2 * SECOND), ("future", SECOND))
    }
    assert set(settled(stamps, now)) == {"old"}


def test_a_file_with_the_old_time_put_in_another_place_has_another_stamp(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"same size")
        os.utime(tmp_path / name, ns=(SECOND, SECOND))
    before = stamp((tmp_path / "a").stat(), b"")
    (tmp_path / "b").replace(tmp_path / "a")
    after = stamp((tmp_path / "a").stat(), b"")
    assert before[:2] == after[:2]
    assert before != after


@given(st.binary(max_size=50))
def test_other_bytes_are_no_stamps(data: bytes) -> None:
    assert isinstance(decode(data), dict)


@given(st.dictionaries(st.text(), st.tuples(*[st.integers(-(2**63), 2**63 - 1)] * 3, st.binary())))
def test_stamps_come_back(stamps: dict[str, tuple[int, int, int, bytes]]) -> None:
    assert decode(encode(stamps)) == stamps


def test_names_that_are_no_text_are_left_out() -> None:
    assert decode(encode({"bad\udcff.py": (1, 1, 1, b""), "good.py": (1, 1, 1, b"")})) == {"good.py": (1, 1, 1, b"")}
