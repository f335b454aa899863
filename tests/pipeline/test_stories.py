"""The story of a finding runs from the schema to the use, across files and in order."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.model.finding import Confidence

MIGRATION = """\
    from django.db import migrations, models


    class Migration(migrations.Migration):
        operations = [
            migrations.CreateModel(
                "Order",
                [("id", models.AutoField(primary_key=True)), ("reference", models.CharField(max_length=64, null=True))],
            ),
        ]
    """


@pytest.fixture
def story(project):
    """`story(path: text)`: the one finding's steps, as `path:line message`."""

    def told(**sources):
        for name, text in sources.items():
            project.write(f"shop/{name}.py", dedent(text))
        (finding,) = project.check(min_confidence=Confidence.LOW).findings
        return [f"{step.place.path}:{step.place.line} {step.message}" for step in finding.steps]

    return told


def test_a_column_is_declared_mapped_read_returned_and_used(project, story):
    project.write("shop/migrations/__init__.py", "")
    project.write("shop/migrations/0001_initial.py", MIGRATION)
    assert story(
        dao="""\
            from shop.models import Order


            def reference_of(order: Order):
                return order.reference
            """,
        labels="""\
            from shop.dao import reference_of
            from shop.models import Order


            def label(order: Order):
                reference = reference_of(order)
                return reference.upper()
            """,
    ) == [
        "shop/migrations/0001_initial.py:8 'shop_order.reference' may be null: CREATE TABLE with NULL",
        "shop/models.py:5 'Order.reference' maps it: null=True",
        "shop/dao.py:5 'order.reference' reads it",
        "shop/labels.py:6 'reference_of(order)' returns it",
        "shop/labels.py:7 '.upper()' is called on it without a check",
    ]


def test_a_column_that_is_passed_on_ends_where_it_is_used(story):
    assert story(
        texts="""\
            def shout(text):
                return text.upper()
            """,
        labels="""\
            from shop.models import Order
            from shop.texts import shout


            def label(order: Order):
                return shout(order.reference)
            """,
    ) == [
        "shop/models.py:5 'Order.reference' may be null: null=True",
        "shop/labels.py:6 it is passed to 'shout(…)', which uses it without a check",
        "shop/texts.py:2 there, 'text' is used: '.upper()' is called on it",
    ]


def test_a_lookup_is_asked_returned_and_used(story):
    assert story(
        dao="""\
            from shop.models import Order


            def latest():
                return Order.objects.order_by("reference", "number", "customer__name").first()
            """,
        labels="""\
            from shop.dao import latest


            def label():
                order = latest()
                return order.pk
            """,
    ) == [
        "shop/models.py:4 'Order' maps table 'shop_order'",
        "shop/dao.py:5 'Order.objects.order_by(…).first()' gives null when it finds no row",
        "shop/labels.py:5 'latest()' returns it",
        "shop/labels.py:6 '.pk' is read from it without a check",
    ]


def test_a_declared_value_begins_where_it_is_declared(story):
    assert story(
        carts="""\
            from dataclasses import dataclass


            @dataclass
            class Cart:
                code: str | None
            """,
        labels="""\
            from shop.carts import Cart


            def label(cart: Cart):
                return cart.code.upper()
            """,
    ) == [
        "shop/carts.py:6 'Cart.code' is declared nullable",
        "shop/labels.py:5 '.upper()' is called on it without a check",
    ]


def test_a_function_that_is_declared_to_give_null_begins_its_stories(story):
    assert story(
        carts="""\
            from shop.texts import Text


            def code_of(cart) -> Text | None:
                return cart.code
            """,
        texts="""\
            class Text:
                def upper(self): ...
            """,
        labels="""\
            from shop.carts import code_of


            def label(cart):
                return code_of(cart).upper()
            """,
    ) == [
        "shop/carts.py:4 'code_of' is declared to give null",
        "shop/labels.py:5 '.upper()' is called on it without a check",
    ]
