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


def test_others_that_are_taken_out(lines):
    body = 'attrs.pop("seller")\n        if "note" in attrs and attrs["note"].strip() == "a":\n            raise ValueError'
    assert lines(body) == ['if "note" in attrs and attrs["note"].strip() == "a":']


def test_what_is_taken_out_to_be_used(lines):
    assert lines('if "buyer" in attrs:\n            buyer = attrs.pop("buyer")\n            print(buyer.name)') == [
        "print(buyer.name)"
    ]


def test_in_update(lines):
    update = 'if "buyer" in validated_data:\n            print(validated_data["buyer"].name)'
    assert lines("pass", update) == ['print(validated_data["buyer"].name)']


@pytest.mark.parametrize(
    "body",
    [
        'if attrs.get("buyer") and attrs["buyer"].name == "a":\n            raise ValueError',
        'if "buyer" in attrs and attrs["buyer"] is not None and attrs["buyer"].name == "a":\n            raise ValueError',
        'if attrs["note"] is None:\n            del attrs["note"]\n        if "note" in attrs:\n            attrs["note"][0]',
        'if attrs["note"] is None:\n            attrs.pop("note")\n        if "note" in attrs:\n            attrs["note"][0]',
        'if "buyer" in attrs and attrs["buyer"] and attrs["buyer"].name == "a":\n            raise ValueError',
        'if "seller" in attrs and attrs["seller"].name == "a":\n            raise ValueError',
        'if "other" in attrs and attrs["other"].name == "a":\n            raise ValueError',
    ],
)
def test_what_is_there_or_tested(lines, body):
    assert lines(body) == []


USE = 'if "note" in attrs and attrs["note"].strip() == "a":\n            raise ValueError'


@pytest.mark.parametrize(
    "options",
    [
        'fields = ["buyer", "seller"]',
        'exclude = ("note",)',
        'fields = ["buyer", "note"]\n        read_only_fields = ["note"]',
        'fields = "__all__"\n        extra_kwargs = {"note": {"allow_null": False}}',
        'fields = "__all__"\n        extra_kwargs = {"note": dict(read_only=True)}',
    ],
)
def test_what_users_do_not_give(told, options):
    text = SERIALIZER.format(body=USE, update="pass").replace('fields = ["buyer", "seller", "note"]', options)
    assert told(MODELS, text) == []


@pytest.mark.parametrize(
    "options",
    [
        'fields = "__all__"',
        "fields = [*COMMON, 'buyer']",
        'fields = "__all__"\n        read_only_fields = ["buyer"]',
        'fields = "__all__"\n        extra_kwargs = {"note": {"required": False}, "buyer": {"allow_null": False}}',
    ],
)
def test_what_users_give(told, options):
    text = SERIALIZER.format(body=USE, update="pass").replace('fields = ["buyer", "seller", "note"]', options)
    assert told(MODELS, text) == [USE.splitlines()[0]]


def test_other_dictionaries(told):
    text = 'def show(made: dict):\n    if "buyer" in made:\n        return made["buyer"].name\n    return made.get("note")\n'
    assert told(MODELS, f"from models import Order\n{text}") == []


DECLARED = """
from rest_framework import serializers

class PriceSerializer(serializers.Serializer):
    discount = serializers.IntegerField(allow_null=True, required=False)
    amount = serializers.IntegerField(required=False)
    shown = serializers.IntegerField(allow_null=True, read_only=True)

    def update(self, instance, validated_data):
        {body}
        return instance
"""


def test_a_field_that_is_declared_to_take_null(told):
    body = 'if "discount" in validated_data:\n            instance.total = validated_data["discount"] * 2'
    assert told(MODELS, DECLARED.format(body=body)) == ['instance.total = validated_data["discount"] * 2']


@pytest.mark.parametrize(
    "body",
    [
        'if "amount" in validated_data:\n            instance.total = validated_data["amount"] * 2',
        'if "shown" in validated_data:\n            instance.total = validated_data["shown"] * 2',
        'if validated_data.get("discount"):\n            instance.total = validated_data["discount"] * 2',
        'if "discount" in validated_data and validated_data["discount"] is not None:\n            validated_data["discount"] * 2',
        'if "discount" in validated_data:\n            shown = validated_data["discount"] or 0\n            print(shown * 2)',
    ],
)
def test_declared_fields_that_are_there_or_tested(told, body):
    assert told(MODELS, DECLARED.format(body=body)) == []
