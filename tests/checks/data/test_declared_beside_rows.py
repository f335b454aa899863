"""What a program with mapped rows declares of other objects: no row says that they are without it, so it is shown on request."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ROWS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)
"""

ATTRIBUTE = """
from dataclasses import dataclass


@dataclass
class Card:
    owner: str | None


def label(card: Card) -> str:
    return card.owner.upper()
"""

PARAMETER = """
def label(owner: str | None) -> str:
    return owner.upper()
"""

RESULT = """
def owner(cards: dict[int, str]) -> str | None:
    return cards.popitem()[1]


def label(cards: dict[int, str]) -> str:
    return owner(cards).upper()
"""

ROW = """
from orders import Order


def label(order: Order | None) -> str:
    return order.number.upper()
"""


ROW_IN_ATTRIBUTE = ATTRIBUTE.replace("owner: str", "owner: Order").replace("owner.upper", "owner.number.upper")


@pytest.mark.parametrize("code", [ATTRIBUTE, PARAMETER, "from orders import Order\n" + ROW_IN_ATTRIBUTE])
def test_shown_on_request_beside_rows(confidences, code):
    assert confidences({"cards.py": code, "orders.py": ROWS}, "NG105") == {Confidence.LOW}


TABLE = """
import sqlalchemy as sa

orders = sa.Table("orders", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("number", sa.String(20)))


def number(connection: sa.Connection, key: int) -> str:
    row = connection.execute(sa.select(orders.c.number).where(orders.c.id == key)).fetchone()
    return row.number
"""


@pytest.mark.parametrize("test", ["", "    if row is None:\n        raise KeyError(key)\n"])
@pytest.mark.parametrize("code", [ATTRIBUTE, PARAMETER])
def test_shown_on_request_beside_tables_without_classes(confidences, code, test):
    rows = TABLE.replace("    return row.number", test + "    return row.number")
    assert confidences({"cards.py": code, "orders.py": rows}, "NG105") == {Confidence.LOW}


@pytest.mark.parametrize("code", [ATTRIBUTE, PARAMETER])
def test_all_that_is_known_where_there_are_no_rows(confidences, code):
    assert confidences({"cards.py": code}, "NG105") == {Confidence.MEDIUM}


@pytest.mark.parametrize("code", [RESULT, ROW])
def test_results_and_rows_are_shown(confidences, code):
    assert confidences({"cards.py": code, "orders.py": ROWS}, "NG105") == {Confidence.MEDIUM}
