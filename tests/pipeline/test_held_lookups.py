"""Rows that code looks up in one function and uses in another (Python): attributes of objects, what a request carries, what a
framework provides, functions that are called through others."""

from __future__ import annotations

import pytest

MODELS = """
    from sqlalchemy import Column, DateTime, Integer, String
    from sqlalchemy.orm import declarative_base

    Base = declarative_base()

    class Order(Base):
        __tablename__ = "orders"
        id = Column(Integer, primary_key=True)
        number = Column(String, nullable=False)
        paid_at = Column(DateTime, nullable=True)

        @property
        def again_found(self):
            return session().query(Order).filter(Order.number == self.number).first()

        def again(self):
            return session().query(Order).filter(Order.number == self.number).first()
    """

IMPORTS = """\
import asyncio
import functools
from contextlib import contextmanager
from asgiref.sync import sync_to_async
from fastapi import Depends
from flask import g
from shop.orders import Order

def session(): ...

def find(number):
    return session().query(Order).filter(Order.number == number).first()

def find_or_raise(number):
    order = session().query(Order).filter(Order.number == number).first()
    if order is None:
        raise LookupError(number)
    return order

@contextmanager
def locked(number):
    yield session().query(Order).filter(Order.number == number).first()

@contextmanager
def locked_or_raise(number):
    yield find_or_raise(number)
"""


@pytest.fixture
def lines(project):
    """`lines(text)`: the lines of the source in which a null is used."""

    def found(text: str) -> list[str]:
        source = IMPORTS + text
        project.write("shop/orders.py", MODELS)
        project.write("shop/service.py", source)
        places = [finding.place for finding in project.check(cache=False).findings]
        return [source.splitlines()[place.line - 1].strip() for place in places if place.path == "shop/service.py"]

    return found


SHOWING = """
    def show(self):
        return self.order.number.strip()
"""


@pytest.mark.parametrize(
    "setting",
    [
        "self.order = session.query(Order).filter(Order.number == number).first()",
        "self.order = session.query(Order).filter(Order.number == number).one_or_none()",
        "self.order = find(number)",
        "self.order = order or find(number)",
        "self.order = session.query(Order).get(number)",
    ],
)
def test_an_attribute_holds_what_was_looked_up(lines, setting):
    text = f"class View:\n    def __init__(self, session, number):\n        {setting}\n{SHOWING}"
    assert lines(text) == ["return self.order.number.strip()"]
    assert lines(text.replace("__init__", "setup")) == ["return self.order.number.strip()"]


@pytest.mark.parametrize("before", ["    order = None\n", "    def __init__(self):\n        self.order = None\n"])
def test_nothing_is_there_before(lines, before):
    text = f"class View:\n{before}    def load(self):\n        self.order = session().query(Order).first()\n{SHOWING}"
    assert lines(text) == ["return self.order.number.strip()"]
    assert lines(text.replace("first()", "one()")) == []
    assert lines(f"{text}    def is_there(self):\n        return 1 if self.order else 0\n") == []


@pytest.mark.parametrize(
    "more",
    [
        "        if self.order is None:\n            raise LookupError(number)\n",
        "        if not self.order:\n            self.order = Order()\n",
        "    def is_there(self):\n        return True if self.order else False\n",
        "    def reset(self):\n        self.order = Order()\n",
        "        self.order = self.order or Order()\n",
    ],
)
def test_somebody_asks_whether_it_was_found(lines, more):
    text = (
        "class View:\n    def __init__(self, session, number):\n"
        f"        self.order = session.query(Order).filter(Order.number == number).first()\n{more}{SHOWING}"
    )
    assert lines(text) == []
    apart = "def start(view):\n    if view.order is None:\n        raise LookupError(view)\n"
    setting = "class View:\n    def __init__(self, number):\n        self.order = find(number)\n"
    assert lines(setting + SHOWING + apart) == []


FOUND = "class View:\n    def __init__(self, session, number):\n        self.order = session.query(Order).get(number)\n"


@pytest.mark.parametrize(
    "used",
    [
        "if self.order.number > 'a': print(number)",
        "print(1 if self.order.number else 0)",
        "assert self.order.number.strip()",
        "while self.order.number != number: print(number)",
    ],
)
def test_a_condition_that_reads_on_is_no_test(lines, used):
    assert lines(f"{FOUND}    def show(self, number):\n        {used}\n") == [used]


