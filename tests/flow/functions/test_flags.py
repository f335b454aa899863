"""A flag that a call gives decides whether null comes back; others tell nothing."""

from __future__ import annotations

import pytest

FIND = """
import re

def find(rows, id, required=False):
    if required:
        return rows.match(id)
    return re.match(id, rows)
"""

STRICT = """
import re

def find(rows, id, *, strict=True):
    row = re.match(id, rows)
    if strict and row is None:
        raise LookupError(id)
    return row
"""

QUIET = """
def find(rows, id, quiet=False) -> "Row | None":
    for row in rows:
        if row.id == id:
            return row
    if quiet:
        return None
    raise LookupError(id)
"""


def _used(analyse, find: str, body: str) -> list[str]:
    text = f"{find}\nclass Row:\n    def group(self): ...\n\ndef show(rows, id, flag, options):\n    {body}\n"
    return [seen.expression for seen in analyse({"a.py": text})["a.py"]]


@pytest.mark.parametrize(
    ("find", "call"),
    [
        (FIND, "find(rows, id, required=True)"),
        (FIND, "find(rows, id, True)"),
        (STRICT, "find(rows, id)"),
        (STRICT, "find(rows, id, strict=True)"),
        (QUIET, "find(rows, id)"),
        (QUIET, "find(rows, id, quiet=False)"),
    ],
)
def test_a_flag_with_which_no_null_comes_back(analyse, find, call):
    assert _used(analyse, find, f"row = {call}\n    return row.group()") == []


@pytest.mark.parametrize(
    ("find", "call"),
    [
        (FIND, "find(rows, id)"),
        (FIND, "find(rows, id, required=False)"),
        (FIND, "find(rows, id, required=flag)"),
        (FIND, "find(rows, id, **options)"),
        (STRICT, "find(rows, id, strict=False)"),
        (QUIET, "find(rows, id, quiet=True)"),
        (FIND.replace("required=False", "required=None"), "find(rows, id, required=True)"),
        (FIND.replace("if required:", "if id:"), "find(rows, id, required=True)"),
    ],
)
def test_other_flags(analyse, find, call):
    assert _used(analyse, find, f"row = {call}\n    return row.group()") == ["row"]


EITHER = """
import re

class Loaded:
    def group(self): ...

def find(rows, id, raw=False):
    with rows.open():
        row = re.match(id, rows)
        if raw:
            return row
        if row:
            return Loaded()
"""


@pytest.mark.parametrize("call", ["find(rows, id)", "find(rows, id, raw=False)", "find(rows, id, raw=True)"])
def test_a_flag_that_is_off_is_nothing_that_is_missing(analyse, call):
    assert _used(analyse, EITHER, f"row = {call}\n    return row.group()") == ["row"]


FALL_BACK = """
def find(rows, id, fallback=None) -> "Row | None":
    for row in rows:
        if row.id == id:
            return row
    return fallback
"""

FALL_BACK_LATER = """
import re

def find(rows, id, fallback=None):
    row = re.match(id, rows)
    if row is None and fallback is not None:
        row = fallback
    return row
"""

OPENED = """
def find(rows, id, session=None) -> "Row | None":
    if session is None:
        session = rows.open()
    return session.find(id)
"""

UNUSED = """
import re

def find(rows, id, fallback=None):
    if fallback is not None:
        print(fallback)
    return re.match(id, rows)
"""


FALL_BACK_AT_ONCE = FALL_BACK.replace("return fallback", "return rows.read() or fallback")


@pytest.mark.parametrize("find", [FALL_BACK, FALL_BACK_LATER, FALL_BACK_AT_ONCE])
@pytest.mark.parametrize("call", ["find(rows, id, fallback=Row())", "find(rows, id, Row())", "find(*options, fallback=[])"])
def test_what_is_given_to_fall_back_on(analyse, find, call):
    assert _used(analyse, find, f"row = {call}\n    return row.group()") == []


@pytest.mark.parametrize(
    ("find", "call"),
    [
        (FALL_BACK, "find(rows, id)"),
        (FALL_BACK, "find(rows, id, fallback=None)"),
        (FALL_BACK, "find(rows, id, fallback=flag)"),
        (FALL_BACK, "find(rows, id, **options)"),
        (FALL_BACK_LATER, "find(rows, id)"),
        (UNUSED, "find(rows, id, fallback=Row())"),
        (OPENED, "find(rows, id, session=Row())"),
    ],
)
def test_nothing_to_fall_back_on(analyse, find, call):
    assert _used(analyse, find, f"row = {call}\n    return row.group()") == ["row"]
