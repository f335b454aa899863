"""A handler runs where a statement of the `try` raises: what stands under a test raises only where the test holds (Python)."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
"""

CODE = """
from models import Order

class Refused(Exception):
    pass

def find(number):
    return Order.query.filter_by(number=number).first()

def ship(numbers, strict):
    for number in numbers:
        order = Order(number=number)
        try:
            {body}
        except {exception}:
            print(order.number)
"""


@pytest.fixture
def is_told(tmp_path):
    """Whether the handler is told to use an order that was not found."""

    def told(body: str, exception: str = "Refused") -> bool:
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "uses.py").write_text(CODE.format(body=body.replace("\n", "\n            "), exception=exception))
        settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
        return any(finding.rule == "NG103" for finding in run(settings, lambda stage, done, total: None).findings)

    return told


@pytest.mark.parametrize("exception", ["Refused", "(Refused, OSError)", "Exception"])
@pytest.mark.parametrize(
    "body",
    [
        "order = find(number)\nif order is not None:\n    send(order)",
        "order = find(number)\nif order:\n    send(order)",
        "order = find(number)\nif order and strict:\n    send(order)",
        "order = find(number)\nif order:\n    send(order)\n    send(number)",
        "order = find(number)\nanswer = send(order) if order else None",
        "order = find(number)\norder and send(order)",
        "print(number)\norder = find(number)\nif order is not None:\n    order = send(order)",
    ],
)
def test_the_test_holds(is_told, body, exception):
    assert not is_told(body, exception)


@pytest.mark.parametrize(
    "body",
    [
        "order = find(number)\nsend(number)",
        "order = find(number)\nif order is not None:\n    send(order)\nsend(number)",
        "order = find(number)\nif order is not None:\n    send(order)\nelse:\n    send(number)",
        "order = find(number)\nif order is None:\n    send(number)",
        "order = find(number)\nif strict:\n    send(number)",
        "order = find(number)\nif order or strict:\n    send(number)",
        "order = find(number)\nif order is not None or send(number):\n    print(number)",
        "order = find(number)\nanswer = send(order) if order else send(number)",
    ],
)
def test_it_may_fail(is_told, body):
    assert is_told(body)
