"""Properties of objects that are no rows, and tell something of a row that they read."""

from __future__ import annotations

import pytest

BEFORE = """
class View:
    @property
    def is_shown(self):
        return self.user is not None and self.order.reference is not None

    @property
    def label(self):
        if self.order.reference is None:
            return None
        return find(self.order)

    @property
    def other(self):
        if self.user is None:
            return None
        return self.order.reference

    @property
    def order(self) -> Order:
        return self.request.order
"""


@pytest.mark.parametrize(
    "body",
    [
        "if self.is_shown:\n    self.order.reference.strip()",
        "if self.label:\n    self.order.reference.strip()",
        "label = self.label\nif label is not None:\n    self.order.reference.strip()",
    ],
)
def test_what_it_tells(python, body):
    python(body, before=BEFORE, signature="self: View")


@pytest.mark.parametrize(
    "body",
    [
        "self.order.reference.strip()  # null",
        "if not self.is_shown:\n    self.order.reference.strip()  # null",
        "if self.label is None:\n    self.order.reference.strip()  # null",
        "if self.user:\n    self.order.reference.strip()  # null",
    ],
)
def test_what_it_does_not(python, body):
    python(body, before=BEFORE, signature="self: View")
