"""Methods and properties of an object answer for the row that it keeps, whatever they are called (Python)."""

from __future__ import annotations

import pytest

BEFORE = """
class Shown:
    def __init__(self, order: Order):
        self.order = order

    {decorator}
    def {name}(self):
        {body}

    def show(self):
        if {asked}:
            return self.order.customer.name{mark}
"""

BODIES = [
    "return self.order.customer is not None and self.order.number == 'a'",
    "return self.order.customer and self.order.number == 'a'",
    "return bool(self.order.customer and self.order.number)",
    "if self.order.customer and self.order.number:\n            return True\n        return False",
    "if not self.order.customer:\n            return False\n        return self.order.number == 'a'",
]


def _python(python, name: str, body: str, mark: str, is_property: bool) -> None:
    asked = f"self.{name}" if is_property else f"self.{name}()"
    decorator = "@property" if is_property else ""
    before = BEFORE.format(decorator=decorator, name=name, body=body, asked=asked, mark=mark)
    python("Shown(order).show()", before=before)


@pytest.mark.parametrize("is_property", [True, False])
@pytest.mark.parametrize("name", ["ready", "is_ready", "may_show"])
@pytest.mark.parametrize("body", BODIES)
def test_it_is_there(python, name: str, body: str, is_property: bool) -> None:
    _python(python, name, body, "", is_property)


@pytest.mark.parametrize("is_property", [True, False])
@pytest.mark.parametrize(
    "body",
    [
        "return self.order.customer is not None or self.order.number == 'a'",
        "return self.order.customer is None",
        "return self.order.number == 'a'",
        "return self.order.parent and self.order.parent.customer",
    ],
)
def test_it_may_be_missing(python, body: str, is_property: bool) -> None:
    _python(python, "ready", body, "  # null", is_property)