@pytest.mark.parametrize(
    "used",
    [
        "if self.order and self.order.number > 'a': print(number)",
        "if self.order is not None: print(self.order.number)",
        "if len(self.order.number) and check(self.order): print(number)",
        "if number or self.order: print(self.order.number)",
    ],
)
def test_a_condition_that_asks_for_the_row_is_a_test(lines, used):
    assert lines(f"{FOUND}    def show(self, number):\n        {used}\n") == []


@pytest.mark.parametrize("method", ["merge", "refresh"])
def test_an_attribute_that_is_handed_to_a_session_stays_what_it_was(lines, method):
    again = f"    def load(self, session):\n        if session.is_open: self.order = session.{method}(self.order)\n"
    assert SHOWING.splitlines()[-1].strip() in lines(FOUND + again + SHOWING)
    assert lines(FOUND.replace("get(number)", "one()") + again + SHOWING) == []
    assert lines(FOUND + "    def load(self, session):\n        self.order = session.merge(Order())\n" + SHOWING) == []


def test_an_attribute_that_one_row_or_an_error_is_given(lines):
    body = "        self.order = session.query(Order).filter(Order.number == number).one()\n"
    assert lines(f"class View:\n    def __init__(self, session, number):\n{body}{SHOWING}") == []
    body = "        order = find(number)\n        if order is None:\n            raise LookupError\n        self.order = order\n"
    assert lines(f"class View:\n    def __init__(self, session, number):\n{body}{SHOWING}") == []


CARRIED = """
def before():
    g.order = session().query(Order).filter(Order.number == "x").first()

def show():
    return g.order.number.strip()
"""


def test_what_a_request_carries(lines):
    assert lines(CARRIED) == ["return g.order.number.strip()"]
    asked = "def check():\n    if g.order is None:\n        raise LookupError\n"
    assert lines(CARRIED + asked) == []
    assert lines(CARRIED.replace(".first()", ".one()")) == []


@pytest.mark.parametrize(("parameter", "is_null"), [
    ("order=Depends(find)", True),
    ("order: Order = Depends(find)", True),
    ("order=Depends(find_or_raise)", False),
    ("order: Order = Depends(find_or_raise)", False),
    ("order: Order = Other(find)", False),
])  # fmt: skip
def test_what_a_framework_provides(lines, parameter, is_null):
    text = f"def show({parameter}):\n    return order.number.strip()\n"
    assert lines(text) == (["return order.number.strip()"] if is_null else [])


@pytest.mark.parametrize(
    "call",
    [
        "sync_to_async({})(number)",
        "functools.partial({}, number)()",
        "asyncio.to_thread({}, number)",
        "asyncio.get_event_loop().run_in_executor(None, {}, number)",
        "sync_to_async(lambda: {}(number))()",
    ],
)
def test_functions_that_are_called_through_others(lines, call):
    for name, is_null in (("find", True), ("find_or_raise", False)):
        text = f"async def show(number):\n    order = await {call.format(name)}\n    return order.number.strip()\n"
        assert lines(text) == (["return order.number.strip()"] if is_null else [])


def test_functions_that_are_kept_for_later(lines):
    for made in ("sync_to_async(find)", "functools.partial(find)"):
        text = f"async def show(number):\n    get = {made}\n    order = await get(number)\n    return order.number.strip()\n"
        assert lines(text) == ["return order.number.strip()"]
        assert lines(text.replace("(find)", "(find_or_raise)")) == []


def test_what_a_context_manager_gives(lines):
    text = "def show(number):\n    with locked(number) as order:\n        return order.number.strip()\n"
    assert lines(text) == ["return order.number.strip()"]
    assert lines(text.replace("locked(", "locked_or_raise(")) == []
    assert lines(text.replace("        return", "        if order is None:\n            return\n        return")) == []


USERS = """
from flask_login import current_user

{decorator}
def load(number):
    return session().query(Order).get(number)

def show():
    return current_user.paid_at.isoformat()

def show_safely():
    if current_user.paid_at:
        return current_user.paid_at.isoformat(), current_user.is_authenticated
    return current_user.number.strip(), current_user.get_id(), current_user.again().number.strip()
"""


def test_the_user_that_a_framework_loads(lines):
    for decorator in ("@manager.user_loader", "@login.manager.request_loader"):
        assert lines(USERS.format(decorator=decorator)) == ["return current_user.paid_at.isoformat()"]
    assert lines(USERS.format(decorator="@manager.other")) == []


