"""What marshmallow's schemas let be null, in what they load."""

from __future__ import annotations

import pytest

MODELS = """
from marshmallow import Schema, ValidationError, fields, post_load, validates, validates_schema

class Order(Schema):
    note = fields.Str(allow_none=True)
    code = fields.Str(allow_none=True, load_default="")
    name = fields.Str(required=True)
    seen = fields.Str(allow_none=True, dump_only=True)
    kept = fields.Str(allow_none=True, attribute="other")
    asked = fields.Str(allow_none=True)

    @validates("asked")
    def ask(self, value):
        if value is None:
            raise ValidationError("asked")

class Gift(Order):
    name = fields.Str(allow_none=True)
    note = fields.Str(required=True)

class Checked(Schema):
    note = fields.Str(allow_none=True)

    @validates_schema
    def check(self, data, **kwargs):
        if data["note"] is None:
            raise ValidationError("note")

class Made(Schema):
    note = fields.Str(allow_none=True)

    @post_load
    def make(self, data, **kwargs):
        return {**data, "note": data["note"] or ""}

order = Order()
"""

USE = """
from models import *

class Views:
    schema = Order()

    def show(self, request):
        {use}
"""


@pytest.mark.parametrize(
    "use",
    [
        'return Order().load(request.json)["note"].lower()',
        'return order.load(request.json)["note"].lower()',
        'return self.schema.load(request.json)["note"].lower()',
        'return order.load(request.json)["code"].lower()',
        'return Gift().load(request.json)["name"].lower()',
        'return order.load(request.json, many=False)["note"].lower()',
    ],
)
def test_fields_that_admit_null(told, use):
    assert told(MODELS, USE.format(use=use)) == [use]


@pytest.mark.parametrize(
    "use",
    [
        'return order.load(request.json)["name"].lower()',
        'return order.load(request.json)["seen"].lower()',
        'return order.load(request.json)["kept"].lower()',
        'return order.load(request.json)["asked"].lower()',
        'return order.load(request.json)["unknown"].lower()',
        'return Gift().load(request.json)["note"].lower()',
        'return Checked().load(request.json)["note"].lower()',
        'return Made().load(request.json)["note"].lower()',
        'return [item["note"].lower() for item in order.load(request.json, many=True)]',
        'return [item["note"].lower() for item in Order(many=True).load(request.json)]',
        'data = order.load(request.json)\n        if data["note"]:\n            return data["note"].lower()',
        'data = order.load(request.json)\n        return (data.get("note") or "").lower()',
        'return order.dump(request.json)["note"].lower()',
    ],
)
def test_others(told, use):
    assert told(MODELS, USE.format(use=use)) == []
