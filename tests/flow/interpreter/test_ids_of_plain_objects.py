"""`x_id` and `x` of an object that is no row are set on their own (Python)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "if self.group:\n    self.group_id = None\n    self.group.close()",
        "if self.group:\n    if self.group_id:\n        self.group_id = None\n    self.group.close()",
        "self.group = make()\nself.group_id = None\nself.group.close()",
        "if self.group_id is not None:\n    self.group = make()\n    self.group_id.hex()",
    ],
)
def test_one_tells_nothing_of_the_other(analyse, body):
    text = "class Timer:\n    def stop(self, make):\n" + "".join(f"        {line}\n" for line in body.split("\n"))
    assert analyse({"shop/timer.py": text})["shop/timer.py"] == []


def test_rows_have_no_related_row_without_a_key(python):
    python("order.customer_id = None\norder.customer.name  # null")
