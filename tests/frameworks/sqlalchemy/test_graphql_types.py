"""Resolvers of Graphene-SQLAlchemy's types get the row in place of `self`."""

from __future__ import annotations

from tests.frameworks.sqlalchemy.test_listened_rows import MODELS

SOURCE = """
from graphene import ObjectType
from graphene_sqlalchemy import SQLAlchemyObjectType
from models import Order

class OrderType(SQLAlchemyObjectType):
    class Meta:
        model = Order

    def resolve_code(self, info):
        return self.code.strip()  # null

    @staticmethod
    def resolve_label(root, info):
        return root.code.strip()  # null

    def resolve_number(self, info):
        return self.number.strip()

    def resolve_due(self, info, days=0):
        return self.due + days if self.due is not None else None

    def shorten(self, info):
        return self.code.strip()

class Query(ObjectType):
    def resolve_code(self, info):
        return self.code.strip()

class Sheet(SQLAlchemyObjectType):
    class Meta:
        model = ObjectType

    def resolve_code(self, info):
        return self.code.strip()
"""


def test_rows_of_resolvers(told):
    assert told(MODELS, SOURCE) == [line.strip() for line in SOURCE.splitlines() if "# null" in line]
