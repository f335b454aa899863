"""A row that Python code looks up by a key by which it was found before, or that it names, is nearly always there."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.called_as_rows import BY_NAMED_ROW
from nullguard.flow.lookups.held_columns import HELD
from nullguard.flow.lookups.sought import FOUND_BEFORE, MADE
from nullguard.flow.lookups.there_anyway import CONFIGURED, NAMED
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

    @classmethod
    def get(cls, id):
        return session.query(cls).get(id)

    @classmethod
    def get_by(cls, **keys):
        return session.query(cls).filter_by(**keys).first()

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

    @classmethod
    def get_by(cls, **keys) -> "Invoice":
        return session.query(cls).filter_by(**keys).one()
"""

HELPERS = """
from models import Invoice, Order, session

def by_number(number):
    return session.query(Order).filter(Order.number == number).first()

def find_parent(id):
    return session.query(Order).join(Order.children).filter(Order.number == id).first()

def get_order(id):
    return session.get(Order, id)

def require_order(id):
    if session.get(Order, id) is None:
        raise LookupError(id)

def order_exists(id):
    return session.get(Order, id) is not None

class Parcel:
    def weight(self): ...

def get_parcel(id: str) -> Parcel | None: ...
def update_parcel(id: str, **data) -> Parcel | None: ...
def next_parcel(id: str) -> Parcel | None: ...
def get_or_create_parcel(id: str) -> Parcel | None: ...
def get_created(id: str) -> Parcel | None: ...
def get_label(id: str) -> Parcel | None: ...
"""


