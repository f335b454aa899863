"""Queries that functions are handed: what they give is what the callers ask for."""

from __future__ import annotations

import pytest

MODELS = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    number = db.Column(db.String(20), nullable=False)
    sent_at = db.Column(db.DateTime, nullable=True)

class Parcel(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    sent_at = db.Column(db.DateTime, nullable=False)
"""

SOURCE = """
from models import Order, Parcel, db

def remind(orders):
    {taken}

def remind_all(number):
    remind({query})
"""


@pytest.mark.parametrize(
    "query",
    [
        "Order.query",
        "Order.query.filter(Order.number == number)",
        "db.session.query(Order)",
        "db.session.query(Order).filter_by(number=number).order_by(Order.id)",
    ],
)
@pytest.mark.parametrize(
    "ending", ["", ".all()", ".filter(Order.id > 7)", ".limit(7).all()", ".order_by(Order.id)", ".distinct()"]
)
def test_rows_of_the_query(told, query, ending):
    source = SOURCE.format(taken=f"return [item.sent_at.date() for item in orders{ending}]", query=query)
    assert told(MODELS, source) == [f"return [item.sent_at.date() for item in orders{ending}]"]


def test_the_only_row(told):
    source = SOURCE.format(taken="return orders.one().sent_at.date()", query="Order.query.filter_by(number=number)")
    assert told(MODELS, source) == ["return orders.one().sent_at.date()"]


@pytest.mark.parametrize(
    ("query", "taken"),
    [
        ("Parcel.query", "return [item.sent_at.date() for item in orders.all()]"),
        ("Order.query", "return [item.number.lower() for item in orders.all()]"),
        ("Order.query", "return [item.sent_at for item in orders.all()]"),
        ("Order.query", "return [item.sent_at.date() for item in orders.all() if item.sent_at]"),
        ("Order.query.filter(Order.sent_at.isnot(None))", "return [item.sent_at.date() for item in orders.all()]"),
        ("Order.query", "return [item.sent_at.date() for item in orders.filter(Order.sent_at.isnot(None))]"),
        ("number", "return [item.sent_at.date() for item in orders.all()]"),
        ("[]", "return [item.sent_at.date() for item in orders.all()]"),
    ],
)
def test_what_no_null_comes_out_of(told, query, taken):
    assert told(MODELS, SOURCE.format(taken=taken, query=query)) == []
