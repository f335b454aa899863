"""What is found in a service's method that nothing of an application calls, as it calls the others, is shown on request only."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

SHOP = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

{before}class Orders{bases}:
    def find(self, id):
        return session.query(Order).filter_by(id=id).first()

    def close(self, id):
        return None

    def add(self, number):
        return None

    def remove(self, id):
        return None

    {head}
        self.find(id).number = "1"
"""

USES = """
def run(orders, id):
    orders.close(id)
    orders.add(id)
    orders.{third}(id)
    {more}
"""


def _confidences(confidences, head="def rename(self, id):", bases="", before="", more="pass", third="remove", other=""):
    files = {
        "shop.py": SHOP.format(head=head, bases=bases, before=before),
        "uses.py": USES.format(more=more, third=third) + other,
        "manage.py": "import django\n",
    }
    return confidences(files, "NG103")


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"bases": "(object)"},
        {"bases": "(ABC)", "before": "from abc import ABC\n\n"},
        {"bases": "(Store)", "before": "class Store:\n    pass\n\n"},
        {"before": "from zope.interface import implementer\n\n@implementer(IOrders)\n"},
        {"other": "\nclass IOrders:\n    def rename(self, id):\n        pass\n"},
        {"head": "def _rename(self, id):"},
    ],
)
def test_nothing_calls_it(confidences, how):
    assert _confidences(confidences, **how) == {Confidence.LOW}


@pytest.mark.parametrize(
    "how",
    [
        {"more": "orders.rename(id)"},
        {"more": "run.later = orders.rename"},
        {"more": "getattr(orders, 'rename')(id)"},
        {"other": "\nHANDLERS = [Orders.rename]\n"},
        {"head": "def rename(self, id=None):"},
        {"head": "@handler\n    def rename(self, id):"},
        {"bases": "(View)", "before": "from django.views import View\n\n"},
        {"bases": "(Stored)", "before": "from store import Stored\n\n"},
        {"before": "from bus import subscribe\n\n@subscribe\n"},
        {"third": "add"},
    ],
)
def test_somebody_may_call_it_or_most_others_are_called_by_nothing(confidences, how):
    how = {**how}
    if how.get("third") == "add":
        how["more"] = "pass"
        how["head"] = "def clear(self, id):\n        pass\n\n    def rename(self, id):"
    found = _confidences(confidences, **how)
    assert Confidence.HIGH in found or Confidence.MEDIUM in found
