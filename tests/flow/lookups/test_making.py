"""Which nullable attributes new rows are made without."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest


@pytest.fixture
def left_out(observe):
    """`left_out(body)`: the attributes that the body of a function leaves out of new rows."""

    def told(body):
        text = "from shop.models import Customer, Order\ndef run(values, customer: Customer):\n" + indent(
            dedent(body).strip(), "    "
        )
        return {subject.rpartition(".")[2] for subject, _ in observe(text).left_out}

    return told


def test_what_a_new_row_is_made_without(left_out):
    assert left_out("Order(number='1', buyer=customer).save()") == {"reference", "quantity", "paid_at", "customer", "customer_id"}
    assert left_out("return Order(number='1', reference='x', quantity=1, paid_at=None)") == {"customer", "customer_id"}


def test_a_relation_is_given_by_its_key(left_out):
    assert not left_out("Order(number='1', customer_id=3)") & {"customer", "customer_id"}
    assert not left_out("Order(number='1', customer=customer)") & {"customer", "customer_id"}


@pytest.mark.parametrize(
    "body",
    [
        "order = Order()",
        "order = Order(**values)",
        "order = Order(number='1', **values)",
        "order = Order('1')",
        "values(number='1')",
        "order = Order.objects.filter(number='1')",
        "customer = Customer(name='x', email='y')",
    ],
)
def test_nothing_is_told(left_out, body):
    assert left_out(body) == set()


def test_what_is_set_on_the_new_row_is_not_left_out(left_out):
    made = "order = Order(number='1')\norder.reference = 'x'\norder.customer = customer\nreturn order"
    assert left_out(made) & {"reference", "customer"} == set()
    assert "quantity" in left_out(made)


MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=64, null=True)
    quantity = models.IntegerField(null=True)
    note = models.TextField(null=True)

{constructor}
"""


@pytest.fixture
def left_out_of(observe_in):
    """`left_out_of(constructor)`: the attributes that `Order(number='1')` leaves out where the class has a constructor."""

    def told(constructor):
        models = MODELS.format(constructor=indent(dedent(constructor).strip(), "    "))
        text = "from shop.models import Order\ndef run():\n    return Order(number='1')\n"
        facts = observe_in({"shop/models.py": models, "shop/service.py": text}, "shop/service.py")
        return {subject.rpartition(".")[2] for subject, _ in facts.left_out}

    return told


@pytest.mark.parametrize(
    "constructor",
    [
        "def __init__(self, **values):\n    super().__init__(**values)",
        "def __init__(self, *args, **values):\n    super(Order, self).__init__(*args, **values)",
        "def __init__(self, **values):\n    super().__init__(**values)\n    self.is_new = True",
    ],
)
def test_a_constructor_that_hands_on_what_it_is_given_leaves_out_the_same(left_out_of, constructor):
    assert left_out_of(constructor) == {"reference", "quantity", "note"}


def test_what_a_constructor_sets_or_gives_besides_is_not_left_out(left_out_of):
    constructor = "def __init__(self, **values):\n    super().__init__(note='', **values)\n    self.reference = make()"
    assert left_out_of(constructor) == {"quantity"}


@pytest.mark.parametrize(
    "constructor",
    [
        "def __init__(self, number, **values):\n    super().__init__(number=number, **values)",
        "def __init__(self, *, number='', **values):\n    super().__init__(number=number, **values)",
        "def __init__(self, **values):\n    values.setdefault('note', '')\n    super().__init__(**values)",
        "def __init__(self, **values):\n    super().__init__(**filled(values))",
        "def __init__(self, **values):\n    super().__init__(**values)\n    fill(self, values)",
        "def __init__(self, **values):\n    super().__init__(**values)\n    for name in NAMES:\n        setattr(self, name, '')",
        "def __init__(self, **values):\n    super().__init__(**values)\n    fill(self)",
        "def __init__(self, **values):\n    super().__init__(**values)\n    self.fill()",
        "def __init__(self, **values):\n    super().__init__()",
        "def __init__(self, *args):\n    super().__init__(*args)",
    ],
)
def test_a_constructor_that_does_more_is_not_looked_into(left_out_of, constructor):
    assert left_out_of(constructor) == set()
