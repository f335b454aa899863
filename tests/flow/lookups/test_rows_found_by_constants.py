"""Rows that are found by a constant in a column, and lists of all that a query gives (Python)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Shop(models.Model):
    name = models.CharField(max_length=20)


class Clerk(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    role = models.CharField(max_length=20)
    is_active = models.BooleanField(default=True)
    score = models.IntegerField()
"""

LOOKUPS = """
from models import Clerk


def made_where_there_was_none(shop):
    if not Clerk.objects.filter(shop=shop, role="owner").exists():
        Clerk.objects.create(shop=shop, role="owner", score=0)
    return Clerk.objects.filter(shop=shop, role="owner").first().score


def made_before(shop):
    Clerk.objects.create(shop=shop, role="owner", is_active=True, score=0)
    return Clerk.objects.filter(shop=shop, role="owner", is_active=True).first().score


def counted(shop):
    if Clerk.objects.filter(shop=shop, is_active=True).count() == 0:
        Clerk.objects.create(shop=shop, is_active=True, score=0)
    return Clerk.objects.filter(is_active=True, shop=shop).first().score


def made_by_a_helper(shop):
    ensure(shop)
    return Clerk.objects.filter(shop=shop, role="owner").first().score


def ensure(shop):
    if not Clerk.objects.filter(shop=shop, role="owner").exists():
        Clerk.objects.create(shop=shop, role="owner", score=0)


def listed(shop):
    clerks = list(Clerk.objects.filter(shop=shop))
    if len(clerks) == 0:
        raise ValueError
    return Clerk.objects.filter(shop=shop).order_by("-pk").first().score


def listed_and_tested(shop):
    clerks = list(Clerk.objects.filter(shop=shop))
    if not clerks:
        return None
    return Clerk.objects.filter(shop=shop).order_by("-pk").first().score


def sorted_by_score(shop):
    query = Clerk.objects.filter(shop=shop)
    if not sorted(query, key=lambda clerk: clerk.score):
        return None
    return query.first().score


def of_another_role(shop):
    if not Clerk.objects.filter(shop=shop, role="owner").exists():
        return None
    return Clerk.objects.filter(shop=shop, role="guest").first().score


def made_with_another_role(shop):
    if not Clerk.objects.filter(shop=shop, role="owner").exists():
        Clerk.objects.create(shop=shop, role="guest", score=0)
    return Clerk.objects.filter(shop=shop, role="owner").first().score


def of_any_shop(shop):
    if Clerk.objects.filter(role="owner").exists():
        return Clerk.objects.filter(shop=shop, role="owner").first().score


def of_another_shop(shop, other):
    if not Clerk.objects.filter(shop=shop, role="owner").exists():
        return None
    return Clerk.objects.filter(shop=other, role="owner").first().score


def given_another_role_since(shop):
    clerk = Clerk.objects.filter(role="owner", shop=shop).get()
    clerk.role = "guest"
    clerk.save()
    return Clerk.objects.filter(shop=shop, role="owner").first().score


def updated_since(shop):
    clerk = Clerk.objects.filter(role="owner", shop=shop).get()
    Clerk.objects.filter(pk=clerk.pk).update(role="guest")
    return Clerk.objects.filter(shop=shop, role="owner").first().score


def removed_since(shop):
    clerk = Clerk.objects.filter(role="owner", shop=shop).get()
    clerk.delete()
    return Clerk.objects.filter(shop=shop, role="owner").first().score


def listed_of_another(shop, other):
    clerks = list(Clerk.objects.filter(shop=shop))
    if not clerks:
        raise ValueError
    return Clerk.objects.filter(shop=other).first().score


def listed_untested(shop):
    clerks = list(Clerk.objects.filter(shop=shop))
    print(clerks)
    return Clerk.objects.filter(shop=shop).first().score


def listed_with_more(shop, other):
    clerks = list(Clerk.objects.filter(shop=shop))
    clerks.append(other)
    if not clerks:
        raise ValueError
    return Clerk.objects.filter(shop=shop).first().score


def listed_with_others(shop, others):
    clerks = list(Clerk.objects.filter(shop=shop))
    clerks += others
    if clerks:
        return Clerk.objects.filter(shop=shop).first().score
"""

FOUND = [
    "made_where_there_was_none",
    "made_before",
    "counted",
    "made_by_a_helper",
    "listed",
    "listed_and_tested",
    "sorted_by_score",
]
PERHAPS_NOT = [
    "of_another_role",
    "made_with_another_role",
    "of_any_shop",
    "of_another_shop",
    "given_another_role_since",
    "updated_since",
    "removed_since",
    "listed_of_another",
    "listed_untested",
    "listed_with_more",
    "listed_with_others",
]


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[str, Confidence]:
    root: Path = tmp_path_factory.mktemp("roles")
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "lookups.py").write_text(LOOKUPS)
    settings = load_settings((root,), None, {"cache": False, "min_confidence": "low"})
    report = run(settings, lambda stage, done, total: None)
    return {finding.symbol: finding.confidence for finding in report.findings}


@pytest.mark.parametrize("function", FOUND)
def test_there_is_one(confidences, function: str) -> None:
    assert confidences.get(function, Confidence.LOW) is Confidence.LOW


@pytest.mark.parametrize("function", PERHAPS_NOT)
def test_there_may_be_none(confidences, function: str) -> None:
    assert confidences[function] > Confidence.LOW
