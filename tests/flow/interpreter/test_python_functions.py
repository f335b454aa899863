"""What functions of Python are given, set, make and return: parameters, helpers, rows that are made, what is foreign."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("signature", "body"),
    [
        ("order: Order = None", "order.number"),
        ("order=None", "order.number"),
        ("order: Optional[Order] = None", "order = order or make()\norder.number"),
        ("order: Optional[Order] = None", "if order is None:\n    order = make()\norder.number"),
        ("*orders: Order", "orders.count(1)"),
        ("**named: Order", "named.items()"),
        ("order: Order", "del order.reference"),
        ("order: Order", "reference = order.reference\ndel reference"),
        ("order: Order", "global reference\nreference = order.number\nreference.upper()"),
        ("order: Order", "reference: str\nreference = make()\nreference.upper()"),
    ],
)
def test_parameters_and_names(python, signature, body):
    python(body, "from typing import Optional\nfrom shop.other import make", "reference = None", signature)


@pytest.mark.parametrize(
    ("signature", "body"),
    [
        ("order: Optional[Order]", "order.number  # null"),
        ("order: Order | None = None", "order.number  # null"),
        ("order: 'Order | None'", "order.number  # null"),
        ("order: Union[Order, None]", "order.number  # null"),
        ("*, order: Optional[Order] = None", "order.number  # null"),
        ("order: None", "order.number  # null"),
    ],
)
def test_parameters_that_admit_null(python, signature, body):
    python(body, "from typing import Optional, Union", signature=signature)


def test_what_a_call_may_have_set_is_no_null_any_more(analyse):
    seen = analyse(
        {
            "shop/link.py": """
            class Link:
                def __init__(self):
                    self.wire: Wire | None = None
                def connect(self):
                    self.wire = Wire()
                def send(self):
                    if self.wire is None:
                        self.connect()
                    self.wire.send()
                def again(self):
                    self.wire = None
                    self.connect()
                    self.wire.send()
                def shown(self):
                    if self.wire is None:
                        print(self)
                    self.wire.send()
            class Wire:
                def send(self): ...
            """
        }
    )
    assert [use.line for use in seen["shop/link.py"]] == [18]


def test_an_object_made_here_has_what_its_class_declares_until_it_is_handed_on(analyse):
    seen = analyse(
        {
            "shop/link.py": """
            class Link:
                wire: str | None = None
                def connect(self): ...
            def bare():
                link = Link()
                return link.wire.upper()
            def connected():
                link = Link()
                link.connect()
                return link.wire.upper()
            def given():
                link = Link(wire="a")
                return link.wire.upper()
            def handed_on(prepare):
                link = Link()
                prepare(link)
                return link.wire.upper()
            """
        }
    )
    assert [use.line for use in seen["shop/link.py"]] == [7]


def test_a_helper_that_returns_only_without_an_error(analyse):
    seen = analyse(
        {
            "shop/query.py": """
            def asked(flag):
                if flag:
                    return None, "no"
                return "a", None
            def raise_error(error):
                if error is None:
                    return
                raise ValueError(error)
            def note(error):
                if error is None:
                    return
                print(error)
            def checked():
                result, error = asked(1)
                if error is not None:
                    raise_error(error)
                return result.upper()
            def checked_at_once():
                result, error = asked(1)
                raise_error(error)
                return result.upper()
            def noted():
                result, error = asked(1)
                note(error)
                return result.upper()
            """
        }
    )
    assert [use.line for use in seen["shop/query.py"]] == [26]


def test_a_result_and_an_error(analyse):
    seen = analyse(
        {
            "shop/query.py": """
            def asked(flag):
                if flag:
                    return None, "no"
                return "a", None
            def tried(ask):
                result, error = None, None
                try:
                    result = ask()
                except ValueError as problem:
                    error = str(problem)
                return result, error
            def guarded(ask):
                result, error = tried(ask)
                if error is not None:
                    return
                result.upper()
                again, error = asked(ask)
                if error:
                    raise ValueError
                again.upper()
                return again.upper() if error is None else ""
            def unguarded(ask):
                result, error = asked(ask)
                if error is not None:
                    print(error)
                result.upper()
            """
        }
    )
    assert [use.line for use in seen["shop/query.py"]] == [27]


@pytest.mark.parametrize(
    "body",
    [
        """
        if not orders:
            return
        last = None
        for order in orders:
            last = order
        last.number
        """,
        """
        last = None
        for order in (first, second):
            last = order
        last.number
        """,
        """
        if getattr(first.customer, "name", None):
            first.customer.name.upper()
        """,
        """
        kind: str | None = None
        Kind = make() | None
        """,
    ],
)
def test_more_that_cannot_be_null(python, body):
    python(body, "from shop.other import make", signature="orders: list[Order], first: Order, second: Order")


@pytest.mark.parametrize(
    "body",
    [
        "order = Order(reference='a')\norder.reference.upper()",
        "order = Order()\norder.reference = 'a'\norder.reference.upper()",
        "order = Order()\norder.save()\norder.reference.upper()",
        "order = Order()\nfill(order)\norder.reference.upper()",
        "order = Order()\norder.number.upper()",
    ],
)
def test_rows_that_are_made_here(python, body):
    python(body, "from shop.other import fill")


def test_a_new_row_has_null_where_nothing_was_set(python):
    python("order = Order()\norder.reference.upper()  # null")


def test_what_is_written_into_something_foreign(python):
    python(
        """
        holder = registry.current
        holder.reference = None
        holder.reference.upper()  # null
        holder.reference = "a"
        holder.reference.upper()
        """,
        "from shop.other import registry",
    )
