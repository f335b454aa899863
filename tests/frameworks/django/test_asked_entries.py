"""That a request has an entry tells nothing of a field that may be null: `if "buyer" in attrs`."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Buyer(models.Model):
    name = models.CharField(max_length=9)

class Order(models.Model):
    buyer = models.ForeignKey(Buyer, null=True, on_delete=models.CASCADE)
    seller = models.ForeignKey(Buyer, on_delete=models.CASCADE, related_name="sold")
    note = models.TextField(null=True)
"""
SERIALIZER = """
from rest_framework import serializers
from models import Order

class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["buyer", "seller", "note"]

    def validate(self, attrs):
        {body}
        return attrs

    def update(self, instance, validated_data):
        {update}
        return super().update(instance, validated_data)
"""


@pytest.fixture
def lines(told):
    return lambda body, update="pass": told(MODELS, SERIALIZER.format(body=body, update=update))


@pytest.mark.parametrize(
    "body",
    [
        'if "buyer" in attrs and attrs["buyer"].name == "a":\n            raise ValueError',
        'if "note" in attrs and attrs["note"].strip() == "a":\n            raise ValueError',
        'if "note" not in attrs or attrs["note"].strip() == "a":\n            raise ValueError',
    ],
)
def test_an_entry_may_be_null(lines, body):
    assert lines(body) == [body.splitlines()[0]]


def test_in_update(lines):
    update = 'if "buyer" in validated_data:\n            print(validated_data["buyer"].name)'
    assert lines("pass", update) == ['print(validated_data["buyer"].name)']


@pytest.mark.parametrize(
    "body",
    [
        'if attrs.get("buyer") and attrs["buyer"].name == "a":\n            raise ValueError',
        'if "buyer" in attrs and attrs["buyer"] is not None and attrs["buyer"].name == "a":\n            raise ValueError',
        'if "buyer" in attrs and attrs["buyer"] and attrs["buyer"].name == "a":\n            raise ValueError',
        'if "seller" in attrs and attrs["seller"].name == "a":\n            raise ValueError',
        'if "other" in attrs and attrs["other"].name == "a":\n            raise ValueError',
    ],
)
def test_what_is_there_or_tested(lines, body):
    assert lines(body) == []


def test_other_dictionaries(told):
    text = 'def show(made: dict):\n    if "buyer" in made:\n        return made["buyer"].name\n    return made.get("note")\n'
    assert told(MODELS, f"from models import Order\n{text}") == []
