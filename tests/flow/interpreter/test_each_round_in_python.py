"""What each round of a loop in Python has tested or set of its element is known in later loops over the same collection."""

from __future__ import annotations

import pytest

ALL = ["list(Order.objects.all())", "Order.objects.filter(number=number)"]

AGAIN = "for one in orders:\n    one.customer.name.lower(){mark}"


@pytest.mark.parametrize("orders", ALL)
@pytest.mark.parametrize(
    "body",
    [
        "if order.customer is None:\n        raise ValueError",
        "assert order.customer",
        "if not order.customer:\n        order.customer = Customer.objects.get(name=number)",
        "print(order.customer.name)  # null",
    ],
)
def test_of_each(python, orders: str, body: str) -> None:
    python(f"orders = {orders}\nfor order in orders:\n    {body}\n" + AGAIN.format(mark=""), signature="number")


def test_of_each_in_a_comprehension(python) -> None:
    python(
        """
        orders = list(Order.objects.all())
        for order in orders:
            if not order.customer:
                raise ValueError
        return [one.customer.name.lower() for one in orders]
        """,
        signature="number",
    )


@pytest.mark.parametrize(
    "body",
    [
        "if order.customer is None:\n        continue\n    print(order.customer.name)",
        "if order.customer is None:\n        break",
        "if order.customer is None and order.number:\n        raise ValueError",
        "if order.buyer is None:\n        raise ValueError",
        "order = order.parent or order\n    if order.customer is None:\n        raise ValueError",
    ],
)
def test_not_of_each(python, body: str) -> None:
    text = f"orders = list(Order.objects.all())\nfor order in orders:\n    {body}\n"
    python(text + AGAIN.format(mark="  # null"), signature="number")


@pytest.mark.parametrize(
    "between",
    [
        "orders.append(Order.objects.get(number=number))",
        "orders = Order.objects.all()",
        "orders.extend(Order.objects.all())",
        "for order in orders:\n    order.customer = None",
    ],
)
def test_not_any_more(python, between: str) -> None:
    tested = (
        "orders = list(Order.objects.all())\nfor order in orders:\n    if order.customer is None:\n        raise ValueError\n"
    )
    python(f"{tested}{between}\n" + AGAIN.format(mark="  # null"), signature="number")
