"""A Python function that is declared to give something or null, and whose body gives something on every way, gives something."""

from __future__ import annotations

import pytest

DECLARED = """
from typing import Optional

class Row:
    def read(self): ...

class Store:
    def make(self, text, rows) -> Optional[tuple[str, str]]:
        {body}

def show(store: Store, text, rows):
    one, other = store.make(text, rows)
"""

PAIR = """try:
            one, other = text.split()
        except ValueError as error:
            if rows:
                raise KeyError from error
            raise
        finally:
            rows.clear()
        return one, other"""

FALLS_OFF = """for row in rows:
            if row.text == text:
                return row.text, text"""

SWALLOWS = """try:
            return text.split(), text
        except ValueError:
            print(text)"""


def _used(analyse, body: str, more: str = "") -> int:
    return len(analyse({"a.py": DECLARED.format(body=body) + more})["a.py"])


@pytest.mark.parametrize(
    "body",
    [
        "return text, text",
        PAIR,
        "if rows is None:\n            raise ValueError\n        return text, text",
        "if rows:\n            return text, 'rows'\n        return text, text",
    ],
)
def test_something_on_every_way(analyse, body):
    assert _used(analyse, body) == 0


@pytest.mark.parametrize(
    "body",
    [
        "return None",
        "if rows:\n            return None\n        return text, text",
        FALLS_OFF,
        SWALLOWS,
        "return rows",
        "return rows.pair()",
        "return rows or None",
        "...",
        "raise NotImplementedError",
    ],
)
def test_null_or_something_unknown(analyse, body):
    assert _used(analyse, body) == 1


def test_another_class_may_give_null(analyse):
    below = """
class Lazy(Store):
    def make(self, text, rows) -> Optional[tuple[str, str]]:
        return None
"""
    assert _used(analyse, "return text, text", below) == 1
