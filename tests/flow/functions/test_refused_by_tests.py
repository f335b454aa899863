"""Functions of Python that refuse a null by an error which says that a caller made a mistake."""

from __future__ import annotations

import pytest

FUNCTIONS = """
class Refused(Exception): ...

def send(text):
    if text is None:
        raise ValueError("no text")
    print(text)

def deliver(text, more=None):
    if not text or more == 3:
        raise TypeError
    print(text)

def post(text):
    assert text is not None
    print(text)

def answer(text):
    if not text:
        raise Refused("no text")
    print(text)

def check_text(text):
    if text is None:
        raise ValueError("no text")

def fail_without(text):
    if text is None:
        raise ValueError("no text")

def show(text=None):
    if text is None:
        raise ValueError("no text")
    print(text)

def count(text):
    if text is not None and len(text) > 3:
        raise ValueError("too long")
    print(text)

class Box:
    def __init__(self, text):
        if text is None:
            raise ValueError("no text")
        self.text = text

    def put(self, text):
        if text is None:
            raise ValueError("no text")
        self.text = text

box = Box("a")
"""


@pytest.mark.parametrize(
    "expression",
    [
        "send(order.reference)",
        "send(text=order.reference)",
        "deliver(order.reference)",
        "post(order.reference)",
        "Box(order.reference)",
        "Box('a').put(order.reference)",
        "send(order.customer)",
    ],
)
def test_a_column_that_is_refused(python, expression):
    python(f"{expression}  # null", before=FUNCTIONS)


@pytest.mark.parametrize(
    "expression",
    [
        "answer(order.reference)",
        "check_text(order.reference)",
        "fail_without(order.reference)",
        "show(order.reference)",
        "count(order.reference)",
        "send(order.number)",
        "send(order.reference or 'none')",
        "order.reference and send(order.reference)",
        "send(Order.objects.first())",
        "send({}.get('reference'))",
    ],
)
def test_what_is_meant_or_there(python, expression):
    python(expression, before=FUNCTIONS)


@pytest.mark.parametrize("taken", ["ValueError", "Exception", "(KeyError, ValueError)"])
def test_a_handler_of_the_refusal(python, taken):
    python(
        f"""
        try:
            send(order.reference)
        except {taken}:
            return None
        """,
        before=FUNCTIONS,
    )


@pytest.mark.parametrize("taken", ["TypeError", "AttributeError", "KeyError"])
def test_a_handler_of_another_error(python, taken):
    python(
        f"""
        try:
            send(order.reference)  # null
        except {taken}:
            return None
        """,
        before=FUNCTIONS,
    )


def test_a_test_before(python):
    python(
        """
        if order.reference is None:
            return
        send(order.reference)
        """,
        before=FUNCTIONS,
    )
