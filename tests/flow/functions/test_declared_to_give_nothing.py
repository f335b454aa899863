"""A Python function that is declared to give nothing and returns something all the same gives what it returns."""

from __future__ import annotations

import pytest

DECLARED = """
class Row:
    def read(self): ...

def change(row, log) -> None:
    {body}

def show(row: Row, log):
    changed = change(row, log)
    return changed.read()
"""


def _used(analyse, body: str) -> list[str]:
    return [use.expression for use in analyse({"a.py": DECLARED.format(body=body)})["a.py"]]


@pytest.mark.parametrize(
    "body", ["return row", "if log is None:\n        return row\n    row.log = log\n    return row", "return row.copy()"]
)
def test_something_is_returned(analyse, body):
    assert _used(analyse, body) == []


@pytest.mark.parametrize("body", ["print(row)", "return", "return None", "if log is None:\n        return\n    row.log = log"])
def test_nothing_is_returned(analyse, body):
    assert _used(analyse, body) == ["changed"]
