"""Functions that give a row, null, or something of which nothing is known: of the row's class, whatever comes first."""

from __future__ import annotations

import itertools

import pytest

MODELS = """
from django.db import models

class Buyer(models.Model):
    name = models.CharField(max_length=20)

class Order(models.Model):
    number = models.CharField(max_length=20)
"""

HELPER = """
from django.shortcuts import get_object_or_404
from models import Order, Buyer

def given(field, model, data, other):
    value = data[field]
WAYS    return get_object_or_404(model, pk=value)

def show(data, other):
    return given("order", Order, data, other).number.strip()
"""
USE = ['return given("order", Order, data, other).number.strip()']
IS_ONE = "    if isinstance(value, model):\n        return value\n"
IS_NULL = "    if value is None:\n        return None\n"
IS_OTHER = "    if other.has(value):\n        return getattr(other, field)\n"


@pytest.mark.parametrize("ways", list(itertools.permutations([IS_ONE, IS_NULL, IS_OTHER])))
def test_null_on_one_way(told, ways):
    assert told(MODELS, HELPER.replace("WAYS", "".join(ways))) == USE


@pytest.mark.parametrize(
    "ways",
    [
        IS_ONE + IS_OTHER,
        IS_ONE + "    if value is None:\n        raise ValueError(field)\n" + IS_OTHER,
        IS_OTHER.replace("getattr(other, field)", "Buyer()") + "    if other is None:\n        return None\n",
    ],
)
def test_no_null_for_what_is_given(told, ways):
    assert told(MODELS, HELPER.replace("WAYS", ways)) == []


def test_null_among_things_that_are_no_rows(told):
    unknown = HELPER.replace("    return get_object_or_404(model, pk=value)", "    return other.made(value)")
    assert told(MODELS, unknown.replace("WAYS", IS_NULL + IS_OTHER)) == []
    made = HELPER.replace("    return get_object_or_404(model, pk=value)", "    return model()")
    assert told(MODELS, made.replace("WAYS", "    if not value:\n        raise ValueError(field)\n" + IS_OTHER)) == []


def test_callers_that_ask_what_comes_back(told):
    helper = HELPER.replace("WAYS", IS_NULL + IS_OTHER)
    call = 'given("order", Order, data, other)'
    assert told(MODELS, helper.replace(f"return {call}.number", f"return ({call} or Order()).number")) == []
    kept = helper.replace(f"return {call}.number.strip()", f"order = {call}\n    return order.number.strip() if order else ''")
    assert told(MODELS, kept) == []
