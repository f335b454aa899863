"""Exceptions and contexts of Python: what is known in handlers, in `finally`, and behind them."""

from __future__ import annotations

import pytest


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
