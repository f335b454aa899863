"""What CHECKs say of the rows of Django's query sets."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.models import framework_models
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.manifest import build_manifest
from nullguard.model.span import line_of

MODELS = """
from django.db import models
from django.db.models import Q
class Status(models.TextChoices):
    NEW = "new", "New"
    SHIPPED = "shipped", "Shipped"
class Order(models.Model):
    status = models.CharField(max_length=20)
    carrier = models.CharField(max_length=20, null=True)
    shipped_at = models.DateTimeField(null=True)
    class Meta:
        constraints = [models.CheckConstraint(condition=CONDITION, name="c")]
"""
SHIPPED = "~Q(status='shipped') | Q(shipped_at__isnull=False)"
TOGETHER = "Q(carrier__isnull=True) | Q(shipped_at__isnull=False)"


def _lines(link, condition, rows):
    service = (
        f"from shop.models import Order, Status\ndef run(status):\n    for order in {rows}:\n        order.shipped_at.year\n"
    )
    program = link({"shop/models.py": MODELS.replace("CONDITION", condition), "shop/service.py": service})
    entities = declare_entities(program)
    schema = EntitySchema(program, entities, build_manifest(entities))
    world = World(program, schema, framework_models(program, entities), library_rules())
    everything = frozenset(name for function in program.functions_of("shop/service.py") for name in function.decl.mentions)
    return sorted({line_of(use.at) for use in analyse_source(world, "shop/service.py", everything).uses})


@pytest.mark.parametrize(
    ("condition", "rows"),
    [
        (SHIPPED, "Order.objects.filter(status='shipped')"),
        (SHIPPED, "Order.objects.filter(status=Status.SHIPPED)"),
        (SHIPPED, "Order.objects.filter(status__exact='shipped', carrier=status).order_by('carrier')"),
        (SHIPPED, "Order.objects.filter(status__in=['shipped'])"),
        (TOGETHER, "Order.objects.filter(carrier__isnull=False)"),
        (TOGETHER, "Order.objects.filter(carrier__startswith='A')"),
        (TOGETHER, "Order.objects.exclude(carrier=None).filter(status=status)"),
    ],
)
def test_rows_of_which_the_check_refuses_null(link, condition, rows):
    assert _lines(link, condition, rows) == []


@pytest.mark.parametrize(
    ("condition", "rows"),
    [
        ("Q(status='new')", "Order.objects.filter(status='shipped')"),
        (SHIPPED, "Order.objects.all()"),
        (SHIPPED, "Order.objects.filter(status='new')"),
        (SHIPPED, "Order.objects.filter(status=status)"),
        (SHIPPED, "Order.objects.filter(status__in=['shipped', 'new'])"),
        (SHIPPED, "Order.objects.filter(status__startswith='shipped')"),
        (SHIPPED, "Order.objects.exclude(status='shipped')"),
        (TOGETHER, "Order.objects.filter(carrier__isnull=True)"),
        (TOGETHER, "Order.objects.filter(status='shipped')"),
    ],
)
def test_rows_in_which_null_passes(link, condition, rows):
    assert _lines(link, condition, rows) == [4]
