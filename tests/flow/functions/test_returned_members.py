"""What a member of the tuple that a function gives tells of what the function was given: `is_good, error = check(order)`."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=80)


class Order(models.Model):
    number = models.CharField(max_length=20)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
"""

CHECKS = """
from models import Order


def check(order):
    if order.customer is None:
        return False, "no customer", None
    return True, None, order.number


def check_some(order):
    if order.customer is None and order.number:
        return False, "no customer"
    return True, None


def check_apart(order, now):
    is_open = order.customer is not None and order.number != now
    return is_open, order.number > now


def by_flag(key):
    order = Order.objects.get(pk=key)
    is_good, error, _ = check(order)
    if not is_good:
        return error
    return order.customer.name


def by_error(key):
    order = Order.objects.get(pk=key)
    _, error, _ = check(order)
    if error is not None:
        raise ValueError(error)
    return order.customer.name


def by_what_is_there(key):
    order = Order.objects.get(pk=key)
    _, _, number = check(order)
    return order.customer.name if number is not None else ""


def by_variable(key, now):
    order = Order.objects.get(pk=key)
    is_open, is_late = check_apart(order, now)
    if is_open and not is_late:
        return order.customer.name


def by_round():
    for order in Order.objects.all():
        is_good, error, _ = check(order)
        if not is_good:
            print(error)
            continue
        print(order.customer.name)


class Checker:
    def check_all(self, order):
        if not order.customer:
            return False, "no"
        return True, ""

    def by_method(self, key):
        order = Order.objects.get(pk=key)
        is_good, _ = self.check_all(order)
        return is_good and order.customer.name


def wrong_way(key):
    order = Order.objects.get(pk=key)
    is_good, error, _ = check(order)
    if is_good:
        return error
    return order.customer.name


def of_another(key, other_key):
    order, other = Order.objects.get(pk=key), Order.objects.get(pk=other_key)
    is_good, _, _ = check(other)
    return is_good and order.customer.name


def of_some(key):
    order = Order.objects.get(pk=key)
    is_good, _ = check_some(order)
    return is_good and order.customer.name


def by_another_member(key, now):
    order = Order.objects.get(pk=key)
    is_open, is_late = check_apart(order, now)
    return is_late and order.customer.name


def by_flag_set_later(key, force):
    order = Order.objects.get(pk=key)
    is_good, _, _ = check(order)
    if force:
        is_good = True
    return is_good and order.customer.name


def of_another_later(key, other_key):
    order = Order.objects.get(pk=key)
    is_good, _, _ = check(order)
    order = Order.objects.get(pk=other_key)
    return is_good and order.customer.name
"""

SILENT = ["by_flag", "by_error", "by_what_is_there", "by_variable", "by_round", "by_method"]
TOLD = ["wrong_way", "of_another", "of_some", "by_another_member", "by_flag_set_later", "of_another_later"]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> set[str]:
    root: Path = tmp_path_factory.mktemp("shop")
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "checks.py").write_text(CHECKS)
    report = run(load_settings((root,), None, {"cache": False}), lambda stage, done, total: None)
    source = CHECKS.splitlines()
    places = [place.line for finding in report.findings for place in (finding.place, *finding.siblings)]
    return {_function_at(source, line) for line in places}


def _function_at(source: list[str], line: int) -> str:
    return next(text.split("def ")[1].partition("(")[0] for text in reversed(source[:line]) if "def " in text)


@pytest.mark.parametrize("function", SILENT)
def test_a_member_says_that_it_is_there(told: set[str], function: str) -> None:
    assert function not in told


@pytest.mark.parametrize("function", TOLD)
def test_no_member_says_so(told: set[str], function: str) -> None:
    assert function in told
