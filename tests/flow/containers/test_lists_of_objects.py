"""Lists that methods of a class fill, and that others of its methods go through."""

from __future__ import annotations

import pytest

CLASS = """
class Report:
    def __init__(self):
        self.orders = []

    def add(self, row):
        self.orders.append({appended})

    def show(self):
        for item in self.orders:
            {used}

def fill(order: Order, report: Report):
    report.add(order)
"""


def test_rows_that_a_method_appends(python):
    python("", before=CLASS.format(appended="row", used="item.reference.lower()  # null"))


@pytest.mark.parametrize(
    ("appended", "used"),
    [
        ("row", "item.number.lower()"),
        ("row", "item.reference.lower() if item.reference else ''"),
        ("row.number", "item.lower()"),
        ("7", "item.reference.lower()"),
        ("Other()", "item.reference.lower()"),
    ],
)
def test_what_is_no_null_of_a_row(python, appended, used):
    other = "class Other:\n    def __init__(self):\n        self.reference = 'a'\n"
    python("", before=other + CLASS.format(appended=appended, used=used))
