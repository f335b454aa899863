"""Classes that stand in a model and are read of its rows: `self.Kind.ONLINE`."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models


class Base(models.Model):
    class State(models.TextChoices):
        NEW = "new"
        DONE = "done"

    class Meta:
        abstract = True


class Order(Base):
    class Kind(models.TextChoices):
        ONLINE = "online"
        SHOP = "shop"

    kind = models.CharField(max_length=9, choices=Kind.choices)
    state = models.CharField(max_length=9, choices=Base.State.choices)
    url = models.URLField(null=True)
    paid = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(check=~models.Q(kind="online") | models.Q(url__isnull=False), name="online"),
            models.CheckConstraint(check=~models.Q(state="done") | models.Q(paid__isnull=False), name="done"),
        ]
"""

SOURCE = """
from models import Order


def of(key):
    order = Order.objects.get(pk=key)
    {body}


class Orders:
    def show(self, order: Order):
        {body}
"""


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("return order.url.lower() if order.kind == order.Kind.ONLINE else None", False),
        ("return order.url.lower() if order.kind == order.Kind.SHOP else None", True),
        ("return order.url.lower() if order.kind != order.Kind.SHOP and order.kind == order.Kind.ONLINE else None", False),
        ("return order.paid.year if order.state == order.State.DONE else None", False),
        ("return order.paid.year if order.state == order.State.NEW else None", True),
        ("return order.url.lower() if order.kind == order.Unknown.ONLINE else None", True),
        ("return order.Kind.ONLINE.lower()", False),
    ],
)
def test_statuses_that_checks_name(told, body, is_told):
    assert told(MODELS, SOURCE.format(body=body)) == ([body] * 2 if is_told else [])


SHOWN = """
from models import Order, Plain


class Shown:
    class Meta:
        model = Order

    def show(self, key):
        return self.Meta.model.objects.get(pk=key).url.lower()


{below}
"""
PLAIN = """

class Plain(models.Model):
    url = models.URLField()
"""


@pytest.mark.parametrize(
    ("below", "is_told"),
    [
        ("", True),
        ("class Below(Shown):\n    pass", True),
        ("class Below(Shown):\n    class Meta:\n        model = Plain", False),
        ("class Between(Shown):\n    pass\n\nclass Below(Between):\n    class Meta(Shown.Meta):\n        model = Plain", False),
    ],
)
def test_a_class_below_has_another_one_in_its_place(told, below, is_told):
    used = "return self.Meta.model.objects.get(pk=key).url.lower()"
    assert told(MODELS + PLAIN, SHOWN.format(below=below)) == ([used] if is_told else [])
