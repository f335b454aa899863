"""Idioms of Python that type checkers take for uses of null, or overlook: silent where the code is guarded, loud where not."""

from __future__ import annotations

from textwrap import dedent

import pytest

IMPORTS = """
import re
import unittest
from functools import cached_property
from operator import attrgetter, itemgetter
from contextlib import suppress
from shop.other import call, make
"""


TICKET = """
class Ticket:
    def look(self):
        return self.other

    def turn(self):
        self.ok = not self.ok
"""


def cases(text: str) -> list[str]:
    return [part.strip("\n") for part in dedent(text).split("\n---\n")]


@pytest.mark.parametrize(
    "helper",
    [
        "def check(order):\n    if order.reference is None:\n        raise ValueError",
        "def check(order):\n    assert order.reference",
        "def check(order):\n    inner(order.reference)\ndef inner(value):\n    if not value:\n        raise ValueError",
        "def check(order):\n    if order.reference is None:\n        fail()\ndef fail():\n    raise ValueError",
    ],
)
def test_helpers_that_raise(python, helper):
    python("check(order)\norder.reference.upper()", IMPORTS, helper)


@pytest.mark.parametrize(
    "helper",
    [
        "def check(order):\n    if order.number is None:\n        raise ValueError",
        "def check(order):\n    if order.reference is None:\n        call(order)",
        "def check(order):\n    return order.reference is not None",
    ],
)
def test_helpers_that_do_not(python, helper):
    python("check(order)\norder.reference.upper()  # null", IMPORTS, helper)


PREDICATES = [
    "return self.reference is not None",
    "return bool(self.reference)",
    "return bool(self.reference) and self.number != ''",
    "return self.reference is not None and self.number != ''",
    "return not self.reference is None",
    "if not self.reference:\n            return False\n        return True",
    "return all([self.reference, self.number])",
    "return self.number != '' and isinstance(self.reference, str)",
    "if self.reference:\n            return self.number == ''\n        return False",
]


@pytest.mark.parametrize("decorator", ["", "@property", "@cached_property"])
@pytest.mark.parametrize("body", PREDICATES)
def test_predicates(python, decorator, body):
    test = "own.is_ready" if decorator else "own.is_ready()"
    python(
        f"if {test}:\n    own.reference.upper()\nown.reference.lower()  # null",
        IMPORTS,
        f"class Own(Order):\n    {decorator}\n    def is_ready(self):\n        {body}\n",
        "own: Own",
    )


@pytest.mark.parametrize(
    "body", ["return self.number != ''", "return True", "return call(self)", "return self.reference is not None or self.number"]
)
def test_what_is_no_predicate(python, body):
    python(
        "if own.is_ready:\n    own.reference.upper()  # null",
        IMPORTS,
        f"class Own(Order):\n    @property\n    def is_ready(self):\n        {body}\n",
        "own: Own",
    )


@pytest.mark.parametrize(
    "body",
    cases(
        """
        order.ok = order.reference is not None
        if order.ok:
            order.reference.upper()
        ---
        self.ok = order.reference is not None
        if not self.ok:
            return
        order.reference.upper()
        ---
        ok, why = order.reference is not None, "missing"
        if ok:
            order.reference.upper()
        ---
        has, reference = False, None
        if order.number:
            has = True
            reference = "a"
        if has:
            reference.upper()
        ---
        self.reference = None
        self.ready = False
        if order.number:
            self.reference, self.ready = order.number, True
        if self.ready:
            self.reference.upper()
        ---
        ticket = Ticket()
        ticket.ok = order.reference is not None
        ticket.look()
        if ticket.ok:
            order.reference.upper()
        """
    ),
)
def test_conditions_and_flags_that_are_kept(python, body):
    python(body, IMPORTS, TICKET, "self, order: Order")


@pytest.mark.parametrize(
    "body",
    cases(
        """
        self.ok = order.reference is not None
        self.ok = call(order)
        if self.ok:
            order.reference.upper()  # null
        ---
        self.ok = self.ok or order.reference is not None
        if self.ok:
            order.reference.upper()  # null
        ---
        ok, order = order.reference is not None, other
        if ok:
            order.reference.upper()  # null
        ---
        ticket = Ticket()
        ticket.ok = order.reference is not None
        ticket.turn()
        if ticket.ok:
            order.reference.upper()  # null
        """
    ),
)
def test_kept_conditions_that_hold_no_more(python, body):
    python(body, IMPORTS, TICKET, "self, order: Order, other: Order")


@pytest.mark.parametrize(
    "body",
    cases(
        """
        kept = [o for o in orders if o.reference is not None]
        for o in kept:
            o.reference.upper()
        ---
        for o in filter(lambda o: o.reference, orders):
            o.reference.upper()
        ---
        kept = [o.reference for o in orders if o.reference]
        ", ".join(kept)
        kept[0].upper()
        ---
        ", ".join(filter(None, [o.reference for o in orders]))
        ---
        kept = {o.reference for o in orders}
        kept.discard(None)
        ", ".join(kept)
        ---
        assert all(o.reference for o in orders)
        for o in orders:
            o.reference.upper()
        ---
        values = [first.reference, first.number]
        if all(value is not None for value in values):
            values[0].upper()
        ---
        if any(value is None for value in (first.reference, first.quantity)):
            return
        first.reference.upper() + str(first.quantity + 1)
        ---
        for o in orders:
            if not o.reference:
                continue
            o.reference.upper()
        ---
        sum(o.quantity or 0 for o in orders)
        sum(o.quantity for o in orders if o.quantity)
        max((o.quantity for o in orders if o.quantity is not None), default=0)
        sorted(orders, key=lambda o: o.quantity or 0)
        sorted(orders, key=lambda o: (o.quantity is None, o.quantity))
        sorted(orders, key=attrgetter("number"))
        """
    ),
)
def test_collections_that_were_filtered(python, body):
    python(body, IMPORTS, signature="orders: list[Order], first: Order")


