"""Relationships that name the class by the mapper in a variable: `lines = mapper(Line, line_table)`, `relationship(lines)`."""

from __future__ import annotations

MODEL = """\
class Batch:
    def __init__(self, eta=None):
        self.eta = eta


class Product:
    def __init__(self, batches):
        self.batches = batches
"""
ORM = """\
from sqlalchemy import Column, Date, ForeignKey, Integer, Table
from sqlalchemy.orm import registry, relationship

from shop import model

reg = registry()
products = Table("products", reg.metadata, Column("id", Integer, primary_key=True))
batches = Table(
    "batches",
    reg.metadata,
    Column("id", Integer, primary_key=True),
    Column("product_id", ForeignKey("products.id"), nullable=False),
    Column("eta", Date, nullable=True),
)


def start():
    made = reg.map_imperatively(model.Batch, batches)
    reg.map_imperatively(model.Product, products, properties={"batches": relationship(made)})
"""
CODE = """\
from shop import model


def years(product: model.Product):
    return [batch.eta.year for batch in product.batches]


def known_years(product: model.Product):
    return [batch.eta.year for batch in product.batches if batch.eta]
"""


def test_rows_of_a_relationship_that_is_given_a_mapper(project):
    project.write("shop/model.py", MODEL)
    project.write("shop/orm.py", ORM)
    project.write("shop/code.py", CODE)
    assert [(f.rule, f.place.line) for f in project.check().findings] == [("NG101", 5)]
