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
