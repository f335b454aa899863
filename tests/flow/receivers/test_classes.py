"""Classes of untyped Python parameters, attributes, variables and results: by what is passed, set and returned elsewhere."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_PYTHON

LETTER = """
class Letter:
    def __init__(self, text):
        self.paid_at = self.reference = self.quantity = self.email = self.customer = text
"""
"""Has attributes of the same names, so that names of attributes alone tell no class."""


@pytest.fixture
def uses(analyse):
    """`uses(text)`: the expressions that use a null, of a source beside the shop's models; with `**others` by module name."""

    def found(text: str, **others: str) -> list[str]:
        files = {"shop/models.py": SHOP_PYTHON, "shop/service.py": f"from shop.models import Customer, Order\n{text}"}
        files["shop/letters.py"] = LETTER
        files |= {f"shop/{name}.py": f"from shop.models import Customer, Order\n{body}" for name, body in others.items()}
        return [use.expression for use in analyse(files)["shop/service.py"]]

    return found


HELPER = """
def helper(thing):
    return thing.paid_at.year, thing.number.strip()
"""


@pytest.mark.parametrize(
    "caller",
    [
        "def run(order: Order):\n    helper(order)",
        "def run(order: Order):\n    helper(thing=order)",
        "def run(order: Order):\n    it = order\n    helper(it)",
        "def run(orders: list[Order]):\n    for it in orders:\n        helper(it)",
        "def run(orders: list[Order]):\n    return [helper(it) for it in orders]",
        "def run(orders: list[Order]):\n    helper(orders[0])",
        "def inner(it):\n    helper(it)\ndef run(order: Order):\n    inner(order)",
        (
            "class Box:\n    def __init__(self, it):\n        self.it = it\n    def run(self):\n        helper(self.it)\n"
            "def run(o: Order):\n    Box(o)"
        ),
        "def find() -> Order: ...\ndef run():\n    helper(find())",
        "def find(order: Order):\n    return order\ndef run(o):\n    helper(find(o))",
        "def run(order: Order, other: Order):\n    helper(order if order.number else other)",
        "def run(order: Order, other):\n    helper(order)\n    helper(other)",
        "def run(order: Order):\n    if order.reference:\n        helper(order)",
    ],
)
def test_a_parameter_is_what_callers_pass(uses, caller):
    assert uses(HELPER + caller) == ["thing.paid_at"]


@pytest.mark.parametrize(
    "caller",
    [
        "",
        "def run(other):\n    helper(other)",
        "def run(order: Order):\n    helper(order.number)",
        "def run(order: Order):\n    helper(order.buyer)",
        "def run(order: Order):\n    helper(*[order])",
        "def run(order: Order, helper):\n    helper(order)",
        "def run(order: Order):\n    def helper(it): ...\n    helper(order)",
        "def run(order: Order, other):\n    other.helper(order)",
        "def run():\n    helper(Order(number='1'))",
        "def run(order: Order):\n    if order.paid_at:\n        helper(order)",
        "def run(order: Order):\n    assert order.paid_at\n    helper(order)",
        "def run(order: Order):\n    helper(order) if order.paid_at else None",
        (
            "def one(order: Order):\n    order.paid_at and helper(order)\n"
            "def two(order: Order):\n    if order.paid_at:\n        helper(order)"
        ),
        "def run(o: Order, a: 'A', b: 'B', c: 'C', d: 'D', at):\n    helper((o, a, b, c, d)[at])\n"
        + "\n".join(f"class {name}: paid_at = None" for name in "ABCD"),
    ],
)
def test_nothing_is_known_or_all_callers_care(uses, caller):
    assert uses(HELPER + caller) == []


def test_some_callers_care(uses):
    caller = "def one(order: Order):\n    if order.paid_at: helper(order)\ndef two(order: Order):\n    helper(order)"
    assert uses(HELPER + caller) == ["thing.paid_at"]


def test_callers_elsewhere(uses):
    assert uses(HELPER, other="from shop.service import helper\ndef run(order: Order):\n    helper(order)") == ["thing.paid_at"]
    assert uses(HELPER, other="from shop import service\ndef run(order: Order):\n    service.helper(order)") == ["thing.paid_at"]
    assert uses(HELPER, other="def helper(it): ...\ndef run(order: Order):\n    helper(order)") == []


@pytest.mark.parametrize(
    "caller",
    [
        "def run(box: Box, order: Order):\n    box.pack(order)",
        "def run(order: Order):\n    Box().pack(order)",
        "def run(order: Order):\n    Box.pack(Box(), order)",
        "class Small(Box):\n    def run(self, order: Order):\n        self.pack(order)",
        "class Small(Box):\n    def pack(self, order: Order):\n        super().pack(order)",
        "def run(some, order: Order):\n    some.pack(order)",
    ],
)
def test_methods(uses, caller):
    assert uses("class Box:\n    def pack(self, thing):\n        thing.paid_at.year\n" + caller) == ["thing.paid_at"]


