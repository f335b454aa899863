"""What refuses a null elsewhere may change without the function that uses it: `__post_init__`, a hook that an application is
handed, a decorator's helper, a setter (Python)."""

from __future__ import annotations

import pytest

FILES = {
    "terms": """
from dataclasses import dataclass


@dataclass
class Terms:
    reference: str | None

    def __post_init__(self):
        if self.reference is None:
            raise ValueError("no reference")
""",
    "making": """
from shop.models import Order
from shop.terms import Terms


def terms_of(order: Order) -> Terms:
    return Terms(reference=order.reference)
""",
    "using": """
from shop.models import Order
from shop.making import terms_of


def show(order: Order):
    return terms_of(order).reference.strip()
""",
    "setting": """
def mark(order, text):
    order.reference = text
""",
    "marking": """
from shop.models import Order
from shop.setting import mark


def run(order: Order, text):
    mark(order, text)
    return order.reference.strip()
""",
    "queries": """
from shop.models import Order


def has_order(key):
    return Order.objects.filter(pk=key).exists()
""",
    "deciding": """
from shop.queries import has_order


def known(function):
    def wrapper(key):
        if not has_order(key):
            raise ValueError(key)
        return function(key)

    return wrapper
""",
    "decorated": """
from shop.deciding import known
from shop.models import Order


@known
def rename(key):
    return Order.objects.filter(pk=key).first().pk
""",
    "hooks": """
from flask import abort, request
from shop.models import Order


def load():
    if Order.objects.filter(pk=request.args["order"]).first() is None:
        abort(404)
""",
    "views": """
from flask import Blueprint, request
from shop.models import Order

orders = Blueprint("orders", __name__)


@orders.route("/")
def show():
    return Order.objects.filter(pk=request.args["order"]).first().pk
""",
    "application": """
from flask import Flask
from shop.hooks import load
from shop.views import orders


def make():
    app = Flask(__name__)
    app.before_request(load)
    app.register_blueprint(orders)
    return app
""",
}


@pytest.fixture
def found(project, anew):
    def found() -> list[str]:
        told = project.found()
        assert told == anew()
        return [item.partition(":")[0] for item in told]

    for name, text in FILES.items():
        project.write(f"shop/{name}.py", text)
    return found


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("terms", "is None", "is not None", "shop/using.py"),
        ("terms", "raise ValueError", "print", "shop/using.py"),
        ("setting", "= text", "= order.other.reference", ""),
        ("setting", "order.reference = text", "print(text)", "shop/marking.py"),
        ("queries", "pk=key", "reference=key", "shop/decorated.py"),
        ("queries", "exists()", "delete()", "shop/decorated.py"),
        ("hooks", 'args["order"]', 'args["other"]', "shop/views.py"),
        ("application", "before_request", "after_request", "shop/views.py"),
        ("application", "Flask(__name__)", "Blueprint('other', __name__)", "shop/views.py"),
        ("deciding", "not has_order", "has_order", "shop/decorated.py"),
    ],
)
def test_a_refusal_that_goes_and_comes_back(project, found, name, old, new, told):
    assert found() == []
    project.write(f"shop/{name}.py", FILES[name].replace(old, new))
    assert found() == ([told] if told else [])
    project.write(f"shop/{name}.py", FILES[name])
    assert found() == []
