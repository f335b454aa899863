"""What decorators, permissions and hooks ask of a predicate counts as asked of the attributes that it looks at."""

from __future__ import annotations

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models

class Shop(models.Model):
    plan_ends = models.DateField(null=True)
    closed_at = models.DateField(null=True)
    size = models.IntegerField()

    @property
    def has_plan(self):
        return self.plan_ends is not None

    @property
    def is_free(self):
        return self.plan_ends is None

    @property
    def is_open(self):
        return self.closed_at is None

    @property
    def is_paying(self):
        return self.plan_ends is not None and self.size > 3

    @property
    def is_known(self):
        return self.plan_ends is not None or self.size > 3

    def with_plan(self):
        return self.plan_ends is not None

    @property
    def counted(self):
        return count(self.plan_ends) > 3

class Profile(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
"""

VIEWS = """
import functools
from django.http import JsonResponse, Http404

def gate(view):
    @functools.wraps(view)
    def wrapper(request, profile, *args):
        if {test}:
            raise Http404
        return view(request, profile, *args)
    return wrapper

@gate
def show(request, profile):
    return JsonResponse({{"ends": profile.shop.plan_ends.isoformat()}})
"""


@pytest.fixture
def told(tmp_path):
    def confidence(test, more=""):
        found = findings_of(tmp_path, {"models.py": MODELS + more, "views.py": VIEWS.format(test=test)}, min_confidence="low")
        return next((item.confidence for item in found if item.symbol == "show"), None)

    return confidence


@pytest.mark.parametrize(
    "test",
    [
        "not profile.shop.has_plan",
        "profile.shop.is_free",
        "not profile.shop.is_paying",
        "not profile.shop.with_plan()",
        "not profile.shop.size or not profile.shop.has_plan",
    ],
)
def test_what_predicates_ask(told, test):
    assert told(test) is Confidence.LOW


@pytest.mark.parametrize(
    "test",
    [
        "profile.shop.has_plan",
        "not profile.shop.is_free",
        "not profile.shop.is_open",
        "not profile.shop.is_known",
        "profile.shop.is_paying",
        "not profile.shop.counted",
        "not profile.has_plan",
        "not request.shop.has_plan",
    ],
)
def test_what_they_do_not_ask(told, test):
    assert told(test) is Confidence.MEDIUM


def test_two_predicates_of_the_name(told):
    other = """
class Gift(models.Model):
    sent_at = models.DateField(null=True)

    @property
    def has_plan(self):
        return self.sent_at is not None
"""
    assert told("not profile.shop.has_plan", other) is Confidence.MEDIUM