RECORDS = """
from dataclasses import dataclass
from typing import NamedTuple

@dataclass
class Info:
    number: str
    payment: object
    kind: str = ""

    def show(self):
        return self.payment.isoformat()

class Row(NamedTuple):
    number: str
    when: object

def make(order: Order):
    return Info(order.number, payment=order.paid_at), Row(order.number, order.paid_at)

def show(info: Info, row: Row):
    return info.number.strip(), info.payment.isoformat(), info.kind.strip()

def show_row(row: Row):
    return row.when.isoformat()
"""


def test_what_all_who_make_a_record_give(lines):
    assert lines(RECORDS) == [
        "return self.payment.isoformat()",
        "return info.number.strip(), info.payment.isoformat(), info.kind.strip()",
        "return row.when.isoformat()",
    ]


@pytest.mark.parametrize(
    "more",
    [
        "def other(order: Order):\n    return Info('', payment=order.number), Row('', 1)\n",
        "def other(values):\n    return Info(**values), Row(*values)\n",
        "def other(order: Order):\n    if order.paid_at:\n        return Info('', order.paid_at), Row('', order.paid_at)\n",
        "def asked(info, row):\n    return 1 if info.payment and row.when else 0\n",
        "def mend(info, row):\n    info.payment = info.payment or 0\n    row.when = row.when or 0\n",
        "class Below(Info): ...\nclass Lower(Row): ...\n",
    ],
)
def test_one_gives_a_record_something_else_or_looks(lines, more):
    assert lines(RECORDS + more) == []


ALIASES = """
from typing import Annotated

Perhaps = Annotated[Order, Depends(find)]
There = Annotated[Order, Depends(find_or_raise)]
Other = Annotated[Order, find]
"""


@pytest.mark.parametrize("type", ["Annotated[Order, Depends(find)]", "Annotated[Order | None, Depends(find)]", "Perhaps"])
def test_what_stands_beside_a_type_gives_the_parameter(lines, type):
    assert lines(f"{ALIASES}\ndef show(order: {type}):\n    return order.number\n") == ["return order.number"]


@pytest.mark.parametrize(
    "type", ["Annotated[Order, Depends(find_or_raise)]", "There", "Other", "Annotated[Order, find]", "Annotated[Order, 'find']"]
)
def test_what_gives_a_row_or_raises_or_gives_nothing(lines, type):
    assert lines(f"{ALIASES}\ndef show(order: {type}):\n    return order.number\n") == []


@pytest.mark.parametrize("type", ["Annotated[Order, Depends(find)]", "Perhaps"])
def test_a_test_guards_it(lines, type):
    assert lines(f"{ALIASES}\ndef show(order: {type}):\n    return order.number if order else None\n") == []


CARRYING = """
def begin(number):
    g.order = find(number)

def show():
    return g.order.number.strip()
"""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", 1),
        ("class Cart:\n    def __init__(self, order):\n        self.order = order\n        assert self.order\n", 1),
        ("def other(line: Order):\n    return line.order if line.order else None\n", 1),
        ("def before():\n    if g.order is None:\n        raise LookupError\n", 0),
        ("def before(carried):\n    if carried.order is None:\n        raise LookupError\n", 0),
    ],
)
def test_only_tests_of_what_a_request_carries_count(lines, more, told):
    assert lines(CARRYING + more) == ["return g.order.number.strip()"][:told]


FIELDS = """
from dataclasses import dataclass

@dataclass
class Row:
    number: str
    paid_at: object

    def day(self):
        return self.paid_at.date()

def rows(numbers):
    return [Row(number=order.number, paid_at=order.paid_at) for order in session().query(Order).all()]
"""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", 1),
        ("def paid(order: Order):\n    return order.paid_at.date() if order.paid_at else None\n", 1),
        ("class Mail:\n    paid_at = None\n    def send(self):\n        if self.paid_at:\n            return 1\n", 1),
        ("def mark(order: Order):\n    order.paid_at = 1\n", 1),
        ("def late(row: Row):\n    return 1 if row.paid_at is None else 0\n", 0),
        ("def late(thing):\n    return 1 if thing.paid_at is None else 0\n", 0),
        ("def mark(row: Row):\n    row.paid_at = 1\n", 0),
        ("def of_now(number):\n    return Row(number=number, paid_at=find_or_raise(number).number)\n", 0),
    ],
)
def test_only_tests_of_its_own_fields_count_for_a_record(lines, more, told):
    assert lines(FIELDS + more) == ["return self.paid_at.date()"][:told]


WRAPPING = """
def with_order(view):
    @functools.wraps(view)
    def inner(request, *args, **kwargs):
        order = find(request.number)
        TEST
        return view(request, order, *args, **kwargs)
    return inner

@with_order
def show(request, order):
    return order.number.strip()
"""