@pytest.mark.parametrize(
    "statement",
    [
        "for o in orders: o.reference.upper()",
        "', '.join(o.reference for o in orders)",
        "', '.join([first.number, first.reference])",
        "sum(o.quantity for o in orders)",
        "sum([o.quantity for o in orders if o.number])",
        "max(o.quantity for o in orders)",
        "min([first.quantity, 3])",
        "sorted(o.quantity for o in orders)",
        "sorted(orders, key=lambda o: o.quantity)",
        "sorted(orders, key=lambda o: (o.quantity, o.number))",
        "sorted(orders, key=attrgetter('quantity'))",
        "orders.sort(key=lambda o: o.quantity)",
        "max(orders, key=lambda o: o.paid_at)",
        "next((o for o in orders if o.number), None).number",
        "next(iter(orders), None).number",
    ],
)
def test_collections_that_were_not(python, statement):
    python(f"{statement}  # null", IMPORTS, signature="orders: list[Order], first: Order")


@pytest.mark.parametrize(
    "body",
    cases(
        """
        if entries.get("a") is not None:
            entries.get("a").upper()
        ---
        if "a" in entries:
            entries.get("a").upper()
            entries["a"].upper()
        ---
        if (entry := entries.get("a")):
            entry.upper()
        ---
        pattern = re.compile("a")
        if pattern.match(order.number):
            pattern.match(order.number).group()
        ---
        entries.get("a", "").upper()
        ---
        entries.get("a", order.number).upper()
        """
    ),
)
def test_what_is_asked_twice(python, body):
    python(body, IMPORTS, signature="order: Order, entries: dict[str, str]")


@pytest.mark.parametrize(
    "call", ["entries.get('a')", "entries.get('a', order.reference)", "entries.setdefault('a', order.reference)"]
)
def test_entries_that_may_be_missing(python, call):
    python(f"{call}.upper()  # null", signature="order: Order, entries: dict[str, str]")


@pytest.mark.parametrize(
    "handler", ["AttributeError", "(KeyError, AttributeError)", "(AttributeError, TypeError) as error", "builtins.AttributeError"]
)
def test_a_handler_of_the_error_is_a_guard(python, handler):
    python(f"try:\n    order.reference.upper()\nexcept {handler}:\n    pass", "import builtins")


@pytest.mark.parametrize("handler", ["Exception", "BaseException", "TypeError", "KeyError", "(ValueError, KeyError)", ""])
def test_another_handler_is_none(python, handler):
    python(f"try:\n    order.reference.upper()  # null\nexcept {handler}:\n    pass".replace("except :", "except:"))


@pytest.mark.parametrize(
    "statement",
    ["self.assertIsNotNone(order.reference)", "self.assertTrue(order.reference)", "self.assertTrue(order.reference != None)"],
)
def test_assertions_of_test_libraries(python, statement):
    python(
        "pass",
        IMPORTS,
        f"class Case(unittest.TestCase):\n  def run(self, order: Order):\n    {statement}\n    order.reference.upper()\n",
    )


@pytest.mark.parametrize(
    "body",
    cases(
        """
        def shout(text):
            return text.upper()
        shout(order.number)
        if order.reference:
            shout(order.reference)
        ---
        def shout(text):
            return text.upper() if text else ""
        shout(order.reference)
        ---
        if order.reference is None:
            return None
        def shout():
            return order.reference.upper()
        return shout
        ---
        if order.reference is None:
            return None
        return lambda: order.reference.upper()
        ---
        def shout(text):
            return shout(text)
        shout(order.reference)
        """
    ),
)
def test_functions_inside(python, body):
    python(body)


@pytest.mark.parametrize(
    "body",
    cases(
        """
        def shout(text):
            return text.upper()  # null
        shout(order.reference)
        ---
        def shout(text, mark="!"):
            return text + mark.upper()  # null
        shout("a", mark=order.reference)
        ---
        if order.reference is None:
            return None
        def shout():
            return order.reference.upper()  # null
        order = make()
        return shout
        """
    ),
)
def test_functions_inside_that_are_given_null(python, body):
    python(body, "from shop.other import other", "def make() -> Order: ...")


def test_what_a_method_sets_to_null_is_null(python):
    python(
        """
        if own.reference:
            own.reset()
            own.reference.upper()  # null
            own.fill()
            own.reference.upper()
            own.touch()
            own.reference.upper()
        """,
        before="""
        class Own(Order):
            def reset(self):
                self.reference = None

            def fill(self):
                self.reference = "a"

            def touch(self):
                self.number = "b"
        """,
        signature="own: Own",
    )


def test_a_base_that_a_variable_holds(python):
    python(
        "Label.find(order.number).upper()  # null\nPlain.find(order.number).upper()",
        "from six import with_metaclass\nfrom shop.other import make, Meta",
        """
        class Named:
            @classmethod
            def find(cls, name) -> str | None:
                return make(name)

        Base = with_metaclass(Meta, Named)
        Other = make(Meta, Named)

        class Label(Base):
            pass

        class Plain(Other):
            pass
        """,
    )
