"""Functions that are called by a text: what is known where they are chosen is known in them."""

from __future__ import annotations

import pytest
from checked import findings_of

HEAD = """
from django.db import models

class Order(models.Model):
    note = models.TextField(null=True)

def find(id):
    return Order.objects.filter(pk=id).first()
"""

RUN = """
class Hooks:
    def __init__(self):
        self.handlers = {{"paid": self._on_paid, "sent": self._on_sent}}

    def run(self, kind, id):
        order = find(id)
        if {test}:
            return None
        {call}

    def _on_paid(self, order: Order):
        return order.note.lower()

    def _on_sent(self, order: Order):
        return order.id
{more}
"""

TESTED = "order is None or order.note is None"


@pytest.fixture
def told(tmp_path):
    def symbols(source):
        found = findings_of(tmp_path, {"models.py": HEAD, "hooks.py": "from models import Order, find\n" + source})
        return [item.symbol.rpartition(".")[2] for item in found]

    return symbols


CALLS = [
    "return self.handlers[kind](order)",
    "handler = self.handlers.get(kind)\n        return handler(order) if handler else None",
    "handler = self.handlers.get(kind)\n        if handler is None:\n            return None\n        return handler(order)",
    "if kind in self.handlers:\n            return self.handlers[kind](order)",
    "if (handler := self.handlers.get(kind)):\n            return handler(order)",
]


@pytest.mark.parametrize("call", CALLS)
def test_out_of_a_table(told, call):
    assert told(RUN.format(test=TESTED, call=call, more="")) == []


@pytest.mark.parametrize("call", CALLS)
def test_out_of_a_table_without_the_test(told, call):
    assert told(RUN.format(test="order is None", call=call, more="")) == ["_on_paid"]


@pytest.mark.parametrize(
    "more",
    [
        "    def all(self):\n        return self.handlers",
        "    def all(self):\n        return list(self.handlers.values())",
        "    def one(self, kind):\n        return self.handlers[kind]",
        "    def one(self, kind):\n        handler = self.handlers[kind]\n        return later(handler)",
        "    def again(self, kind, id):\n        return self.handlers[kind](find(id))",
        "    def paid(self, id):\n        return self._on_paid(find(id))",
        "    def put(self):\n        return later(self._on_paid)",
        "class Other:\n    def go(self, hooks, id):\n        return hooks.handlers['paid'](find(id))",
    ],
)
def test_tables_that_others_read(told, more):
    assert "_on_paid" in told(RUN.format(test=TESTED, call=CALLS[0], more=more))


BY_NAME = """
class Hooks:
    def run(self, kind, id):
        order = find(id)
        if {test}:
            return None
        {call}

    def _on_paid(self, order: Order):
        return order.note.lower()
"""


@pytest.mark.parametrize(
    "call",
    [
        'return getattr(self, f"_on_{kind}")(order)',
        'return getattr(self, "_on_" + kind)(order)',
        'return getattr(self, "_on_%s" % kind)(order)',
        'return getattr(self, "_on_{}".format(kind))(order)',
        'handler = getattr(self, f"_on_{kind}", None)\n        if handler:\n            return handler(order)',
        'name = f"_on_{kind}"\n        return getattr(self, name)(order)',
    ],
)
def test_by_a_name_that_is_put_together(told, call):
    assert told(BY_NAME.format(test=TESTED, call=call)) == []
    assert told(BY_NAME.format(test="order is None", call=call)) == ["_on_paid"]


@pytest.mark.parametrize(
    "call",
    [
        'return getattr(self, f"_off_{kind}")(order)',
        "return getattr(self, kind)(order)",
        'return getattr(order, f"_on_{kind}")(order)',
        'return getattr(self, f"_on_{kind}")',
        'return getattr(self, f"_{kind}")(order)',
    ],
)
def test_by_another_name(told, call):
    assert told(BY_NAME.format(test=TESTED, call=call)) == ["_on_paid"]


GUARDED = BY_NAME.format(test=TESTED, call='return getattr(self, f"_on_{kind}")(order)')


@pytest.mark.parametrize(
    "more",
    [
        "    def read(self, name):\n        return getattr(self, name)",
        "class Below(Hooks):\n    def again(self, kind, id):\n        return getattr(self, f'_off_{kind}')(find(id))",
        "def again(hooks, kind, id):\n    return getattr(hooks, f'run_{kind}')(find(id))",
        "def read(hooks, name):\n    return getattr(hooks, name)",
    ],
)
def test_what_others_ask_by_other_names(told, more):
    assert told(GUARDED + more + "\n") == []


@pytest.mark.parametrize(
    "more",
    [
        "    def again(self, name, id):\n        return getattr(self, name)(find(id))",
        "class Below(Hooks):\n    def again(self, kind, id):\n        return getattr(self, f'_on_{kind}')(find(id))",
        "class Below(Hooks):\n    def again(self, name, id):\n        return getattr(self, name)(find(id))",
        "def again(hooks, kind, id):\n    return getattr(hooks, f'_on_{kind}')(find(id))",
        "def again(kind, id):\n    name = '_on_' + kind\n    return getattr(Hooks(), name)(find(id))",
    ],
)
def test_what_others_ask_unguarded(told, more):
    assert told(GUARDED + more + "\n") == ["_on_paid"]


MODULE = """
def _on_paid(order: Order):
    return order.note.lower()

HANDLERS = {"paid": _on_paid}

def run(kind, id):
    order = find(id)
    if order is None or order.note is None:
        return None
    return HANDLERS[kind](order)
"""


def test_out_of_a_table_of_the_module(told):
    assert told(MODULE) == []


@pytest.mark.parametrize(
    "more",
    [
        "ALL = [HANDLERS]",
        "def again(kind, id):\n    return HANDLERS[kind](find(id))",
        "def handlers():\n    return HANDLERS",
        "OTHERS = [_on_paid]",
    ],
)
def test_tables_of_the_module_that_others_read(told, more):
    assert "_on_paid" in told(MODULE + "\n" + more + "\n")


LOCAL = """
class Hooks:
    def run(self, kind, id):
        order = find(id)
        if {test}:
            return None
        handlers = {{"paid": self.on_paid, "sent": self.on_sent}}
        if kind in handlers:
            answer = handlers[kind](order)
            return answer
        raise ValueError(kind)

    def on_paid(self, order: Order):
        return order.note.lower()

    def on_sent(self, order: Order):
        return order.id

class Other:
    def run(self, hooks, order: Order):
        if order.note:
            hooks.on_paid(order)
"""


def test_out_of_a_table_that_a_method_fills_for_itself(told):
    assert told(LOCAL.format(test=TESTED)) == []
    assert told(LOCAL.format(test="order is None")) == ["on_paid"]
