"""Rows that are looked up by the one to which they are the only one, where that one is known to have its own (Django)."""

from __future__ import annotations

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.contrib.auth.models import User
from django.db import models


class Customer(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    name = models.CharField(max_length=20)
"""

USES = """
from django.contrib.auth.models import User
from models import Customer


def by_default(user: User):  # found
    customer = getattr(user, "customer", None)
    if customer is None:
        return None
    return Customer.objects.filter(user=user).first().name


def by_attribute(user: User):  # found
    if not hasattr(user, "customer"):
        return None
    return Customer.objects.filter(user=user).first().name


def has_none(user: User):  # perhaps
    if hasattr(user, "customer"):
        return None
    return Customer.objects.filter(user=user).first().name


def another_attribute(user: User):  # perhaps
    if not hasattr(user, "clerk"):
        return None
    return Customer.objects.filter(user=user).first().name


def of_another_user(user: User, other: User):  # perhaps
    if not hasattr(user, "customer"):
        return None
    return Customer.objects.filter(user=other).first().name


def asks_more(user: User):  # perhaps
    if not hasattr(user, "customer"):
        return None
    return Customer.objects.filter(user=user, name="x").first().name


def removed(user: User):  # perhaps
    if not hasattr(user, "customer"):
        return None
    user.customer.delete()
    return Customer.objects.filter(user=user).first().name


def another_removed(user: User):  # found
    if not hasattr(user, "customer"):
        return None
    user.clerk.delete()
    return Customer.objects.filter(user=user).first().name


def another_default(user: User):  # perhaps
    customer = getattr(user, "customer", Customer())
    if customer is None:
        return None
    return Customer.objects.filter(user=user).first().name


def not_stored(user: User):  # perhaps
    user.customer = Customer(user=user)
    return Customer.objects.filter(user=user).first().name
"""


def test_only_rows(tmp_path):
    told = confidences_of_lookups(tmp_path, {"models.py": MODELS, "uses.py": USES}, "uses.py")
    assert [line for line in begins(USES, "found") if told.get(line, Confidence.LOW) is not Confidence.LOW] == []
    assert [line for line in begins(USES, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []
