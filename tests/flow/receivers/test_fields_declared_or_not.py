"""Fields of dataclasses that are declared to hold something or nothing hold what all who make the objects give of rows."""

from __future__ import annotations

import pytest

INFO = """
from dataclasses import dataclass
from typing import Optional

@dataclass(frozen=True)
class Info:
    number: str
    note: Optional[str]
    day: Optional[object] = None

    @classmethod
    def of(cls, order: Order):
        return {made}

    def line(self):
        return {used}
"""

MADE = "cls(number=order.number, note=order.reference, day=order.paid_at)"


def kinds(observe, made: str, used: str, more: str = "") -> list[str]:
    text = f"from shop.models import Customer, Order\n{INFO.format(made=made, used=used)}\n{more}\n"
    return [use.origin.kind for use in observe(text).uses if use.symbol == "Info.line"]


@pytest.mark.parametrize("made", [MADE, MADE.replace("cls", "Info"), "cls(order.number, order.reference, order.paid_at)"])
def test_what_rows_hold(observe, made):
    assert kinds(observe, made, "self.note.strip()") == ["column"]


@pytest.mark.parametrize(
    ("made", "used", "more"),
    [
        ("cls(number=order.number, note=order.number)", "self.note.strip()", ""),
        (MADE, "self.note.strip()", "def other():\n    return Info('a', 'b')"),
        (MADE, "self.note.strip()", "def other(info: Info):\n    if info.note is None:\n        return 3"),
        ("cls(number=order.number, note=order.reference) if order.reference else None", "self.note.strip()", ""),
    ],
)
def test_what_only_the_declaration_tells(observe, made, used, more):
    assert kinds(observe, made, used, more) in ([], ["declared"])


def test_what_is_never_null(observe):
    assert kinds(observe, MADE, "self.number.strip()") == []
