"""What the validator of a field uses of what it is given is there in what comes after validation."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    note = models.CharField(max_length=20, null=True)
    code = models.CharField(max_length=20, null=True)
"""

SERIALIZER = """
from rest_framework import serializers
from models import Order

class Known(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["number", "note", "code"]

    def validate_{field}(self, value):
        {validate}

    def create(self, validated_data):
        note = {read}
        return note.strip()  # used
"""

LENGTH = "if len(value) > 5:\n            raise serializers.ValidationError('long')\n        return value"
READ = "validated_data['note']"


def _told(told, validate: str, read: str, field: str = "note") -> bool:
    text = SERIALIZER.format(field=field, validate=validate, read=read)
    return "return note.strip()  # used" in told(MODELS, text)


@pytest.mark.parametrize("read", [READ, "validated_data.get('note', '')"])
@pytest.mark.parametrize(
    "validate",
    [
        LENGTH,
        "value = value.strip()\n        return value",
        "return value.strip()",
        "if value.startswith('x'):\n            return value\n        return value",
        "if value[0] == 'x':\n            raise serializers.ValidationError('x')\n        return value",
        "if 'x' in value or not self.context:\n            raise serializers.ValidationError('x')\n        return value",
        "self.check()\n        if not value.isalpha():\n            raise serializers.ValidationError('x')\n        return value",
    ],
)
def test_it_is_there(told, validate, read):
    assert not _told(told, validate, read)


@pytest.mark.parametrize(
    ("validate", "read", "field"),
    [
        ("return value", READ, "note"),
        (LENGTH, READ, "code"),
        (LENGTH, "validated_data.get('note')", "note"),
        (LENGTH, "validated_data.get('note', None)", "note"),
        ("value = value or ''\n        if len(value) > 5:\n            raise Exception\n        return value", READ, "note"),
        ("if self.context:\n            return value\n        return value.strip()", READ, "note"),
        ("for each in self.context:\n            each.check(value.strip())\n        return value", READ, "note"),
        ("return self.context and value.strip()", READ, "note"),
        ("value = value.strip()\n        return value or None", READ, "note"),
        ("if len(value) > 5:\n            return None\n        return value", READ, "note"),
        ("return value.strip() if value.strip() else None", READ, "note"),
        ("value = value.strip()", READ, "note"),
    ],
)
def test_it_may_be_missing(told, validate, read, field):
    assert _told(told, validate, read, field)


BELOW = """
class Below(Known):
    def validate_note(self, value):
        return value

    def create(self, validated_data):
        return validated_data["note"].lower()  # used below
"""


def test_the_validator_that_runs(told):
    text = SERIALIZER.format(field="note", validate=LENGTH, read=READ) + BELOW
    assert 'return validated_data["note"].lower()  # used below' in told(MODELS, text)
