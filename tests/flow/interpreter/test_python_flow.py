"""How control flows through Python: loops, exceptions, closures, comprehensions, parameters, deletion."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        """
        for order in orders:
            if order.reference is None:
                continue
            order.reference.upper()
        """,
        """
        for order in orders:
            if order.reference:
                break
        else:
            return
        order.reference.upper()
        """,
        """
        found = None
        for order in orders:
            if order.number == "1":
                found = order
                break
        if found is None:
            return
        found.number
        """,
        """
        found = None
        for order in orders:
            found = order
            break
        else:
            return
        found.number
        """,
        """
        current = make()
        while current is not None:
            current.use()
            current = current.parent
        """,
        """
        while True:
            if order.reference is not None:
                break
            order = make()
        order.reference.upper()
        """,
        """
        while order.reference is None:
            order = make()
        order.reference.upper()
        """,
        """
        while (reference := order.reference) is not None:
            reference.upper()
        """,
        """
        while order.reference is None:
            order = make()
        else:
            order.reference.upper()
        """,
        """
        last = None
        for order in orders:
            if last is not None:
                last.number
            last = order
        """,
        """
        first = True
        last = None
        for order in orders:
            if not first:
                last.number
            first = False
            last = order
        """,
    ],
)
def test_loops(python, body):
    python(body, "from shop.other import make", signature="order: Order, orders: list[Order]")


@pytest.mark.parametrize(
    "body",
    [
        """
        for order in orders:
            order.reference.upper()  # null
        """,
        """
        found = None
        for order in orders:
            if order.number == "1":
                found = order
        found.number  # null
        """,
        """
        found = None
        while found is None:
            found.number  # null
            found = make()
        """,
        """
        for order in orders:
            if order.reference:
                break
        order.reference.upper()  # null
        """,
    ],
)
def test_loops_that_let_null_through(python, body):
    python(body, "from shop.other import make", signature="order: Order, orders: list[Order]")


@pytest.mark.parametrize(
    "body",
    [
        """
        try:
            order.reference.upper()
        except AttributeError:
            pass
        """,
        """
        try:
            order.quantity + 1
        except (TypeError, ValueError):
            pass
        """,
        """
        try:
            int(order.quantity)
        except TypeError:
            pass
        """,
        """
        with suppress(AttributeError):
            order.reference.upper()
        """,
        """
        with contextlib.suppress(AttributeError, KeyError):
            order.reference.upper()
        """,
        """
        try:
            if order.reference is None:
                return
        finally:
            done()
        order.reference.upper()
        """,
        """
        try:
            reference = make()
        except ValueError:
            return
        reference.upper()
        """,
        """
        reference = None
        try:
            reference = make()
        except ValueError:
            reference = ""
        reference.upper()
        """,
        """
        reference = None
        try:
            reference = make()
        finally:
            if reference:
                reference.close()
        reference.upper()
        """,
        """
        reference = None
        try:
            reference = make()
        except ValueError:
            raise
        else:
            reference.upper()
        """,
        """
        try:
            assert order.reference
        except AssertionError:
            return
        order.reference.upper()
        """,
        """
        with open("x") as file:
            if order.reference is None:
                return
        order.reference.upper()
        """,
    ],
)
def test_exceptions_and_contexts(python, body):
    python(body, "import contextlib\nfrom contextlib import suppress\nfrom shop.other import make, done")


@pytest.mark.parametrize(
    "body",
    [
        """
        reference = None
        try:
            reference = make()
        except ValueError:
            done()
        reference.upper()  # null
        """,
        """
        reference = None
        try:
            reference = make()
        finally:
            reference.close()  # null
        """,
        """
        try:
            order.reference.upper()  # null
        except ValueError:
            pass
        """,
        """
        try:
            order.reference.upper()  # null
        except Exception:
            pass
        """,
        """
        try:
            done()
        finally:
            order.reference.upper()  # null
        """,
        """
        try:
            done()
        except ValueError:
            order.reference.upper()  # null
        """,
    ],
)
def test_exceptions_that_let_null_through(python, body):
    python(body, "from shop.other import make, done")


@pytest.mark.parametrize(
    "expression",
    [
        "[o.reference.upper() for o in orders if o.reference]",
        "[o.reference.upper() for o in orders if o.reference is not None]",
        "[o.reference.upper() for o in orders if o.number if o.reference]",
        "{o.reference.upper(): o for o in orders if o.reference}",
        "{o.reference.upper() for o in orders if o.number and o.reference}",
        "sum(o.quantity for o in orders if o.quantity is not None)",
        "[o.reference.upper() if o.reference else '' for o in orders]",
        "[r.upper() for o in orders if (r := o.reference)]",
        "[r.upper() for r in (o.reference for o in orders) if r]",
        "[o.reference.upper() for o in [p for p in orders if p.reference]]",
        "[o.reference.upper() for o in filter(lambda p: p.reference is not None, orders)]",
        "[r.upper() for r in filter(None, [o.reference for o in orders])]",
        "sorted(orders, key=lambda o: o.quantity or 0)",
        "sorted(orders, key=lambda o: (o.quantity is None, o.quantity))",
        "[o.customer.name for o in orders if o.customer_id]",
        "all(o.reference and o.reference.upper() for o in orders)",
        "any(o.reference is not None and o.reference.upper() for o in orders)",
    ],
)
def test_comprehensions(python, expression):
    python(expression, signature="orders: list[Order]")


@pytest.mark.parametrize(
    "body",
    [
        """
        orders = [o for o in orders if o.reference is not None]
        for o in orders:
            o.reference.upper()
        """,
        """
        references = [o.reference for o in orders if o.reference]
        for reference in references:
            reference.upper()
        references[0].upper()
        """,
        """
        if all(o.reference is not None for o in orders):
            for o in orders:
                o.reference.upper()
        """,
        """
        if any(o.reference is None for o in orders):
            return
        for o in orders:
            o.reference.upper()
        """,
        """
        if orders[0].reference is not None:
            orders[0].reference.upper()
        """,
        """
        i = 3
        if orders[i].reference is not None:
            orders[i].reference.upper()
        """,
        """
        if named["a"].reference:
            named["a"].reference.upper()
        """,
        """
        if named.get("a") is not None:
            named.get("a").number
        """,
        """
        if "a" in named:
            named.get("a").number
            named["a"].number
        """,
        """
        if "a" not in named:
            return
        named.get("a").number
        """,
    ],
)
def test_collections(python, body):
    python(body, signature="orders: list[Order], named: dict[str, Order]")


@pytest.mark.parametrize(
    "body",
    [
        "[o.reference.upper() for o in orders]  # null",
        "[o.reference.upper() for o in orders if o.number]  # null",
        "sorted(orders, key=lambda o: o.quantity)  # null",
        "[o.reference.upper() for o in orders if not o.reference]  # null",
        "[o.customer.email.upper() for o in orders if o.customer]  # null",
        "sum(o.quantity + 1 for o in orders)  # null",
        """
        i = 3
        if orders[i].reference is not None:
            i = 4
            orders[i].reference.upper()  # null
        """,
        "named.get('a').number  # null",
        """
        if "a" in named:
            named.get("b").number  # null
        """,
    ],
)
def test_collections_that_let_null_through(python, body):
    python(body, signature="orders: list[Order], named: dict[str, Order]")


@pytest.mark.parametrize(
    "body",
    [
        """
        if order.reference is None:
            return
        def inner():
            return order.reference.upper()
        inner()
        """,
        """
        if order.reference:
            run_later(lambda: order.reference.upper())
        """,
        """
        reference = order.reference
        if reference is None:
            return
        def inner():
            return [reference.upper() for _ in "ab"]
        """,
        """
        reference = order.reference
        if reference is None:
            reference = ""
        def inner():
            return reference.upper()
        """,
        """
        def inner():
            if order.reference is None:
                return ""
            return order.reference.upper()
        """,
        """
        reference = order.reference
        def inner(reference):
            return reference.upper()
        """,
        """
        reference = None
        def inner():
            nonlocal reference
            reference = make()
            reference.upper()
        """,
        """
        class Local:
            label = order.reference.upper() if order.reference else ""
        """,
    ],
)
def test_functions_inside(python, body):
    python(body, "from shop.other import make, run_later")


@pytest.mark.parametrize(
    "body",
    [
        """
        def inner():
            return order.reference.upper()  # null
        """,
        """
        run_later(lambda: order.reference.upper())  # null
        """,
        """
        reference = order.reference
        if reference:
            def inner():
                return reference.upper()  # null
        reference = None
        """,
        """
        class Local:
            for letter in order.reference:  # null
                pass
        """,
    ],
)
def test_functions_inside_that_let_null_through(python, body):
    python(body, "from shop.other import make, run_later")


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


def test_items_of_a_tuple_that_are_null_together(analyse):
    seen = analyse(
        {
            "shop/pair.py": """
            def both(flag):
                if flag:
                    return "a", "b"
                return None, None
            def first_only(flag):
                if flag:
                    return "a", None
                return None, "b"
            def guarded(flag):
                first, second = both(flag)
                if first is not None:
                    return second.upper()
            def unguarded(flag):
                first, second = first_only(flag)
                if first is not None:
                    return second.upper()
            """
        }
    )
    assert [use.line for use in seen["shop/pair.py"]] == [17]


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


@pytest.mark.parametrize(
    "expression",
    [
        "call(lambda: order.reference.upper())  # null",
        "{'reference': lambda: order.reference.upper()}  # null",
        "call(lambda row: order.reference.upper() + row)  # null",
        "call(lambda: order.number.upper())",
        "call(lambda order: order.upper())",
        "call(lambda: order.reference and order.reference.upper())",
        "order.reference and call(lambda: order.reference.upper())",
        "call(lambda: order.reference)",
        "call(lambda: (lambda: order.reference or '')().upper())",
    ],
)
def test_a_lambda_that_somebody_else_calls(python, expression):
    python(f"return {expression}", "from shop.other import call")


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