@pytest.mark.parametrize(
    "caller",
    [
        "class Tin:\n    def pack(self, it): ...\ndef run(some, order: Order):\n    some.pack(order)",
        "class Tin:\n    def pack(self, it): ...\ndef run(tin: Tin, order: Order):\n    tin.pack(order)",
        "class Small(Box):\n    def pack(self, it): ...\ndef run(small: Small, order: Order):\n    small.pack(order)",
        "import os\ndef run(order: Order):\n    os.pack(order)",
    ],
)
def test_methods_of_others(uses, caller):
    assert uses("class Box:\n    def pack(self, thing):\n        thing.paid_at.year\n" + caller) == []


def test_constructors_give_attributes(uses):
    text = """
class Report:
    def __init__(self, order, note=None):
        self.order = order
        self.note = note

    def text(self):
        return self.order.paid_at.year, self.note.year

class Short(Report):
    pass

def run(order: Order):
    Short(order, note=None)
"""
    assert uses(text) == ["self.order.paid_at"]


def test_an_attribute_holds_the_null_of_a_row(uses):
    text = """
class View:
    def load(self, order: Order):
        self.customer = order.customer
        self.buyer = order.buyer
        if order.reference:
            self.reference = order.reference

    def show(self):
        self.customer.name, self.buyer.name, self.reference.upper()
"""
    assert uses(text) == ["self.customer"]


KEEPING = """
class Box:
    def __init__(self, text, other=None):
        self.text = text
        self.other = other
    def show(self):
        return self.text.strip()
"""


@pytest.mark.parametrize(
    ("caller", "is_null"),
    [
        ("def make(order: Order):\n    return Box(order.reference)", True),
        ("def make(order: Order):\n    return Box(order.reference, order.number), Box(text=order.reference)", True),
        ("def make(orders: list[Order]):\n    return [Box(order.reference) for order in orders]", True),
        ("def make(order: Order):\n    return Box(order.number)", False),
        ("def make(order: Order):\n    return Box(order.reference), Box('x')", False),
        ("def make(order: Order):\n    return Box(order.reference or '')", False),
        ("def make(order: Order):\n    if order.reference:\n        return Box(order.reference)", False),
        ("def make(order: Order):\n    return Box(order.reference)\ndef ask(box):\n    return 1 if box.text else 0", False),
        ("def make(order: Order, values):\n    return Box(order.reference), Box(*values)", False),
    ],
)
def test_what_constructors_are_given(uses, caller, is_null):
    assert uses(KEEPING + caller) == (["self.text"] if is_null else [])


def test_a_constructor_that_looks_at_what_it_is_given(uses):
    caller = "def make(order: Order):\n    return Box(order.reference)\n"
    for more in ("        if text is None:\n            raise ValueError\n", "        text = text or ''\n"):
        keeping = KEEPING.replace("        self.text = text\n", f"{more}        self.text = text\n")
        assert uses(keeping + caller) == []


def test_tasks_and_signals_get_what_is_sent(uses):
    text = """
from celery import shared_task
from django.dispatch import Signal, receiver

paid = Signal()

@shared_task
def one(thing):
    thing.paid_at.year

@shared_task(bind=True)
def two(self, thing):
    thing.quantity.bit_length()

@receiver(paid)
def three(sender, thing, **kwargs):
    sender.reference.upper(), thing.email.upper()

def run(order: Order):
    one.delay(order)
    two.apply_async(args=(order,))
    paid.send(order, thing=order.buyer)
"""
    assert uses(text) == ["thing.paid_at", "thing.quantity", "sender.reference", "thing.email"]


def test_variables_that_functions_set(uses):
    text = """
current = None
other = None

def begin(order: Order):
    global current
    current = order
    other = order

def show():
    current.paid_at.year, other.paid_at.year
"""
    assert uses(text) == ["current.paid_at"]


def test_what_a_request_carries(uses):
    text = """
from flask import g

def begin(order: Order):
    g.it = order

def show(request):
    thing = g.it
    thing.paid_at.year, request.it.reference.upper(), g.other.reference.upper()
"""
    assert uses(text) == ["thing.paid_at"]


def test_rows_of_several_classes(uses):
    text = "def helper(thing):\n    thing.email.upper(), thing.name.upper(), thing.number.upper()\n"
    caller = "def run(order: Order, customer: Customer):\n    helper(order)\n    helper(customer)"
    assert uses(text + caller) == ["customer.email"]  # an order has none: whoever hands a customer in knows better
    assert uses(text + "def run(customer: Customer):\n    helper(customer)") == ["thing.email"]


def test_a_parameter_that_is_a_row_or_a_number(uses):
    assert "thing.paid_at" not in uses(HELPER + "def run(order: Order):\n    helper(order)\n    helper(7)")


def test_calls_that_go_round(uses):
    text = "def one(thing):\n    two(thing)\n    thing.paid_at.year\ndef two(thing):\n    one(thing)\n"
    assert uses(text) == []
    assert uses(text + "def run(order: Order):\n    two(order)") == ["thing.paid_at"]


