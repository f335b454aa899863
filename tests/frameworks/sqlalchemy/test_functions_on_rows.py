"""What functions of the project do with functions, defaults and keywords that rows go through."""

from __future__ import annotations

import pytest

MODELS = """
from flask_login import UserMixin
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    number = db.Column(db.String, nullable=False)
    note = db.Column(db.String, nullable=True)

class Bill(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    note = db.Column(db.String, nullable=False)

class Option(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    key = db.Column(db.String, nullable=False)
    text = db.Column(db.String, nullable=False)

class User(UserMixin, db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, nullable=False)
    phone = db.Column(db.String, nullable=True)
"""

WITH_EACH = """
from models import Order

def group(orders, key):
    found = {{}}
    for order in sorted(orders):
        {test}found.setdefault(key(order), []).append(order)
    return found

def run():
    {call}
"""


@pytest.mark.parametrize(
    "call", ["group(Order.query.all(), lambda x: x.note.strip())", "group(Order.query.all(), key=lambda x: x.note.strip())"]
)
def test_a_function_is_called_with_the_elements_of_an_argument(told, call):
    assert told(MODELS, WITH_EACH.format(test="", call=call)) == [call]
    assert told(MODELS, WITH_EACH.format(test="if order.note: ", call=call)) == []


@pytest.mark.parametrize(
    "call",
    [
        "group(Order.query.all(), lambda x: x.number.strip())",
        "group(Order.query.all(), lambda x: (x.note or '').strip())",
        "group(Order.query.filter(Order.note.isnot(None)), lambda x: x.note.strip())",
    ],
)
def test_it_is_called_with_what_is_there(told, call):
    assert told(MODELS, WITH_EACH.format(test="", call=call)) == []


ASKING = """
from models import Order

def each(orders, function):
    {body}

def hand(order, function):
    return function(order)

def run(order: Order):
    {call}
"""
EACH = "each(Order.query.all(), lambda x: x.note.strip())"


@pytest.mark.parametrize(
    "body",
    [
        "for order in orders:\n        assert order.note\n        function(order)",
        "return [order.note and function(order) for order in orders]",
        "for order in orders:\n        while order.note:\n            function(order)",
        "orders = [order for order in orders if order.note]\n    for order in orders:\n        function(order)",
        "return function(orders.get(3))",
        "for order in orders:\n        match order.note:\n            case str():\n                function(order)",
    ],
)
def test_who_calls_a_function_has_asked_before(told, body):
    assert told(MODELS, ASKING.format(body=body, call=EACH)) == []
    assert told(MODELS, ASKING.format(body="for order in orders:\n        function(order)", call=EACH)) == [EACH]


def test_what_the_caller_tested_is_there_when_a_function_is_called_with_it(told):
    call = "hand(order, lambda x: x.note.strip())"
    assert told(MODELS, ASKING.format(body="pass", call=call)) == [call]
    assert told(MODELS, ASKING.format(body="pass", call=f"if order.note:\n        {call}")) == []
    assert told(MODELS, ASKING.format(body="pass", call=f"if order.number:\n        {call}")) == [call]


DEFAULT = """
from models import Option

def option(key, default=None):
    row = Option.query.filter_by(key=key).first()
    if row is None:
        return default
    return row.text

def handed(key, default=None):
    return option(key, default)

def run(key):
    {call}
"""


@pytest.mark.parametrize("call", ["option(key).strip()", "option(key, None).strip()", "handed(key).strip()"])
def test_a_default_of_none_comes_back_for_a_missing_row(told, call):
    assert told(MODELS, DEFAULT.format(call=call)) == [call]


@pytest.mark.parametrize(
    "call",
    [
        'option(key, "").strip()',
        'option(key, default="").strip()',
        'handed(key, "").strip()',
        '(option(key) or "").strip()',
        "option(*key).strip()",
        "option(key, key).strip()",
    ],
)
def test_what_is_given_comes_back(told, call):
    assert told(MODELS, DEFAULT.format(call=call)) == []


def test_the_user_of_a_request_is_a_row_of_the_class_of_users(told):
    source = "from flask_login import current_user\n\ndef run():\n    current_user.phone.strip()\n    current_user.name.strip()\n"
    assert told(MODELS, source) == ["current_user.phone.strip()"]
    several = MODELS.replace("class Bill(db.Model)", "class Bill(UserMixin, db.Model)")
    assert told(several, source) == []


