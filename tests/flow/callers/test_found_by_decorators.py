"""Rows that a decorator of the project's own has looked up by the same key, and refused where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

SHOP = """
from functools import wraps
from flask import abort, jsonify, request
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
session = Session()


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)


class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)


def checked(view):
    @wraps(view)
    def inner(*args, **kwargs):
        {asked}
        return view(*args, **kwargs)
    return inner


@checked
def show(id):
    order = {found}
    return order.number.upper()


def order_or_404(key, *, status=404):
    order = session.query(Order).filter_by(id=key).first()
    if order is None:
        abort(status)
    return order


def order_or_none(key):
    order = session.query(Order).filter_by(id=key).first()
    if order is None:
        print(key)
    return order


def order_of_another(key):
    key = key + 1
    order = session.query(Order).filter_by(id=key).first()
    if order is None:
        raise KeyError(key)
    return order


def order_before_another(key):
    order = session.query(Order).filter_by(id=key).first()
    order = session.query(Invoice).first()
    if order is None:
        abort(404)
    return order


def order_at_times(key):
    if request.args.get("all"):
        return None
    order = session.query(Order).filter_by(id=key).first()
    if order is None:
        abort(404)
    return order


def find(key):
    return session.query(Order).filter_by(id=key).first()


def find_other(key):
    return session.query(Order).filter_by(number=key).first()
"""

BY_QUERY = "session.query(Order).filter_by(id=id).first()"


@pytest.fixture
def confidence(tmp_path: Path):
    def told(asked: str, found: str = BY_QUERY) -> Confidence:
        findings = findings_of(tmp_path, {"shop.py": SHOP.format(asked=asked, found=found)}, min_confidence="low")
        return next(finding.confidence for finding in findings if finding.symbol == "show")

    return told


OUT = "abort(404)"
TRYING = "try:\n            order = session.query(Order).filter_by(id=kwargs['id']).one()\n        except Exception:"
LOOKING = 'order = session.query(Order).filter_by(id=kwargs["id"]).one_or_none()\n        if '


@pytest.mark.parametrize(
    "asked",
    [
        f"{LOOKING}order is None:\n            abort(404)",
        f"{LOOKING}not order or order.number == 'x':\n            raise KeyError",
        LOOKING.replace("order =", "request.order =") + "request.order is None:\n            return jsonify({}), 404",
        LOOKING.replace('filter_by(id=kwargs["id"])', "filter(Order.id == kwargs.get('id'))")
        + "not order:\n            abort(404)",
        "order = session.query(Order).filter_by(id=kwargs['id']).one()",
        "request.order = order_or_404(kwargs['id'])",
        "order_or_404(key=kwargs.get('id'), status=400)",
        f"with session:\n            order = session.get(Order, kwargs['id'])\n        if not order:\n            {OUT}",
        f"{TRYING}\n            {OUT}",
        f"if args:\n            return None\n        {LOOKING}order is None:\n            return {OUT}",
    ],
)
def test_it_was_found(confidence, asked):
    assert confidence(asked) is Confidence.LOW


@pytest.mark.parametrize(
    "asked",
    [
        "print(kwargs)",
        "request.order = order_or_none(kwargs['id'])",
        "request.order = order_or_404(kwargs['other'])",
        "order_of_another(kwargs['id'])",
        "request.order = order_before_another(kwargs['id'])",
        "request.order = order_at_times(kwargs['id'])",
        "if args:\n            order_or_404(kwargs['id'])",
        f"{LOOKING}order is None:\n            print(order)",
        f"{LOOKING}order is not None:\n            abort(404)",
        LOOKING.replace("Order", "Invoice") + "order is None:\n            abort(404)",
        LOOKING.replace('"id"', '"other"') + "order is None:\n            abort(404)",
        LOOKING.replace("filter_by(id=", "filter_by(number=") + "order is None:\n            abort(404)",
        f"{LOOKING}order and order.number is None:\n            abort(404)",
        f"{LOOKING}args:\n            print(args)\n        elif order is None:\n            abort(404)",
        f"{LOOKING}args:\n            if order is None:\n                abort(404)",
        f"{LOOKING}args:\n            order = args\n        if not order:\n            abort(404)",
        f"if args:\n            return view(*args)\n        {LOOKING}not order:\n            abort(404)",
        f"found = view(*args)\n        {LOOKING}not order:\n            abort(404)\n        return found",
        f"{TRYING}\n            print(1)",
    ],
)
def test_it_may_be_missing(confidence, asked):
    assert confidence(asked) > Confidence.LOW


def test_another_row_is_looked_up(confidence):
    asked = f"{LOOKING}order is None:\n            abort(404)"
    assert confidence(asked, "session.query(Order).filter_by(number=id).first()") > Confidence.LOW
    assert confidence(asked, "session.get(Order, id)") is Confidence.LOW


BY_HELPER = "find(id)"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("if not find(kwargs['id']):\n            abort(404)", BY_HELPER),
        ("if find(kwargs.get('id')) is None:\n            raise KeyError", BY_HELPER),
        ("order = find(kwargs['id'])\n        if order is None:\n            abort(404)", BY_HELPER),
        ("order = find(kwargs['id'])\n        if not order or order.number == 'x':\n            return None", BY_HELPER),
        ("session.query(Order).filter_by(id=kwargs['id']).one()", BY_QUERY),
        ("if not session.query(Order).filter_by(id=kwargs['id']).first():\n            abort(404)", BY_QUERY),
    ],
)
def test_a_helper_found_it(confidence, asked, found):
    assert confidence(asked, found) is Confidence.LOW


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("if not find(kwargs['other']):\n            abort(404)", BY_HELPER),
        ("if not find_other(kwargs['id']):\n            abort(404)", BY_HELPER),
        ("if find(kwargs['id']):\n            abort(404)", BY_HELPER),
        ("if not find(kwargs['id']):\n            print(1)", BY_HELPER),
        ("if not find(*args):\n            abort(404)", BY_HELPER),
        ("order = find(kwargs['id'])\n        if order and order.number:\n            abort(404)", BY_HELPER),
        ("find(kwargs['id'])", BY_HELPER),
    ],
)
def test_no_helper_found_it(confidence, asked, found):
    assert confidence(asked, found) > Confidence.LOW


def test_a_parameter_that_is_set_anew(confidence):
    asked = "if not find(kwargs['id']):\n            abort(404)"
    assert confidence(asked, "None\n    id = request.args['id']\n    order = find(id)") > Confidence.LOW
    assert confidence(asked, "None\n    id = int(id)\n    order = find(id)") is Confidence.LOW
