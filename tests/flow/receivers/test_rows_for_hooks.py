"""What a base class hands its hooks is what other hooks of the same subclass gave (Python)."""

from __future__ import annotations

import pytest

REPORTS = """
class Report:
    def rows(self):
        raise NotImplementedError

    def cell(self, row):
        raise NotImplementedError

    def lines(self):
        return [self.line(row) for row in self.rows()]

    def line(self, row):
        return self.key(row) + self.cell(row)

    def key(self, row):
        return str(row)

class Names(Report):
    def rows(self):
        return Customer.objects.all()

    def cell(self, row):
        return row.name.upper()
"""

ORDERS = """
class Orders(Report):
    def rows(self):
        return Order.objects.{query}

    def {hook}(self, row):
        return {used}
"""


@pytest.mark.parametrize(
    ("hook", "query", "used"),
    [
        ("cell", "all()", "row.reference.upper()  # null"),
        ("key", "filter(number=3)", "row.reference.upper()  # null"),
        ("line", "all()", "row.reference.upper()  # null"),
        ("cell", "filter(reference__isnull=False)", "row.paid_at.isoformat() + row.customer.name  # null"),
    ],
)
def test_rows_of_the_hook_beside(python, hook, query, used):
    python("return Orders().lines()", before=REPORTS + ORDERS.format(hook=hook, query=query, used=used))


@pytest.mark.parametrize(
    ("hook", "used"),
    [
        ("cell", "row.number.upper()"),
        ("cell", "row.name.upper()"),
        ("cell", "row.email and row.email.upper()"),
    ],
)
def test_nothing_is_missing(python, hook, used):
    python("return Orders().lines()", before=REPORTS + ORDERS.format(hook=hook, query="all()", used=used))
