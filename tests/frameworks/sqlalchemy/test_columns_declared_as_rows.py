"""A query of columns that a function gives which is declared to give rows: what it holds are the columns."""

from __future__ import annotations

import pytest

from tests.frameworks.sqlalchemy.test_rows_of_declared_functions import MODELS

QUERY = """
from typing import Iterable, List
from sqlalchemy import func
from models import *

class Orders:
    def __init__(self, session):
        self.session = session

    def _merged(self):
        return self.session.query({columns})

    def merged(self, first, last) -> {type}:
        return self._merged(){asked}.slice(first, last)

def show(session):
    for order in Orders(session).merged(1, 2):
        print({use})

def hand_on(session):
    return work(Orders(session).merged(1, 2))

def work(merged):
    for one in merged:
        print({use_inside})
"""

GROUPED = 'Order.id, func.array_agg(Order.reference).label("reference"), func.max(Order.id).label("note")'


def _told(told, columns: str, asked: str, use: str, type: str = "Iterable[Order]") -> list[str]:
    source = QUERY.format(columns=columns, asked=asked, type=type, use=f"order.{use}", use_inside=f"one.{use}")
    return told(MODELS, source)


@pytest.mark.parametrize("type", ["Iterable[Order]", 'Iterable["Order"]', "List[Order]", "list[Order]"])
@pytest.mark.parametrize("use", ["reference[0]", "note + 1", "id + 1"])
def test_aggregates_of_groups(told, type, use):
    assert _told(told, GROUPED, ".group_by(Order.id)", use, type) == []


def test_columns_that_the_query_asks_for(told):
    columns = "Order.reference, Order.note"
    assert _told(told, columns, ".filter(Order.reference != None)", "reference.strip()") == []
    assert len(_told(told, columns, ".filter(Order.reference != None)", "note.strip()")) > 0


def test_aggregates_of_all_rows(told):
    assert len(_told(told, GROUPED, "", "reference[0]")) > 0


def test_rows(told):
    assert _told(told, "Order", ".filter(Order.reference != None)", "reference.strip()") == []
    assert len(_told(told, "Order", "", "reference.strip()")) > 0