@pytest.mark.parametrize(
    ("test", "told"),
    [
        ("pass", 1),
        ("request.number += 1", 1),
        ("if order is None: return None", 0),
        ("assert order", 0),
        ("order = order or Order()", 0),
    ],
)
def test_a_decorator_hands_on_what_it_has_looked_up(lines, test, told):
    assert lines(WRAPPING.replace("TEST", test)) == ["return order.number.strip()"][:told]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (("view(request, order, ", "view(request, order=order, "), 1),
        (("def show(request, order):", "def show(request, order: Order):"), 1),
        (("def show(request, order):\n", "def show(request, order):\n    if order is None:\n        return None\n"), 0),
        (("def show(request, order):", "def show(request, other, order):"), 0),
        (("find(request.number)", "find_or_raise(request.number)"), 0),
        (
            (
                "        return view(",
                "        if not request.number:\n            return view(request, Order())\n        return view(",
            ),
            0,
        ),
        (("@with_order\n", ""), 0),
    ],
)
def test_what_a_decorator_gives_goes_to_its_parameter(lines, other, told):
    assert lines(WRAPPING.replace("TEST", "pass").replace(*other)) == ["return order.number.strip()"][:told]


BY_KEY = """
def by_key(number):
    return session().get(Order, number)

def with_it(view):
    def inner(number):
        order = session().query(Order).get(number)
        return view(order)
    return inner

def begin(number):
    g.order = Order.query.get(number)

class View:
    def __init__(self, number):
        self.order = by_key(number)

    def show(self):
        return self.order.number.strip(1)

@with_it
def show(order):
    return order.number.strip(2)

def show_carried():
    return g.order.number.strip(3)
"""


def test_rows_that_are_looked_up_by_their_key(lines):
    told = ["return g.order.number.strip(3)", "return order.number.strip(2)", "return self.order.number.strip(1)"]
    assert sorted(lines(BY_KEY)) == told
    made = BY_KEY.replace("session().get(Order, number)", "Order()").replace("session().query(Order).get(number)", "Order()")
    assert lines(made.replace("Order.query.get(number)", "Order()")) == []
    raised = BY_KEY.replace("Order.query.get(number)", "Order.query.get_or_404(number)")
    assert sorted(lines(raised)) == told[1:]
    settings = "\ndef begin(number):\n    g.order = {'a': Order()}.get('a')\n\ndef show():\n    return g.order.number\n"
    assert lines(settings) == []


LISTED = """
class Report:
    def __init__(self):
        self.rows = []

    def add(self, order: Order):
        self.rows.append((order.number, order.paid_at))

    def show(self):
        return [(number.strip(), day.isoformat()) for number, day in self.rows]
"""


def test_columns_in_a_list_that_an_attribute_holds(lines):
    told = ["return [(number.strip(), day.isoformat()) for number, day in self.rows]"]
    assert lines(LISTED) == told
    assert lines(LISTED.replace("self.rows.append", "if order.paid_at: self.rows.append")) == []
    assert lines(LISTED.replace("for number, day in self.rows]", "for number, day in self.rows if day]")) == []
    assert lines(LISTED.replace("order.paid_at)", "order.number)")) == []


RELATED = """
class Report:
    def __init__(self):
        self.days = []

    def add(self, order: Order):
        self.days.append(order.paid_at)

    def show(self):
        for day in self.days:
            print(day.isoformat())
"""


def test_nullable_columns_in_a_list_that_an_attribute_holds(lines):
    assert lines(RELATED) == ["print(day.isoformat())"]
    assert lines(RELATED.replace("self.days.append", "if order.paid_at: self.days.append")) == []
    assert lines(RELATED.replace("print(day", "if day: print(day")) == []
    assert lines(RELATED.replace("in self.days:", "in filter(None, self.days):")) == []
    assert lines(RELATED.replace("order.paid_at)", "order.number)")) == []


PROPERTY = """
class Label:
    def __init__(self, order: Order):
        self.later = order.again_found

    def show(self):
        return self.later.number.strip()
"""


def test_attributes_that_hold_what_a_property_looks_up(lines):
    assert lines(PROPERTY) == ["return self.later.number.strip()"]
    assert lines(PROPERTY.replace("    def show(self):", "    def show(self):\n        if not self.later: return")) == []
    assert lines(PROPERTY.replace("order.again_found", "order.again_found or Order()")) == []
    assert lines(PROPERTY + "\ndef label(label: Label):\n    return label.later and label\n") == []
