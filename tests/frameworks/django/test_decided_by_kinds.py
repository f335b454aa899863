"""A column that `clean` refuses in rows of one kind, and demands in those of more kinds: whoever reads it knows of which kind the
row is."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.django.models.decided_by_kinds import decided_by_kinds
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.manifest import build_manifest

MODELS = """
from django.core.exceptions import ValidationError
from django.db import models

class Group(models.Model):
    name = models.CharField(max_length=20)

class Product(models.Model):
    CHILD, PARENT, ALONE = "child", "parent", "alone"
    kind = models.CharField(max_length=20)
    is_child = models.BooleanField()
    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE)
"""
READS = "def used(self): return self.parent.group.name if self.parent else self.group.name"
BOTH = """
if self.kind in ('alone', 'parent'):
    if not self.group: raise ValidationError('needed')
elif self.kind == 'child':
    if self.group: raise ValidationError('forbidden')
"""
HELPERS = """
def clean(self):
    getattr(self, f"_clean_{self.kind}")()
def _clean_alone(self):
    if not self.group:
        raise ValidationError("needed")
def _clean_parent(self):
    self._clean_alone()
def _clean_child(self):
    if self.group:
        raise ValidationError("forbidden")
"""


def _validated(link, methods):
    own = "\n" + indent(dedent(methods).strip("\n") + "\n" + READS, "    ")
    program = link({"shop/models.py": MODELS + own + "\n"})
    entities = declare_entities(program)
    world = World(program, EntitySchema(program, entities, build_manifest(entities)), (), library_rules())
    everything = frozenset(name for function in program.functions_of("shop/models.py") for name in function.decl.mentions)
    uses = [use for use in analyse_source(world, "shop/models.py", everything).uses if use.symbol.endswith(".used")]
    return {use.expression: use.origin.validated for use in uses}


def _clean(body):
    return "def clean(self):\n" + indent(dedent(body).strip("\n"), "    ")


@pytest.mark.parametrize(
    "methods",
    [
        _clean(BOTH),
        HELPERS,
        _clean(
            "if self.kind != self.CHILD and self.group is None: raise X()\nif self.kind == self.CHILD and self.group: raise X()"
        ),
        _clean("if self.kind == 'child':\n    if self.group: raise X('x')\nelif not self.group: raise X('y')"),
        _clean(
            "if self.kind in ('alone', 'parent'):\n    if not self.group: raise X()\n"
            "if self.kind == 'child' and self.group: raise X()"
        ),
    ],
)
def test_who_reads_it_knows_the_kind(link, methods):
    assert _validated(link, methods) == {"self.parent.group": True, "self.group": True}


@pytest.mark.parametrize(
    "methods",
    [
        "def clean(self): pass",
        _clean(
            "if self.kind == 'alone':\n    if not self.group: raise X()\nelif self.kind == 'child':\n    if self.group: raise X()"
        ),
        _clean("if self.kind == 'alone':\n    if not self.group: raise X('x')\nelif self.group: raise X('y')"),
        _clean("if self.kind == 'alone' and not self.group: raise X('x')"),
        _clean("if self.kind == 'child' and self.group: raise X('y')"),
        _clean("if self.kind != 'child' and not self.group: raise X('x')\nif self.kind == 'child' and self.parent: raise X('y')"),
        _clean("if self.is_child and self.group: raise X('x')\nif not self.is_child and not self.group: raise X('y')"),
        _clean("if self.parent and self.group: raise X('x')"),
        _clean(
            "if self.kind != 'child' and self.is_child and not self.group: raise X()\n"
            "if self.kind == 'child' and self.group: raise X()"
        ),
        _clean(BOTH).replace("raise", "return"),
        HELPERS.replace('raise ValidationError("forbidden")', "pass"),
        "def check(self):\n" + indent(BOTH, "    "),
    ],
)
def test_what_no_kind_decides_may_be_null(link, methods):
    assert _validated(link, methods) == {"self.parent.group": False, "self.group": False}


def test_the_conditions_that_tie_a_column_to_a_kind():
    missing, present = "NOT (\"kind\" IN ('a', 'b') AND \"group\" IS NULL)", 'NOT ("kind" = \'c\' AND "group" IS NOT NULL)'
    assert list(decided_by_kinds([missing, present])) == ['NOT ("group" IS NULL)']
    assert list(decided_by_kinds([missing])) == list(decided_by_kinds([present])) == []
    assert list(decided_by_kinds([missing, present.replace("kind", "other")])) == []
    assert list(decided_by_kinds([missing, present, present.replace("'c'", "'d'")])) == []
    assert list(decided_by_kinds([missing, present.replace("=", "<>")])) == []