FILLED = """
from models import Order

def send(context):
    context["note"].strip()

def send_all(**context):
    context["note"].strip()

def run(order: Order):
    {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        'send({"note": order.note})',
        'context = {}\n    context["note"] = order.note\n    send(context)',
        "context = {}\n    context.update(note=order.note)\n    send(context)",
        'context = dict(note="")\n    context.update({"note": order.note})\n    send(context)',
        'rows = []\n    rows.append({"note": order.note})\n    for row in rows:\n        send(row)',
        "send_all(note=order.note)",
        'send_all(**{"note": order.note})',
    ],
)
def test_what_is_put_in_is_known_to_whom_it_is_handed(told, body):
    assert told(MODELS, FILLED.format(body=body)) == ['context["note"].strip()']


@pytest.mark.parametrize(
    "body",
    [
        'send({"note": order.note or ""})',
        'if order.note is None:\n        return\n    send({"note": order.note})',
        'context = {}\n    if order.note:\n        context["note"] = order.note\n    send(context)',
        'note = order.note\n    if note:\n        send({"note": note})',
        'text = order.note\n    if text:\n        send({"note": text})',
        "if order.note:\n        send_all(note=order.note)",
        "context = {}\n    context.update(note=order.number)\n    send(context)",
        'rows = []\n    if order.note:\n        rows.append({"note": order.note})\n    for row in rows:\n        send(row)',
    ],
)
def test_what_is_tested_is_there_when_it_is_handed_on(told, body):
    assert told(MODELS, FILLED.format(body=body)) == []


def test_update_adds_to_what_is_known(told):
    source = FILLED.format(body='context = {"number": 1}\n    context.update(note=order.note)\n    context["note"].lower()')
    assert told(MODELS, source) == ['context["note"].lower()']
    source = FILLED.format(body='context = {"note": order.note}\n    context.update(note="")\n    context["note"].lower()')
    assert told(MODELS, source) == []


def test_update_replaces_what_was_tested(told):
    tested = 'context = {"note": "a"}\n    if context["note"]:\n        context.update(note=order.note)\n        '
    assert told(MODELS, FILLED.format(body=f'{tested}context["note"].lower()')) == ['context["note"].lower()']
    for put in ("note=order.note", '{"note": order.note}'):
        asked = f'context = {{}}\n    context.update({put})\n    if order.note:\n        context["note"].lower()'
        assert told(MODELS, FILLED.format(body=asked)) == []


KEPT = """
from models import Order

class Base:
    def run(self, key):
        self.load(key)
        return self.show()

class Shown(Base):
    def load(self, key):
        self.order = find(key)

    def show(self):
        {use}

def find(key):
    order = Order.query.get(key)
    return {result}
"""


@pytest.mark.parametrize("result", ["order", "order if order else None", "order if order is not None and order.note else None"])
def test_what_a_function_finds_is_kept(told, result):
    assert told(MODELS, KEPT.format(use="return self.order.number.strip()", result=result)) == [
        "return self.order.number.strip()"
    ]
    use = "return self.order.number if self.order else ''"
    assert told(MODELS, KEPT.format(use=use, result=result)) == []


AWAITED = """
import asyncio
from models import Order

async def find(key):
    return Order.query.get(key)

async def run(key):
    {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "first, second = await asyncio.gather(find(key), find(2))\n    second.number.strip()",
        "order = await asyncio.wait_for(find(key), 3)\n    order.number.strip()",
    ],
)
def test_what_is_awaited_together_may_be_missing(told, body):
    assert told(MODELS, AWAITED.format(body=body)) == [body.rpartition("\n")[2].strip()]


@pytest.mark.parametrize(
    "body",
    [
        "await asyncio.gather(find(key), find(2))",
        "waiting = find(key)\n    await asyncio.gather(waiting, find(2))",
        "first, second = await asyncio.gather(find(key), find(2))\n    if second:\n        second.number.strip()",
        "asyncio.run(find(key))",
        "order = await asyncio.wait_for(find(key), 3)\n    order and order.number.strip()",
    ],
)
def test_nothing_refuses_what_is_still_to_be_awaited(told, body):
    assert told(MODELS, AWAITED.format(body=body)) == []
