"""What a model's serializer has validated is null where the model's field may be, unless the serializer declares its own."""

from __future__ import annotations

MODELS = """
from django.db import models

class Customer(models.Model):
    name = models.CharField(max_length=20)

class Order(models.Model):
    number = models.CharField(max_length=20)
    code = models.CharField(max_length=20, null=True)
    note = models.CharField(max_length=20, null=True)
    due = models.DateField(null=True)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
"""

SOURCE = """
from rest_framework import serializers
from models import Order

class OrderSerializer(serializers.ModelSerializer):
    note = serializers.CharField()

    class Meta:
        model = Order
        fields = ["number", "code", "note", "due"]

    def validate(self, attrs):
        attrs["code"].strip()  # null
        attrs["number"].strip()
        attrs["note"].strip()
        if attrs["due"]:
            attrs["due"].isoformat()
        if attrs.get("due", None) is not None:
            attrs.get("due").isoformat()
            attrs["due"].isoformat()
        if attrs["due"] is not None and attrs.get("due").isoformat():
            return attrs
        attrs.get("due").isoformat()  # null
        return attrs

    def create(self, validated_data):
        name = validated_data["customer"].name  # null
        return super().create(validated_data)

    def validate_code(self, value):
        return value.strip()  # null

    def validate_due(self, value):
        if value is None:
            return None
        return value.isoformat()

    def validate_number(self, value):
        return value.strip()

    def validate_note(self, value):
        return value.strip()

class PlainSerializer(serializers.Serializer):
    class Meta:
        model = Order

    def validate_code(self, value):
        return value.strip()

class NamedOtherwise(serializers.ModelSerializer):
    class Meta:
        model = Order

    def validate(self, data):
        data["code"].strip()  # null
        return data

def view(request):
    serializer = OrderSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    serializer.validated_data["number"].strip()
    if serializer.validated_data["code"]:
        serializer.validated_data["code"].strip()
    serializer.validated_data["due"].isoformat()  # null

class Checks:
    def validate(self, data):
        data["code"].strip()

    def validate_code(self, value):
        return value.strip()
"""


def test_columns_that_serializers_take_from_models(told):
    assert told(MODELS, SOURCE) == [line.strip() for line in SOURCE.splitlines() if "# null" in line]


TYPES = """
import strawberry
import strawberry_django
from models import Order

@strawberry_django.type(Order)
class OrderType:
    number: str

    @strawberry_django.field
    def days(self) -> int:
        return self.due.day  # null

    @strawberry_django.field
    def code_there(self) -> str:
        return self.code.strip() if self.code else ""

    @strawberry_django.field
    def shown(self) -> str:
        return self.number.strip()

    @classmethod
    def made(cls, order) -> str:
        return cls.code.strip()

@strawberry.type
class Other:
    @strawberry.field
    def days(self) -> int:
        return self.due.day
"""


def test_rows_of_strawberrys_types(told):
    assert told(MODELS, TYPES) == [line.strip() for line in TYPES.splitlines() if "# null" in line]
