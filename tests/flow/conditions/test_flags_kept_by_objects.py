"""Attributes in which a Python object keeps what its constructor has asked of a row that it keeps, too."""

from __future__ import annotations

import pytest

CLASS = """
class Mailer:
    def __init__(self, order: Order, other: Order, force=False):
        self.order = order
        self.force = force
        {made}

    def mail(self):
        {test}
            return
        self.order.reference.upper(){mark}

    def put(self, value):
        {put}
"""


def _class(made: str, test: str, put: str = "pass", mark: str = "") -> str:
    return CLASS.format(made=made, test=test, put=put, mark=mark)


@pytest.mark.parametrize(
    ("made", "test"),
    [
        ("self.has = order.reference is not None", "if not self.has:"),
        ("self.has = bool(order.reference)", "if not self.has:"),
        ("self.has = self.order.reference is not None and force", "if not self.has:"),
        ("self.lacks = not order.reference", "if self.lacks:"),
        ("self.lacks = order.reference is None", "if self.order.number == '3' or self.lacks:"),
        ("self.has = order.reference is not None", "if self.force and not self.has or not self.has:"),
    ],
)
def test_told(python, made, test):
    python("pass", before=_class(made, test))


@pytest.mark.parametrize(
    ("made", "test", "put"),
    [
        ("self.has = order.reference is not None", "if self.has:", "pass"),
        ("self.has = other.reference is not None", "if not self.has:", "pass"),
        ("self.has = order.paid_at is not None", "if not self.has:", "pass"),
        ("self.has = order.reference is not None or force", "if not self.has:", "pass"),
        ("self.has = find(order.reference)", "if not self.has:", "pass"),
        ("self.has = order.reference is not None", "if not self.has:", "self.has = value"),
        ("self.has = order.reference is not None", "if not self.has:", "self.order = value"),
        ("order = other; self.has = order.reference is not None", "if not self.has:", "pass"),
        ("self.has = order.reference is not None", "self.order.reference = None\n        if not self.has:", "pass"),
        (
            "self.has = order.reference is not None",
            "self.put(1)\n        if not self.has:",
            "if value:\n            self.order.reference = None",
        ),
    ],
)
def test_not_told(python, made, test, put):
    python("pass", before=_class(made, test, put, "  # null"))


def test_set_in_a_class_below(python):
    below = """
class Always(Mailer):
    def __init__(self, order, other):
        super().__init__(order, other)
        self.has = True
"""
    python("pass", before=_class("self.has = order.reference is not None", "if not self.has:", mark="  # null") + below)


def test_a_method_that_sets_nothing(python):
    python(
        "pass", before=_class("self.has = order.reference is not None", "self.put(1)\n        if not self.has:", "print(value)")
    )


def test_set_from_outside(python):
    others = """
def hand(mailer: Mailer, order: Order):
    mailer.order = order
"""
    python("pass", before=_class("self.has = order.reference is not None", "if not self.has:", mark="  # null") + others)


def test_the_same_attribute_of_another_class(python):
    others = """
class Other:
    def __init__(self, order):
        self.order = order
"""
    python("pass", before=_class("self.has = order.reference is not None", "if not self.has:") + others)
