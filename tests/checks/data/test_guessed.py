"""Receivers whose class is guessed: what speaks for a row, and what leaves a finding at low confidence."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.guessed import is_supported
from nullguard.flow.domain.values import BY_ATTRIBUTE, BY_CALLS, BY_CONVENTION, BY_NAME, RESOLVED, Origin
from nullguard.flow.summaries.observations import Use
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.languages import read_source
from nullguard.model.finding import Confidence
from nullguard.model.schema import Entity, Manifest
from nullguard.model.source import Language
from nullguard.program.program import Program

ENTITY = Entity("shop/models.py#OrderLine", "OrderLine", "lines", "django", "shop/models.py", 1, {})


def _supported(typed, text, imports="", tested=False, path="shop/service.py"):
    sources = {
        "shop/service.py": read_source(imports.encode(), Language.PYTHON),
        "shop/models.py": read_source(b"class OrderLine: pass", Language.PYTHON),
    }
    program = Program(sources, (), {}, {name: facts.bodies for name, facts in sources.items()}.__getitem__)
    context = Context(program, EntitySchema(program, (ENTITY,), Manifest()), Manifest(), {}, {})
    use = Use(
        "method", Origin("column", "shop/models.py#OrderLine.reference", text=text, typed=typed), 1, text, ".upper()", "run"
    )
    return is_supported(context, ENTITY, use, path, tested)


@pytest.mark.parametrize("typed", [RESOLVED, BY_CALLS, BY_CONVENTION])
def test_what_is_no_guess_needs_nothing_else(typed):
    assert _supported(typed, "page.reference")


@pytest.mark.parametrize(
    ("text", "tested"),
    [
        ("page.reference", True),
        ("self.page.reference", True),
        ("pages[0].reference", True),
        ("instance.reference", False),
        ("get_instance().reference", True),
        ("reference", True),
    ],
)
def test_an_attribute_alone_is_too_little(text, tested):
    assert not _supported(BY_ATTRIBUTE, text, "from shop.models import OrderLine", tested)


@pytest.mark.parametrize("text", ["instance.reference", "obj.reference", "self.object.reference", "row.reference"])
def test_an_attribute_that_is_tested_elsewhere_of_what_is_called_as_rows_are(text):
    assert _supported(BY_ATTRIBUTE, text, tested=True)


@pytest.mark.parametrize(
    "imports",
    [
        "from shop.models import OrderLine",
        "from shop.models import OrderLineQuerySet",
        "from shop import order_lines",
        "import shop.order_line",
        "from shop.orderline.utils import load",
        "def run(line):\n    from shop.models import OrderLine\n    return OrderLine.objects.all()",
    ],
)
def test_a_name_and_an_import_that_mentions_the_entity(imports):
    assert _supported(BY_NAME, "line.reference", imports)
    assert not _supported(BY_NAME, "line.reference", "from shop.models import Order\nimport requests")


def test_an_attribute_of_what_is_called_by_the_last_word_of_an_imported_entity():
    assert _supported(BY_ATTRIBUTE, "next_line.reference", "from shop.models import OrderLine")
    assert not _supported(BY_ATTRIBUTE, "next_line.reference", "import requests")
    assert not _supported(BY_ATTRIBUTE, "next_page.reference", "from shop.models import OrderLine")


def test_a_name_of_what_is_tested_elsewhere_or_declared_here():
    assert _supported(BY_NAME, "line.reference", tested=True)
    assert _supported(BY_NAME, "line.reference", path="shop/models.py")
    assert not _supported(BY_NAME, "line.reference")


def test_an_import_in_another_function_says_nothing():
    imports = "def load():\n    from shop.models import OrderLine\n    return OrderLine.objects.all()"
    other = f"def run(line):\n    return line\n\n\n{imports}"
    assert not _supported(BY_NAME, "line.reference", other)


MODELS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)


class Invoice(models.Model):
    order = models.OneToOneField(Order, on_delete=models.CASCADE)
    text = models.CharField(max_length=20)
"""

GUESSED = """
def label(order):
    return order.invoice.text.upper()
"""


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("from models import Order\n\n\ndef text(order: Order) -> str:\n    return order.invoice.text\n", Confidence.MEDIUM),
        ("from models import Order\n\n\ndef text(order: Order) -> str:\n    return order.number\n", Confidence.LOW),
    ],
)
def test_a_use_of_a_row_that_is_no_guess_speaks_for_the_guess(confidences, other, expected):
    assert expected in confidences({"models.py": MODELS, "labels.py": GUESSED, "texts.py": other}, "NG102")
