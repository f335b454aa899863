"""Objects that are taken for rows because of their name: whatever else their class says of them is heard (Python)."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.callers.supposing import SUPPOSED
from nullguard.flow.world import World
from nullguard.frameworks.django.flow import DjangoModel
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.manifest import build_manifest

MODELS = """
from django.core.exceptions import ValidationError
from django.db import models

class Product(models.Model):
    ALONE, CHILD = "alone", "child"
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=10, null=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE)

    @property
    def is_child(self):
        return self.kind == self.CHILD

    @property
    def has_stock(self):
        if self.id:
            return self.stock.exists()
        return False

    def has_title(self):
        return self.title is not None

    def is_sold(self):
        return self.kind == "sold"

    def clean(self):
        getattr(self, "_clean_%s" % self.kind)()

    def _clean_alone(self):
        if self.parent:
            raise ValidationError("a parent")

    def _clean_child(self):
        if not self.parent:
            raise ValidationError("no parent")

class Stock(models.Model):
    product = models.ForeignKey(Product, related_name="stock", on_delete=models.CASCADE)
"""


@pytest.fixture
def doubted(link):
    """What is said of each use in `def run(…)`: its expression, and whether its class says that it is there."""

    def found(body, signature="product"):
        text = f"from shop.models import Product\ndef run({signature}):\n" + indent(dedent(body).strip("\n"), "    ") + "\n"
        program = link({"shop/models.py": MODELS, "shop/views.py": text})
        entities = list(declare_entities(program))
        frameworks = (DjangoModel(program, entities),)
        world = World(program, EntitySchema(program, entities, build_manifest(entities)), frameworks, library_rules())
        everything = frozenset(name for function in program.functions_of("shop/views.py") for name in function.decl.mentions)
        uses = analyse_source(world, "shop/views.py", everything).uses
        return {use.expression: use.origin.doubt == SUPPOSED or use.origin.validated for use in uses}

    return found


@pytest.mark.parametrize(
    "test",
    [
        "product.is_child",
        "product.kind == product.CHILD",
        "product.kind == Product.CHILD",
        "product.kind == 'child'",
        "product.title and product.is_child",
    ],
)
def test_what_its_validation_refuses(doubted, test):
    assert doubted(f"if {test}:\n    return product.parent.kind") == {"product.parent": True}


@pytest.mark.parametrize(
    "test",
    [
        "True",
        "product.is_sold()",
        "product.kind == product.ALONE",
        "not product.is_child",
        "other.is_child",
        "product.kind == kind",
    ],
)
def test_what_its_validation_lets_pass(doubted, test):
    body = f"if {test}:\n    return product.parent.kind"
    assert doubted(body, "product, other, kind") == {"product.parent": False}


def test_what_its_methods_test(doubted):
    assert doubted("if product.has_title():\n    return product.title.lower()") == {}
    assert doubted("if product.is_sold():\n    return product.title.lower()") == {"product.title": False}


@pytest.mark.parametrize(("test", "is_there"), [("product.has_stock", True), ("product.kind", False)])
def test_the_rows_that_it_asks_for(doubted, test, is_there):
    body = f"if {test}:\n    return product.stock.first().product"
    assert doubted(body) == {"product.stock.first()": is_there}


def test_variables_and_attributes_are_called_so_too(doubted):
    assert doubted("for product in products:\n    if product.is_child: product.parent.kind", "products") == {
        "product.parent": True
    }
    assert doubted("if line.product.is_child: line.product.parent.kind", "line") == {"line.product.parent": True}
    assert doubted("if first_product.is_child: first_product.parent.kind", "first_product") == {"first_product.parent": True}


def test_a_new_value_is_what_counts(doubted):
    assert doubted("if product.is_child:\n    product = other\n    product.parent.kind", "product, other") == {
        "product.parent": False
    }


def test_a_declared_row_is_known_without(doubted):
    assert doubted("if product.has_title():\n    return product.title.lower()", "product: Product") == {}
