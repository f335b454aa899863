"""Python methods that are left open (`raise NotImplementedError`, `@abstractmethod`) run what their subclasses have."""

from __future__ import annotations

import pytest

BASE = """
from abc import ABC, abstractmethod

class Label:
    OPEN

    def shown(self, order: Order):
        USE

class Short(Label):
    def text(self, order):
        BODY
"""

RAISING = "def text(self, order):\n        raise NotImplementedError"


@pytest.mark.parametrize(
    "open_method",
    [
        RAISING,
        "def text(self, order):\n        '''What is shown.'''\n        raise NotImplementedError('subclasses')",
        "@abstractmethod\n    def text(self, order): ...",
        "@abstractmethod\n    def text(self, order):\n        raise NotImplementedError()",
    ],
)
def test_what_the_subclass_gives_and_uses(python, open_method):
    for use, body in (
        ("self.text(order).strip()  # null", "return order.reference"),
        ("self.text(order.reference)  # null", "return order.strip()"),
        ("self.text(order).strip()", "return order.number"),
        ("self.text(order.number)", "return order.strip()"),
        ("self.text(order)\n        order.reference.strip()  # null", "return order.number"),
    ):
        python("pass", before=BASE.replace("OPEN", open_method).replace("USE", use).replace("BODY", body))


@pytest.mark.parametrize(
    "more",
    [
        "class Long(Label):\n    def text(self, order):\n        return order.number\n",
        "class Long(Label):\n    def text(self, order):\n        return order.reference or ''\n",
    ],
)
def test_several_subclasses(python, more):
    before = BASE.replace("OPEN", RAISING).replace("USE", "self.text(order.reference)").replace("BODY", "return order")
    python("pass", before=before + more)


@pytest.mark.parametrize(
    "open_method",
    [
        "def text(self, order):\n        return order.number",
        "def text(self, order):\n        if order is None:\n            raise NotImplementedError\n        return order.number",
        "def text(self, order):\n        raise ValueError(order)",
    ],
)
def test_methods_with_a_body_of_their_own_run_it(python, open_method):
    before = (
        BASE.replace("OPEN", open_method).replace("USE", "self.text(order).strip()").replace("BODY", "return order.reference")
    )
    python("pass", before=before)


STATIC = """
class Label:
    @staticmethod
    def text(order):
        OPEN

    @classmethod
    def shown(cls, order: Order):
        USE

class Short(Label):
    @staticmethod
    def text(order):
        return order.reference
"""


@pytest.mark.parametrize("body", ["raise NotImplementedError", "'''What is shown.'''\n        raise NotImplementedError()"])
@pytest.mark.parametrize(
    "use",
    [
        "cls.text(order).strip()  # null",
        "cls.text(order)\n        order.reference.strip()  # null",
        "return cls.text(order)",
    ],
)
def test_static_methods_that_are_left_open(python, body, use):
    python("pass", before=STATIC.replace("OPEN", body).replace("USE", use))


def test_a_static_method_that_another_one_takes_the_place_of(python):
    """What the one above always raises says nothing of objects below."""
    body = "print(order)\n        raise ValueError(order)"
    python("pass", before=STATIC.replace("OPEN", body).replace("USE", "cls.text(order)\n        order.reference.strip()  # null"))