def doubts(body: str, before: str = "", signature: str = "id, other, data", after: str = "") -> list[str]:
    """Why what is looked up in a function is nearly always there, for each use."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    text = f"from helpers import *\nfrom models import *\n{before}\ndef run({signature}):\n{lines}\n{after}\n"
    world = world_of({"models.py": MODELS, "helpers.py": HELPERS, "service.py": text})
    everything = frozenset(name for function in world.program.functions_of("service.py") for name in function.decl.mentions)
    return [use.origin.doubt for use in analyse_source(world, "service.py", everything).uses if use.symbol == "run"]


AGAIN = "\nsession.query(Order).filter_by(id=id).one_or_none().number"


@pytest.mark.parametrize(
    "before",
    [
        "if not Order.get(id):\n    return",
        "order = Order.get(id)\nif order is None:\n    raise LookupError",
        "order = session.get(Order, id)\nif not order:\n    return",
        "order = session.query(Order).filter(Order.id == id).order_by(Order.number).one_or_none()\nif not order:\n    return",
        "require_order(id)",
        "if not order_exists(id):\n    return",
        "order = Order.get(id)\nif order is None:\n    return\nsession.query(Invoice).filter_by(number=other).delete()",
        "order = Order.get(id)\nif order is None:\n    return\nsession.delete(Invoice.get_by(number=other))",
        "if not data._order_exists(id):\n    raise LookupError",
        "if not data.get_order(id):\n    raise LookupError",
    ],
)
def test_found_before_in_the_function(before):
    assert doubts(before + AGAIN) == [FOUND_BEFORE]


def test_the_same_query_has_rows():
    assert doubts("order = session.query(Order).filter_by(id=id).first()\nif not order:\n    return" + AGAIN) == []


@pytest.mark.parametrize(
    "before",
    [
        "",
        "order = Order.get(id)",
        "if not Order.get(other):\n    return",
        "order = Order.get(id)\nif order is None:\n    log(id)",
        "order = Order.get(id)\nif order is None:\n    return\nid = other",
        "order = Order.get_by(number=id)\nif order is None:\n    return",
        "order = session.query(Order).filter(Order.id != id).first()\nif not order:\n    return",
        "order = session.query(Order).filter_by(id=id, number=other).first()\nif not order:\n    log(id)",
        "invoice = session.get(Invoice, id)\nif invoice is None:\n    return",
        "require_order(other)",
        "order_exists(id)",
        "if order_exists(id):\n    return",
        "order = Order.get(id)\nif order is None:\n    return\nsession.query(Order).filter_by(number=other).delete()",
        "order = Order.get(id)\nif order is None:\n    return\nsession.delete(order)",
        "order = Order.get(id)\nif order is None:\n    return\nother.delete()",
        "if data.order_exists(id):\n    print(id)",
        "if not data.invoice_exists(id):\n    return",
        "if not data.order_exists(other):\n    return",
    ],
)
def test_not_found_before(before):
    assert doubts(before + AGAIN) == [""]


@pytest.mark.parametrize(("lookup", "doubt"), [("get_order(id)", FOUND_BEFORE), ("find_parent(id)", ""), ("by_number(id)", "")])
def test_functions_that_look_for_a_row(lookup, doubt):
    assert doubts(f"if not Order.get(id):\n    return\n{lookup}.number") == [doubt]


@pytest.mark.parametrize(("lookup", "doubt"), [("get_or_create_parcel(id)", MADE), ("get_created(id)", "")])
def test_functions_that_make_what_they_do_not_find(lookup, doubt):
    assert doubts(f"{lookup}.weight()") == [doubt]


def test_found_by_the_use_before():
    assert doubts("Order.get(id).number" + AGAIN) == ["", FOUND_BEFORE]


@pytest.mark.parametrize(
    ("lookup", "doubt"),
    [
        ("by_number(id)", FOUND_BEFORE),
        ("by_number(other)", ""),
        ("session.query(Order).filter(Order.number == id).first()", FOUND_BEFORE),
        ("Order.get_by(number=other)", ""),
        ("Order.get_by(number=id, id=other)", ""),
        ("Order.get(id)", ""),
    ],
)
def test_found_before_by_another_column(lookup, doubt):
    assert doubts(f"if not Order.get_by(number=id):\n    return\n{lookup}.number") == [doubt]


@pytest.mark.parametrize(
    ("lookup", "doubt"),
    [
        ("update_parcel(id, **data)", FOUND_BEFORE),
        ("update_parcel(id)", FOUND_BEFORE),
        ("update_parcel(other, **data)", ""),
        ("next_parcel(id)", ""),
        ("get_label(id)", ""),
    ],
)
def test_functions_that_are_declared_to_give_one_thing(lookup, doubt):
    found = doubts(f"parcel = get_parcel(id)\nif not parcel:\n    return\nparcel = {lookup}\nparcel.weight()")
    assert found == [doubt]


@pytest.mark.parametrize(
    ("callers", "doubt"),
    [
        ("def go(key):\n    if Order.get(key):\n        run(key, 1, 2)", FOUND_BEFORE),
        ("def go(key):\n    require_order(key)\n    run(key, 1, 2)", FOUND_BEFORE),
        ("def go(key):\n    run(key, 1, 2)", ""),
        ("def go(key, other):\n    require_order(other)\n    run(key, 1, 2)", ""),
        ("def go(key):\n    require_order(key)\n    run(key, 1, 2)\n\ndef all(key):\n    run(key, 1, 2)", ""),
    ],
)
def test_found_before_by_all_callers(callers, doubt):
    assert doubts("Order.get(id).number", after=callers) == [doubt]


@pytest.mark.parametrize(
    ("callers", "guarded"),
    [
        ("def go(view):\n    run(view.order.id, 1, 2)", True),
        ("def go(order):\n    run(order.id, 1, 2)", True),
        ("def go(order):\n    run(id=order.pk, other=1, data=2)", True),
        ("def go(invoice):\n    run(invoice.id, 1, 2)", False),
        ("def go(order):\n    run(order.number, 1, 2)", False),
        ("def go(order_id):\n    run(order_id, 1, 2)", False),
        ("def go(order, key):\n    run(order.id, 1, 2)\n    run(key, 1, 2)", False),
    ],
)
def test_the_key_of_a_row_that_all_callers_have(callers, guarded):
    assert doubts("session.get(Order, id).number", after=callers) == ([] if guarded else [""])


@pytest.mark.parametrize(
    ("lookup", "doubt"),
    [
        ("Order.get(settings.DEFAULT_ORDER)", CONFIGURED),
        ("Order.get(app.config['DEFAULT_ORDER'])", CONFIGURED),
        ("Order.get_by(number='A-1', id='default') ", NAMED),
        ("session.query(Order).filter_by(id='default').first()", NAMED),
        ("Order.get_by(number=id)", ""),
        ("Order.get(settings.current)", ""),
        ("Order.get(data['order'])", ""),
        ("Order.get(data.ORDER)", ""),
    ],
)
def test_rows_that_are_named(lookup, doubt):
    assert doubts(f"{lookup}.number", "import settings\nfrom web import app") == [doubt]


@pytest.mark.parametrize(
    "body",
    [
        "for order in session.query(Order):\n    session.query(Order).filter_by(number=order.number).first().id",
        "for order in session.query(Order):\n    session.query(Order).filter(Order.number == order.number).first().id",
        "order = require(id)\nnumber = order.number\nif number:\n    Order.get_by(number=number).id",
    ],
)
def test_what_a_row_of_the_table_holds(body):
    assert doubts(body, "def require(id) -> Order: ...") == [HELD]


@pytest.mark.parametrize(
    "lookup",
    [
        "session.query(Invoice).filter_by(number=order.number).first().id",
        "session.query(Order).filter_by(number=order.number, id=id).first().id",
        "session.query(Order).filter(Order.number > order.number).first().id",
        "session.query(Order).filter(Order.id != id).filter_by(number=order.number).first().id",
        "session.query(Order).join(Order.parent).filter_by(number=order.number).first().id",
        "session.query(Order).filter_by(number=order.title).first().id",
        "order.number = other\n    Order.get_by(number=order.number).id",
        "order = Order(number=other)\n    Order.get_by(number=order.number).id",
        "Order.get_by(number=other).id",
    ],
)
def test_what_no_row_of_the_table_may_hold(lookup):
    assert doubts(f"for order in session.query(Order):\n    {lookup}") == [""]


@pytest.mark.parametrize(
    "lookup",
    [
        "Order.get(order.id)",
        "Order.get(data.order.pk)",
        "session.get(Order, order.id)",
        "session.query(Order).filter_by(id=order.id).first()",
        "session.query(Order).filter(Order.id == order.id).first()",
        "session.query(Order).get(orders.id)",
        "session.query(PaidOrder).get(order.id)",
        "session.query(PaidOrder).get(paid_order.id)",
        "session.query(PaidOrder).get(po.id)",
    ],
)
def test_by_the_key_of_what_is_called_as_the_row(lookup):
    defined, signature = "class PaidOrder(Order):\n    pass", "order, data, orders, paid_order, po"
    assert doubts(f"{lookup}.number", defined, signature) == [BY_NAMED_ROW]


@pytest.mark.parametrize(
    "lookup",
    [
        "Order.get(order.number)",
        "Order.get(order_id)",
        "Order.get(data.id)",
        "Order.get(data.order_id)",
        "Order.get(invoice.id)",
        "Order.get(unpaid_order.id)",
        "Order.get(o.id)",
        "Order.get(po.id)",
        "Order.get_by(number=order.id)",
        "session.query(Order).join(Order.children).filter(Order.id == order.id).first()",
        "session.query(Order).filter_by(id=order.id, number=data).first()",
        "session.query(Invoice).get(order.id)",
    ],
)
def test_by_other_keys(lookup):
    assert doubts(f"{lookup}.number", signature="order, data, order_id, invoice, unpaid_order, o, po") == [""]


@pytest.mark.parametrize(
    ("signature", "doubt"),
    [
        ("message: types.Message", ""),
        ("message: Update", ""),
        ("request: types.Request, message=None", BY_NAMED_ROW),
        ("message", BY_NAMED_ROW),
    ],
)
def test_by_the_key_of_an_object_of_another_library(signature, doubt):
    name = signature.partition(":")[0]
    imports = "from messages import types\nfrom messages.updates import Update"
    assert doubts(f"Order.get({name}.order.id).number", imports, signature) == [doubt]


@pytest.mark.parametrize("order", ["-number", "number"])
def test_the_name_of_a_column_is_no_key(order):
    defined = "def first(order):\n    return session.query(Order).order_by(order).first()"
    assert doubts(f'first("{order}").number', defined) == [""]
    assert doubts('first("other").number', defined) != [""]


@pytest.mark.parametrize(("type", "doubt"), [("Wish", ""), ("Invoice", ""), ("object", "")])
def test_by_the_key_of_what_is_no_row_of_the_table(type, doubt):
    assert doubts("Order.get(order.id).number", "class Wish:\n    id: int", f"order: {type}") == [doubt]


REPOSITORY = """
class Repository:
    def find(self, number: str) -> Order | None:
        return session.query(Order).filter(Order.number == number, Order.id > 1).first()

    def exists(self, number: str): ...

    def is_open(self, number: str): ...

orders = Repository()
invoices = Repository()
"""


@pytest.mark.parametrize(
    ("before", "doubt"),
    [
        ("if not orders.exists(id): return", FOUND_BEFORE),
        ("if orders.exists(id): return", ""),
        ("orders.exists(id)", ""),
        ("if not orders.exists(other): return", ""),
        ("if not orders.is_open(id): return", ""),
        ("if not invoices.exists(id): return", ""),
        ("if not orders.exists(id): return\nid = other", ""),
    ],
)
def test_a_repository_told_that_it_exists(before, doubt):
    assert doubts(f"{before}\norders.find(id).number", before=REPOSITORY)[-1:] == [doubt]
