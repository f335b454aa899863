"""What a method refuses is refused by those in its place below that hand on to it (Python)."""

from __future__ import annotations

import pytest

BASE = """
class Task:
    def check(self, order, strict=False):
        if order.reference is None:
            raise ValueError("no reference")
        return {{}}

    def ship(self, order: Order):
        self.check(order)
        return order.reference.upper(){null}

class Other(Task):
{below}
"""


def _task(python, below: str, null: bool) -> None:
    body = "\n".join(f"    {line}" for line in below.splitlines())
    python("pass", before=BASE.format(below=body, null="  # null" if null else ""))


@pytest.mark.parametrize(
    "below",
    [
        "def check(self, order, strict=False):\n    super().check(order)",
        "def check(self, order, strict=False):\n    env = super().check(order, strict)\n    env['a'] = 1\n    return env",
        "def check(self, order, strict=False):\n    return super(Other, self).check(order)",
        "def check(self, order, strict=False):\n    print(order)\n    return super().check(order, strict=True)",
        "def check(self, row, strict=False):\n    return super().check(row)",
        "def check(self, order, *args, **kwargs):\n    return super().check(order, *args, **kwargs)",
        "def check(self, order, strict=False):\n    super().check(strict=strict, order=order)",
        "def check(self, *args, **kwargs):\n    return super().check(*args, **kwargs)",
        "def other(self):\n    pass",
    ],
)
def test_it_is_refused(python, below):
    _task(python, below, null=False)


@pytest.mark.parametrize(
    "below",
    [
        "def check(self, order, strict=False):\n    pass",
        "def check(self, order, strict=False):\n    if strict:\n        super().check(order)",
        "def check(self, order, strict=False):\n    if strict:\n        return\n    super().check(order)",
        "def check(self, order, strict=False):\n    order = order.parent\n    super().check(order)",
        "def check(self, order, strict=False):\n    super().check(order.parent)",
        "def check(self, order, strict=False):\n    super().check(order=order.parent)",
        "def check(self, order, strict=False):\n    super().check()",
        "def check(self, order, strict=False):\n    super().check(strict, order)",
        "def check(self, order, strict=False):\n    super().check(strict=order, order=strict)",
        "def check(self, order, strict=False):\n    order, strict = order.parent, True\n    super().check(order)",
        "def check(self, order, strict=False):\n    for order in order.parts:\n        print(order)\n    super().check(order)",
        "def check(self, order, strict=False):\n    super().ship(order)",
        "def check(self, order, strict=False):\n    try:\n        super().check(order)\n    except ValueError:\n        pass",
    ],
)
def test_it_may_not_be(python, below):
    _task(python, below, null=True)
