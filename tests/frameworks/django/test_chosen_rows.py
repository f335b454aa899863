"""What the query of a form's field asks is known of the row that was chosen."""

from __future__ import annotations

import pytest
from checked import findings_of

SOURCE = """
from django import forms
from django.db import models

class Order(models.Model):
    note = models.CharField(max_length=20, null=True)
    kind = models.CharField(max_length=20, default="new")
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)

class Choice(forms.Form):
    order = {field}
{methods}
    def clean_order(self):
        order = self.cleaned_data["order"]
        return {use}

def shown(request):
    form = Choice(request.POST)
    if form.is_valid() and Order.objects.filter(note=None, parent=None):
        return form.cleaned_data["order"]
"""

NOTE = "order.note.lower()"


@pytest.fixture
def told(tmp_path):
    def told(field, use=NOTE, methods=""):
        source = SOURCE.replace("{field}", field).replace("{use}", use).replace("{methods}", methods)
        return bool(findings_of(tmp_path, {"orders.py": source}))

    return told


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("Order.objects.filter(note__isnull=False)", NOTE),
        ("Order.objects.exclude(note=None)", NOTE),
        ("Order.objects.exclude(note__isnull=True)", NOTE),
        ("queryset=Order.objects.filter(note='x').order_by('pk')", NOTE),
        ("Order.objects.filter(kind='x').exclude(note__isnull=True)", NOTE),
        ("Order.objects.filter(parent__isnull=False)", "order.parent.kind"),
        ("Order.objects.filter(parent__note__isnull=False)", "order.parent.note.lower()"),
        ("Order.objects.filter(note__startswith='x')", NOTE),
        ("Order.objects.filter(note__gt=LEAST).select_related('parent').annotate(rank=RANK)", NOTE),
    ],
)
def test_what_the_query_asks(told, query, use):
    assert not told(f"forms.ModelChoiceField({query})", use)
    assert not told(f"forms.ModelChoiceField({query}, required=False)", f"{use} if order else None")


def test_each_of_several(told):
    use = "[each.note.lower() for each in order]"
    assert not told("forms.ModelMultipleChoiceField(Order.objects.filter(note__isnull=False))", use)
    assert told("forms.ModelMultipleChoiceField(Order.objects.filter(note__isnull=True))", use)


@pytest.mark.parametrize(
    "query",
    [
        "Order.objects.all()",
        "Order.objects.filter(note=None)",
        "Order.objects.filter(note__isnull=True)",
        "Order.objects.filter(note__isnull=HAS_NONE)",
        "Order.objects.filter(note=NOTE)",
        "Order.objects.exclude(note='x')",
        "Order.objects.exclude(note=None, kind='x')",
        "Order.objects.exclude(note__isnull=False)",
        "Order.objects.filter(parent__note__isnull=False)",
        "Order.objects.filter(note__isnull=False).union(Order.objects.all())",
    ],
)
def test_what_the_query_does_not_ask(told, query):
    assert told(f"forms.ModelChoiceField({query})")


def test_a_query_that_the_form_replaces(told):
    method = "    def __init__(self, *args):\n        self.fields['order'].queryset = Order.objects.all()\n"
    assert told("forms.ModelChoiceField(Order.objects.filter(note__isnull=False))", methods=method)
