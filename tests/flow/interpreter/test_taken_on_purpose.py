"""Broad handlers of Python that say what to go on with instead, and those that only hide what nobody thought of."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "handled",
    [
        "try:\n    name = order.customer.name\nexcept Exception:\n    name = None",
        "try:\n    name = order.customer.name\nexcept:\n    name = 'nobody'",
        "try:\n    name = order.customer.name\nexcept (KeyError, Exception):\n    name = ''",
        "try:\n    name = order.customer.name\nexcept BaseException:\n    name = order.number",
        "try:\n    parts = order.reference.split(',')\nexcept Exception:\n    parts = []",
        "try:\n    total = order.quantity + 1\nexcept Exception:\n    total = -1\nelse:\n    total += 1",
        "try:\n    view.name = order.customer.name\nexcept Exception:\n    view.name = None",
        "try:\n    row['name'] = order.customer.name\nexcept Exception:\n    row['name'] = None",
        "try:\n    total = int(order.quantity)\nexcept Exception:\n    total = 0",
        "try:\n    return order.customer.name == 'x'\nexcept Exception:\n    return False",
        "try:\n    order.customer.close()\nexcept Exception:\n    pass",
    ],
)
def test_the_handler_says_what_to_go_on_with(python, handled):
    python(handled, signature="order: Order, view, row")


@pytest.mark.parametrize(
    "hidden",
    [
        "try:\n    name = order.customer.name  # null\nexcept Exception:\n    raise ValueError(1)",
        "try:\n    name = order.customer.name  # null\nexcept Exception:\n    print('failed')\n    name = None",
        "try:\n    name = order.customer.name  # null\nexcept Exception:\n    view = None",
        "try:\n    name = order.customer.name  # null\nexcept Exception:\n    name = view.load()",
        "try:\n    name = order.customer.name  # null\nexcept KeyError:\n    name = None",
        "try:\n    name = order.customer.name  # null\nexcept Exception:\n    pass",
        "try:\n    name = order.customer.name  # null\n    view.show(name)\nexcept Exception:\n    name = None",
        "try:\n    name = view.show(order.customer.name)  # null\nexcept Exception:\n    name = None",
        "try:\n    order.customer.notify()  # null\nexcept Exception:\n    pass",
        "try:\n    view.send(order.customer.email)  # null\nexcept Exception:\n    pass",
        "try:\n    order.customer.send(order.number)  # null\nexcept Exception:\n    pass",
        "try:\n    return view.send(order.customer.email)  # null\nexcept Exception:\n    print('failed')",
    ],
)
def test_it_only_hides(python, hidden):
    python(hidden, signature="order: Order, view, row")
