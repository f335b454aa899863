"""Helpers that look a row up in whatever model they are handed."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Job(models.Model):
    done = models.DateTimeField(null=True)

class Node(models.Model):
    done = models.DateTimeField()
"""

HELPERS = {
    "get_or_none": """
def get_or_none(model, **kwargs):
    try:
        return model.objects.get(**kwargs)
    except model.DoesNotExist:
        return None
""",
    "get_object_or_none": """
def get_object_or_none(klass, *args, **kwargs):
    queryset = _get_queryset(klass)
    try:
        return queryset.get(*args, **kwargs)
    except queryset.model.DoesNotExist:
        return None
""",
    "newest": """
def newest(model, **kwargs):
    return model.objects.filter(**kwargs).order_by("-pk").first()
""",
    "fetch": """
def fetch(model, **kwargs):
    row = model.objects.filter(**kwargs).first()
    if row is None:
        raise Http404
    return row
""",
}

USES = """
from django.http import Http404
from django.shortcuts import _get_queryset
from models import Job, Node
{helper}

def show(key):
    x = {name}({model}, pk=key)
    {use}

def others(key):
    return {name}(Job, pk=key), {name}(Node, pk=key)
"""


@pytest.mark.parametrize("name", sorted(HELPERS))
@pytest.mark.parametrize(("model", "use", "is_told"), [("Job", True, True), ("Node", True, False), ("Job", False, False)])
def test_columns_of_the_row(told, name, model, use, is_told):
    line = "return x.done.date() if x else None" if use else "return x.done.date() if x and x.done else None"
    source = USES.format(helper=HELPERS[name], name=name, model=model, use=line)
    assert told(MODELS, source) == ([line] if is_told else [])


@pytest.mark.parametrize("name", sorted(HELPERS))
def test_a_row_that_is_not_found(told, name):
    source = USES.format(helper=HELPERS[name], name=name, model="Node", use="return x.pk")
    assert told(MODELS, source) == ([] if name == "fetch" else ["return x.pk"])
