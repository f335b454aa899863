"""What is told to type checkers only, and comparisons with what an object keeps by now (Python)."""

from __future__ import annotations

import pytest

RECORD = """
class Record:
    name: str | None = None
"""


@pytest.mark.parametrize("imported", ["from typing import TYPE_CHECKING", "from typing_extensions import TYPE_CHECKING"])
@pytest.mark.parametrize(
    "body",
    [
        "if TYPE_CHECKING:\n    assert record.name is not None\nrecord.name.upper()",
        "if not TYPE_CHECKING:\n    return\nassert record.name\nrecord.name.upper()",
        "if not TYPE_CHECKING:\n    record.name.upper()  # null",
        "if TYPE_CHECKING:\n    assert record.name\nelse:\n    record.name.upper()  # null",
    ],
)
def test_what_is_told_to_checkers(python, imported, body):
    python(body, imports=imported, before=RECORD, signature="record: Record")


def test_another_condition(python):
    python(
        "if CHECKING:\n    assert record.name is not None\nrecord.name.upper()  # null",
        imports="from settings import CHECKING",
        before=RECORD,
        signature="record: Record",
    )


@pytest.mark.parametrize("test", ["self.stack[-1][1] is tag", "tag is self.stack[-1][1]", "self.last == tag", "tag != self.last"])
def test_what_an_object_keeps_by_now(analyse, test):
    source = f"""
class Parser:
    def __init__(self):
        self.stack = [({{}}, None, {{}})]

    def end(self, tag):
        self.last = None
        if {test}:
            print(tag)
        return tag.name
"""
    assert analyse({"shop/parser.py": source})["shop/parser.py"] == []


@pytest.mark.parametrize("test", ["tag is None", "tag is not None"])
def test_a_test_of_null(observe, test):
    found = observe(f"def end(tag):\n    if {test}:\n        print(tag)\n    return tag.name\n")
    assert [use.expression for use in found.uses] == ["tag"]
