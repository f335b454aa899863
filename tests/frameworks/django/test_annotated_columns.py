"""Columns of related rows that a query copies into its rows: `annotate(region=F("customer__region__code"))`."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.django.flow import DjangoModel
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.manifest import build_manifest

MODELS = """
from django.db import models

class Region(models.Model):
    code = models.CharField(max_length=10)

class Customer(models.Model):
    name = models.CharField(max_length=10)
    email = models.CharField(max_length=10, null=True)
    region = models.ForeignKey(Region, null=True, on_delete=models.SET_NULL)

class Order(models.Model):
    number = models.CharField(max_length=10)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    opened = models.DateTimeField()
    closed = models.DateTimeField(null=True)
"""


@pytest.fixture
def used(link):
    def expressions(body):
        imports = "Case, Count, ExpressionWrapper, F, Max, Value, When"
        text = f"from django.db.models import {imports}\nfrom django.db.models.functions import Coalesce, ExtractYear, Lower\n"
        text += "from shop.models import Order\ndef run(key):\n"
        program = link({"shop/models.py": MODELS, "shop/views.py": text + indent(dedent(body).strip("\n"), "    ") + "\n"})
        entities = list(declare_entities(program))
        world = World(
            program, EntitySchema(program, entities, build_manifest(entities)), (DjangoModel(program, entities),), library_rules()
        )
        everything = frozenset(name for function in program.functions_of("shop/views.py") for name in function.decl.mentions)
        return {use.expression for use in analyse_source(world, "shop/views.py", everything).uses if use.kind == "method"}

    return expressions


QUERY = 'Order.objects.annotate(mail=F("customer__email"), code=F("customer__region__code"), name=F("customer__name"))'


@pytest.mark.parametrize(
    "rows", [QUERY, f"{QUERY}.order_by('number')", f"{QUERY}.filter(number='1')", f"{QUERY}.exclude(mail='1')"]
)
def test_columns_that_may_be_null(used, rows):
    body = f"for row in {rows}:\n    row.mail.lower()\n    row.code.lower()\n    row.name.lower()"
    assert used(body) == {"row.mail", "row.code"}


def test_one_row(used):
    assert used(f"row = {QUERY}.get(pk=key)\nrow.code.lower()\nrow.name.lower()") == {"row.code"}
    assert used(f"row = {QUERY}.first()\nif row:\n    row.code.lower()") == {"row.code"}


@pytest.mark.parametrize(
    "rows",
    [
        f"{QUERY}.filter(code__isnull=False)",
        f"{QUERY}.filter(code='1')",
        f"{QUERY}.exclude(code=None)",
        f"{QUERY}.filter(customer__region__isnull=False)",
        f"Order.objects.filter(customer__region__code='1').{QUERY.removeprefix('Order.objects.')}",
        f"{QUERY}.filter(code__startswith='1').order_by('number')",
    ],
)
def test_rows_that_were_asked_for_it(used, rows):
    assert used(f"for row in {rows}:\n    row.code.lower()") == set()


@pytest.mark.parametrize(
    "use", ["if row.code:\n        row.code.lower()", "row.code and row.code.lower()", "(row.code or '').lower()"]
)
def test_rows_that_are_tested(used, use):
    assert used(f"for row in {QUERY}:\n    {use}") == set()


@pytest.mark.parametrize(
    "annotated",
    ['number_again=F("number")', 'code=F("customer__name")', 'code=F("other__code")', "code=key", 'code=F("customer")'],
)
def test_what_is_there_or_unknown(used, annotated):
    assert used(f"for row in Order.objects.annotate({annotated}):\n    row.code.lower()") == set()


TOOK = 'Order.objects.annotate(took=F("closed") - F("opened"))'


@pytest.mark.parametrize(
    "rows",
    [
        TOOK,
        f"{TOOK}.order_by('took').filter(opened__isnull=False)",
        'Order.objects.annotate(took=ExpressionWrapper(F("closed") - F("opened"), output_field=None))',
        'Order.objects.annotate(took=F("opened") + F("closed"))',
        'Order.objects.annotate(took=ExtractYear("closed"))',
        'Order.objects.annotate(took=Lower(F("customer__email")))',
    ],
)
def test_what_is_computed_of_columns(used, rows):
    assert used(f"for row in {rows}:\n    row.took.strip()") == {"row.took"}


@pytest.mark.parametrize(
    "rows",
    [
        f"{TOOK}.filter(took__isnull=False)",
        f"{TOOK}.exclude(took=None)",
        f"{TOOK}.filter(took__gt=key)",
        f"{TOOK}.filter(closed__isnull=False)",
        f"Order.objects.exclude(closed=None).{TOOK.removeprefix('Order.objects.')}",
        'Order.objects.annotate(took=F("opened") - 3)',
        'Order.objects.annotate(took=Coalesce(F("closed"), F("opened")) - F("opened"))',
        'Order.objects.annotate(took=Case(When(closed__isnull=False, then=F("closed") - F("opened")), default=Value(0)))',
        'Order.objects.annotate(took=Count("closed"))',
    ],
)
def test_what_is_computed_and_there(used, rows):
    assert used(f"for row in {rows}:\n    row.took.strip()") == set()


def test_what_is_computed_and_tested(used):
    assert used(f"for row in {TOOK}:\n    if row.took:\n        row.took.strip()") == set()


@pytest.mark.parametrize(
    ("use", "told"),
    [
        ("if row.closed:\n        row.took.strip()", set()),
        ("if row.closed is None:\n        continue\n    row.took.strip()", set()),
        ("row.took.strip() if row.closed else ''", set()),
        ("if row.opened:\n        row.took.strip()", {"row.took"}),
        ("print(row.closed)\n    row.took.strip()", {"row.took"}),
    ],
)
def test_columns_that_are_tested_for_what_is_computed_of_them(used, use, told):
    assert used(f"for row in {TOOK}:\n    {use}") == told
