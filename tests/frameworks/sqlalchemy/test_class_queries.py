"""`Order.query` of a model that has it from Flask-SQLAlchemy and from a class of the project's own: the first base decides."""

from __future__ import annotations

import pytest

MODELS = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

class Lookups:
    @classmethod
    def query(cls):
        return db.session.query(cls)

    @classmethod
    def get(cls, key):
        return {get}

class Order({bases}):
    id = db.Column(db.Integer, primary_key=True)
    number = db.Column(db.String, nullable=False)

class Shop({bases}):
    id = db.Column(db.Integer, primary_key=True)
"""

USE = """
from models import Order

def show(key):
    order = Order.get(key)
    return order.number
"""

PROPERTY, METHOD = "cls.query.get(key)", "cls.query().get(key)"


@pytest.mark.parametrize("get", [PROPERTY, "cls.query.filter_by(id=key).first()"])
def test_the_model_comes_before_the_mixin(told, get):
    assert told(MODELS.format(bases="db.Model, Lookups", get=get), USE) == ["return order.number"]


def test_a_base_of_the_project_that_is_a_model_comes_first(told):
    models = MODELS.format(bases="Base, Lookups", get=PROPERTY).replace(
        "class Order", "class Base(db.Model):\n    __abstract__ = True\n\nclass Order"
    )
    assert told(models, USE) == ["return order.number"]


def test_the_mixin_comes_before_the_model(told):
    assert told(MODELS.format(bases="Lookups, db.Model", get=METHOD), USE) == ["return order.number"]


def test_a_model_of_the_project_may_have_its_own(told):
    models = MODELS.format(bases="Base", get=METHOD).replace("class Lookups:", "class Base(db.Model):\n    __abstract__ = True\n")
    assert told(models, USE) == ["return order.number"]


@pytest.mark.parametrize("bases", ["db.Model, Lookups", "Lookups, db.Model"])
def test_a_lookup_that_raises_has_its_row(told, bases):
    get = "cls.query.get_or_404(key)" if bases.startswith("db") else "cls.query().filter_by(id=key).one()"
    assert told(MODELS.format(bases=bases, get=get), USE) == []