def test_a_name_that_too_many_mention_tells_nothing(uses):
    many = "\n".join(f"def run{number}(order: Order):\n    helper(order)" for number in range(50))
    assert "thing.paid_at" not in uses(HELPER + many)


def test_an_object_that_is_named_after_its_class(uses):
    text = """
class OrderRepository:
    def find(self, number) -> Order | None: ...

class OrderReport:
    def find(self, number) -> Order | None: ...

class LostOrder(Order):
    pass

class Lost_Order_:
    def find(self, number) -> Order | None: ...

def run(order_repository, order_rep, repository, lost_order):
    order_repository.find(1).number
    order_rep.find(2).number
    repository.find(3).number
    lost_order.find(4).number
"""
    assert uses(text) == ["order_repository.find(1)"]


FOUND_OR_MADE = """
def manage(repository, reference):
    it = repository.get_by(reference=reference)
    if it is not None:
        return it
    it = Order(reference=reference, number="1")
    repository.save(it)
    return it
"""


@pytest.mark.parametrize(
    "more",
    [
        "def run(repository, text):\n    helper(manage(repository, text))",
        "def run(repository, text):\n    it = manage(repository, text)\n    if it:\n        helper(it)",
        "def run(repository):\n    helper(repository.get(1))\n    helper(Order(number='1'))",
    ],
)
def test_what_is_made_unless_it_is_found(uses, more):
    assert uses(HELPER + FOUND_OR_MADE + more) == ["thing.paid_at"]


@pytest.mark.parametrize(
    "more",
    [
        "def run():\n    helper(Order(number='1'))\n    helper(None)",
        (
            "def make(text):\n    if not text:\n        return None\n    return Order(number=text)\n"
            "def run(text):\n    helper(make(text))"
        ),
        "def run(flag):\n    helper(Order(number='1') if flag else Order(number='2'))",
    ],
)
def test_what_is_always_made(uses, more):
    assert "thing.paid_at" not in uses(HELPER + more)


@pytest.mark.parametrize(
    "given",
    [
        "orders if orders is not None else every()",
        "orders or every()",
        "every() if orders is None else orders",
        "orders if orders else (other or every())",
    ],
)
def test_what_stands_in_for_an_argument(uses, given):
    text = (
        "def every() -> list[Order]: ...\n"
        f"class Box:\n    def __init__(self, orders=None, other=None):\n        self.orders = {given}\n"
        "    def show(self):\n        return [helper(it) for it in self.orders]\n"
    )
    assert uses(HELPER + text) == ["thing.paid_at"]
    assert uses(HELPER + text.replace("every() -> list[Order]", "every()")) == []
    local = f"def every() -> list[Order]: ...\ndef run(orders=None, other=None):\n    orders = {given}\n    helper(orders[0])\n"
    assert uses(HELPER + local) == ["thing.paid_at"]


@pytest.mark.parametrize(
    "before",
    [
        "if flag:\n        thing.pay_now()",
        "if flag and thing.quantity:\n        flag.go(thing.quantity)",
        "if flag:\n        thing.number.strip()\n    else:\n        flag.go()",
        "for it in flag:\n        it.go(thing.number)",
        "while flag.more():\n        flag.go(thing.number)",
        "try:\n        flag.go(thing.number)\n    except ValueError:\n        flag.stop()",
        "flag.go(thing.number) if flag else None",
        "if flag:\n        thing.paid_at = flag",
    ],
)
def test_the_class_holds_behind_ways_on_which_nobody_asked(uses, before):
    helper = f"def helper(thing, flag):\n    {before}\n    return thing.paid_at.year\n"
    caller = "def run(order: Order, flag):\n    helper(order, flag)\n"
    assert uses(helper + caller) == ["thing.paid_at"]
    assert uses(helper.replace("return", "return thing.paid_at and") + caller) == []
    assert uses(f"{helper}\ndef run(order: Order, flag):\n    if order.paid_at:\n        helper(order, flag)\n") == []
    assert uses(helper.replace("    return", "    thing = flag\n    return") + caller) == []


def test_callers_that_test_the_key_of_a_relation(uses):
    helper = "def helper(thing):\n    return thing.customer.name\n"
    caller = "def run(order: Order):\n    if order.customer_id is None:\n        order = mended(order)\n    helper(order)\n"
    assert uses(helper + caller) == []
    assert uses(helper + caller.replace("customer_id", "buyer_id")) == ["thing.customer"]


def test_the_rows_that_are_given_in_parts(uses):
    parts = (
        "def parts(things, size=100):\n    start = 0\n    while True:\n        part = list(things[start : start + size])\n"
        "        if not part:\n            break\n        for thing in part:\n            yield thing\n        start += size\n"
    )
    assert uses(f"{parts}def run(orders: list[Order]):\n    return [it.paid_at.year for it in parts(orders)]\n") == ["it.paid_at"]
    assert uses(f"{parts}def run(orders):\n    return [it.paid_at.year for it in parts(orders)]\n") == []
