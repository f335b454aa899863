"""What `clean()` and `save()` refuse is known of the rows that a filter or a comprehension picks by the same state."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.models import framework_models
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.manifest import build_manifest

MODELS = """
from django.core.exceptions import ValidationError
from django.db import models

class Target(models.Model):
    name = models.CharField(max_length=20)

class Field(models.Model):
    kind = models.CharField(max_length=20)
    target = models.ForeignKey(Target, null=True, blank=True, on_delete=models.PROTECT)

    def {method}(self, *args, **kwargs):
        if self.kind in ("object", "objects"):
            if self.target is None:
                raise ValidationError("needed")

def used():
"""


def _uses(link, body, method="clean"):
    program = link({"shop/models.py": MODELS.format(method=method) + indent(dedent(body).strip("\n"), "    ") + "\n"})
    entities = declare_entities(program)
    world = World(
        program, EntitySchema(program, entities, build_manifest(entities)), framework_models(program, entities), library_rules()
    )
    everything = frozenset(name for function in program.functions_of("shop/models.py") for name in function.decl.mentions)
    found = [use for use in analyse_source(world, "shop/models.py", everything).uses if use.symbol == "used"]
    return [(use.expression, use.origin.validated) for use in found]


@pytest.mark.parametrize(
    "body",
    [
        "for f in Field.objects.filter(kind='object'): f.target.name.lower()",
        "for f in Field.objects.filter(kind__in=['object', 'objects']): f.target.name.lower()",
        "f = Field.objects.filter(kind='object').order_by('id').first()\nif f: f.target.name.lower()",
        "for f in Field.objects.filter(kind='object').exclude(id=3): f.target.name.lower()",
        "kept = [f for f in Field.objects.all() if f.kind == 'object']\nfor f in kept: f.target.name.lower()",
        "kept = [f for f in Field.objects.all() if f.kind in ('object', 'objects')]\nfor f in kept: f.target.name.lower()",
    ],
)
def test_rows_of_a_state_that_clean_refuses_without_it(link, body):
    assert _uses(link, body) == [("f.target", True)]
    assert _uses(link, body.replace("'object'", "'text'")) == [("f.target", False)]


@pytest.mark.parametrize(
    "body",
    [
        "for f in Field.objects.all(): f.target.name.lower()",
        "for f in Field.objects.exclude(kind='object'): f.target.name.lower()",
        "for f in Field.objects.filter(kind__in=['object', 'text']): f.target.name.lower()",
        "for f in Field.objects.filter(kind__startswith='object'): f.target.name.lower()",
        "kept = [f for f in Field.objects.all() if f.kind != 'object']\nfor f in kept: f.target.name.lower()",
        "for f in Field.objects.filter(kind='object') | Field.objects.filter(id=3): f.target.name.lower()",
    ],
)
def test_rows_of_other_states(link, body):
    assert _uses(link, body) == [("f.target", False)]


def test_what_save_refuses_is_in_no_row_of_the_state(link):
    refused = "for f in Field.objects.filter(kind='object'): f.target.name.lower()"
    assert _uses(link, refused.replace("'object'", "'text'"), "save") == [("f.target", False)]
    assert ("f.target", False) not in _uses(link, refused, "save")
