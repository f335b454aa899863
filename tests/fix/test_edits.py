"""Edits as values: the smallest ones, together or not at all, and diffs that tools read."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nullguard.fix.edits import Edit, Fix, Overlap, Refusal, Safety, changed, diff, edit_between, fitting
from nullguard.model.finding import Confidence, Finding, Level, Place

FILES = {"a.py": b"one\ntwo\nthree\n", "b.py": b"no end"}


def fix(*edits: Edit) -> Fix:
    return Fix(Finding("NG301", Level.WARNING, Confidence.HIGH, "m", Place("a.py", 1)), "adds", Safety.SAFE, edits)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_an_edit_makes_the_new_bytes_of_the_old(old, new):
    edit = edit_between("a", old, new)
    assert changed([edit], lambda path: old)["a"] == new


def test_edits_of_a_file_are_made_together_and_equal_ones_once():
    edits = [Edit("a.py", 4, 7, b"2"), Edit("a.py", 0, 3, b"1"), Edit("a.py", 4, 7, b"2"), Edit("c.py", 0, 0, b"new\n")]
    assert changed(edits, FILES.get) == {"a.py": b"1\n2\nthree\n", "c.py": b"new\n"}


@pytest.mark.parametrize("other", [Edit("a.py", 2, 5, b"x"), Edit("a.py", 0, 3, b"x"), Edit("a.py", 3, 99, b"x")])
def test_edits_of_the_same_bytes_are_refused(other):
    with pytest.raises(Overlap):
        changed([Edit("a.py", 0, 3, b"1"), other], FILES.get)


def test_of_fixes_that_collide_the_first_one_is_kept():
    first, second, same = fix(Edit("a.py", 0, 3, b"1")), fix(Edit("a.py", 1, 2, b"x")), fix(Edit("a.py", 0, 3, b"1"))
    kept, refused = fitting([first, second, same, fix(Edit("a.py", 3, 3, b"!"))])
    assert len(kept) == 3
    assert [type(one) for one in refused] == [Refusal]


def test_git_applies_a_diff_with_a_new_file_and_one_without_a_last_line_feed(tmp_path):
    after = {"a.py": b"one\n2\nthree\n", "b.py": b"other end", "new/c.json": b"{}\n"}
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    text = diff({name: FILES.get(name) for name in after}, after)
    environment = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent), "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", "apply", "-"], input=text.encode(), cwd=tmp_path, check=True, env=environment)
    assert {name: (tmp_path / name).read_bytes() for name in after} == after
