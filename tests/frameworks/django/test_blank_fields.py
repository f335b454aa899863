"""A `save` that asks `full_clean` refuses null in fields that must not be blank, whatever the database admits."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.manifest import build_manifest

MODELS = """
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

class Student(models.Model):
    name = models.CharField(max_length=20)

class Validated(models.Model):
    class Meta:
        abstract = True
    def save(self, *args, **kwargs):
        self.full_clean()
        super().save(*args, **kwargs)

class Mark(models.Model):
    points = models.{field}
    student = models.ForeignKey(Student, null=True, on_delete=models.{deleted})
"""
SAVE = """
def save(self, *args, **kwargs):
    {asked}
    super().save(*args, **kwargs)
"""
FULL_CLEAN = SAVE.format(asked="self.full_clean()")


def _validated(
    link,
    methods,
    used,
    field="FloatField(null=True)",
    deleted="CASCADE",
    base="models.Model",
    serializers="",
    where=".used",
):
    """Whether the null of the one use is one that validation refuses."""
    source = MODELS.replace("{field}", field).replace("{deleted}", deleted)
    source = source.replace("class Mark(models.Model)", f"class Mark({base})")
    source += indent(dedent(methods), "    ") + f"\n    def used(self):\n        {used}\n"
    program = link({"school/models.py": source, "school/serializers.py": serializers})
    entities = declare_entities(program)
    world = World(program, EntitySchema(program, entities, build_manifest(entities)), (), library_rules())
    everything = frozenset(name for function in program.functions_of("school/models.py") for name in function.decl.mentions)
    [use] = [use for use in analyse_source(world, "school/models.py", everything).uses if use.symbol.endswith(where)]
    return use.origin.validated


POINTS, STUDENT = "self.points + 1", "self.student.name.lower()"


@pytest.mark.parametrize("asked", ["self.full_clean()", "self.full_clean(validate_unique=False)"])
@pytest.mark.parametrize("used", [POINTS, STUDENT])
def test_what_must_not_be_blank_is_refused(link, asked, used):
    assert _validated(link, SAVE.format(asked=asked), used)


def test_a_base_class_validates(link):
    assert _validated(link, "", POINTS, base="Validated")
    assert _validated(link, "def save(self, *args):\n    super().save(*args)", POINTS, base="Validated")
    assert not _validated(link, "def save(self, *args):\n    self.save_base()", POINTS, base="Validated")


@pytest.mark.parametrize(
    "methods",
    [
        "",
        SAVE.format(asked="self.clean()"),
        SAVE.format(asked="self.clean_fields"),
        SAVE.format(asked="self.full_clean(exclude=['points'])"),
        SAVE.format(asked="self.full_clean(['points'])"),
        SAVE.format(asked="self.full_clean(**kwargs)"),
        SAVE.format(asked="self.student.full_clean()"),
        SAVE.format(asked="if self.student: self.full_clean()"),
        SAVE.format(asked="if kwargs: return\n    self.full_clean()"),
        "def store(self):\n    self.full_clean()\n    self.save()",
        "def clean(self):\n    self.full_clean()",
    ],
)
def test_rows_that_need_not_be_validated(link, methods):
    assert not _validated(link, methods, POINTS)


@pytest.mark.parametrize(
    "field", ["FloatField(null=True, blank=True)", "FloatField(null=True, blank=MAY)", "FloatField(blank=True, null=True)"]
)
def test_fields_that_may_be_blank(link, field):
    assert not _validated(link, FULL_CLEAN, POINTS, field)


def test_a_field_that_is_declared_not_to_be_blank(link):
    assert _validated(link, FULL_CLEAN, POINTS, "FloatField(null=True, blank=False)")


def test_a_key_that_deleting_the_other_row_empties(link):
    assert not _validated(link, FULL_CLEAN, STUDENT, deleted="SET_NULL")
    assert _validated(link, FULL_CLEAN, POINTS, deleted="SET_NULL")


def test_options_that_are_not_known(link):
    assert not _validated(link, FULL_CLEAN, POINTS, "FloatField(null=True, **OPTIONS)")


SERIALIZERS = """
from rest_framework import serializers
from school.models import Mark, Student

class Cleaning(serializers.ModelSerializer):
    def validate(self, attrs):
        attrs = super().validate(attrs)
        (self.instance or self.Meta.model(**attrs)).full_clean()
        return attrs

class MarkSerializer({base}):
    class Meta:
        model = Mark

    {own}

{other}
"""


def _serialized(link, base="Cleaning", own="pass", other="", **given):
    return _validated(link, "", POINTS, serializers=SERIALIZERS.format(base=base, own=own, other=other), **given)


def test_serializers_validate(link):
    assert _serialized(link)
    assert _serialized(link, own="def validate(self, attrs):\n        return super().validate(attrs)")
    assert _serialized(link, other="class Short(Cleaning):\n    class Meta:\n        model = Mark\n")
    assert _serialized(link, other="class Name(serializers.ModelSerializer):\n    class Meta:\n        model = Student\n")


def test_serializers_that_do_not(link):
    assert not _serialized(link, base="serializers.ModelSerializer")
    assert not _serialized(link, own="def validate(self, attrs):\n        return attrs")
    assert not _serialized(link, other="class Short(serializers.ModelSerializer):\n    class Meta:\n        model = Mark\n")
    assert not _serialized(link, field="FloatField(null=True, blank=True)")
    assert not _serialized(link, field="FloatField(null=True, editable=False)")
    generic = "FloatField(null=True)\n    about = GenericForeignKey('student', 'points')"
    assert not _serialized(link, field=generic)


def test_what_is_validated_itself_is_not_yet(link):
    method = "def clean_points(self):\n    return self.points + 1"
    serializers = SERIALIZERS.format(base="Cleaning", own="pass", other="")
    assert not _validated(link, method, "pass", serializers=serializers, where=".clean_points")
