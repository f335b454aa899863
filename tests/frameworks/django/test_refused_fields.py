"""A field that a form has refused is missing when its `clean` is asked, also one that has to be filled."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
"""

FORM = """
from django import forms
from models import Order

class Search(forms.Form):
    text = forms.CharField(required=False)
    code = forms.CharField()
    since = forms.DateField()
    until = forms.DateField(required=False)
    exact = forms.BooleanField()

    def {method}(self):
        cleaned_data = super().clean()
        {use}
"""


def _told(told, use: str, method: str = "clean") -> bool:
    return bool(told(MODELS, FORM.format(method=method, use=use.replace("\n", "\n        "))))


@pytest.mark.parametrize(
    "use",
    [
        "return cleaned_data.get('since') > today()",
        "return cleaned_data.get('code').strip()",
        "return self.cleaned_data.get('since').month",
        "since = cleaned_data.get('since')\nreturn since.month",
        "if cleaned_data.get('until') and cleaned_data.get('since') < cleaned_data.get('until'):\n    raise ValueError",
    ],
)
def test_fields_that_may_have_been_refused(told, use):
    assert _told(told, use)


@pytest.mark.parametrize(
    "use",
    [
        "return cleaned_data['since'] > today()",
        "return cleaned_data.get('text').strip()",
        "return cleaned_data.get('exact').bit_count()",
        "return cleaned_data.get('other').month",
        "return cleaned_data.get('code', '').strip()",
        "return cleaned_data.get('since') and cleaned_data.get('since').month",
        "if cleaned_data.get('since') is not None:\n    cleaned_data.get('since').month",
        "since = cleaned_data.get('since')\nif not since:\n    return cleaned_data\nreturn since.month",
        "if 'since' in cleaned_data:\n    cleaned_data.get('since').month",
        "if not self.errors:\n    return cleaned_data.get('since').month",
        "if self._errors:\n    return cleaned_data\nreturn cleaned_data.get('since').month",
        "try:\n    cleaned_data.get('since').month\nexcept AttributeError:\n    pass",
    ],
)
def test_fields_that_are_there_or_tested(told, use):
    assert not _told(told, use)


@pytest.mark.parametrize("method", ["clean_since", "save", "is_old"])
def test_methods_that_are_asked_after_the_field(told, method):
    assert not _told(told, "return self.cleaned_data.get('since').month", method)
