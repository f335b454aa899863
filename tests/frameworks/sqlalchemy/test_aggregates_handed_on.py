"""Aggregates that a function of the project hands on to `session.query`: there is a row, whatever it holds."""

from __future__ import annotations

import pytest

from tests.frameworks.one_source import uses_in

SHOP = """
from sqlalchemy import Column, Integer, String, func, select
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(Integer, nullable=False)
    shop_id = Column(Integer, nullable=False)

{helper}

def run(context, session, shop_id):
    row = {asked}
    return row[0] + 1
"""

COUNT = "ask(context, func.count(Order.id)).filter_by(shop_id=shop_id).first()"

BARE = """
def ask(context, *entities):
    return context.session.query(*entities)
"""

FILTERING = """
def ask(context, model, *args, **kwargs):
    deleted = kwargs.get("read_deleted")
    query = context.session.query(model, *args)
    if deleted == "no":
        query = query.filter_by(shop_id=1)
    elif deleted:
        raise ValueError(deleted)
    return query
"""

CHAINED = """
def ask(context, entity):
    return context.session.query(entity).join(Order.shop).filter(Order.number > 1)
"""


def _uses(helper: str, asked: str) -> list[tuple[str, str]]:
    return [(use.origin.kind, use.expression) for use in uses_in(SHOP.format(helper=helper, asked=asked))]


@pytest.mark.parametrize("helper", [BARE, FILTERING, CHAINED])
def test_a_row_of_a_count_is_there(helper):
    assert _uses(helper, COUNT) == []


@pytest.mark.parametrize(
    "asked",
    [
        'ask(context, func.count(Order.id), func.sum(Order.number), read_deleted="no").filter_by(shop_id=shop_id).first()',
        "ask(context, func.count(Order.id), func.max(Order.number)).filter_by(shop_id=shop_id).one_or_none()",
    ],
)
def test_a_row_of_several_aggregates_is_there(asked):
    assert _uses(FILTERING, asked) == []


@pytest.mark.parametrize(
    "asked",
    [
        "ask(context, Order).with_entities(func.count(Order.id), func.max(Order.number)).filter_by(shop_id=shop_id).first()",
        "context.orders().with_entities(func.count(Order.id)).first()",
    ],
)
def test_a_query_that_is_made_one_of_aggregates_has_a_row(asked):
    assert _uses(FILTERING, asked) == []


@pytest.mark.parametrize(
    "asked",
    [
        "ask(context, Order).with_entities(func.count(Order.id), Order.number).filter_by(shop_id=shop_id).first()",
        "ask(context, Order).with_entities(func.count(Order.id)).group_by(Order.shop_id).first()",
    ],
)
def test_a_query_that_is_made_one_of_groups_may_have_none(asked):
    assert ("lookup", "row") in _uses(FILTERING, asked)


@pytest.mark.parametrize("helper", [BARE, FILTERING, CHAINED])
def test_what_is_in_the_row_may_be_null(helper):
    uses = _uses(helper, "ask(context, func.sum(Order.number)).filter_by(shop_id=shop_id).first()")
    assert [kind for kind, _ in uses] == ["aggregate"]


@pytest.mark.parametrize(
    "asked",
    [
        "ask(context, Order).filter_by(shop_id=shop_id).first()",
        "ask(context, Order.id).filter_by(shop_id=shop_id).first()",
        "ask(context, func.count(Order.id), Order.shop_id).filter_by(shop_id=shop_id).first()",
        "ask(context, Order.shop_id, func.count(Order.id)).filter_by(shop_id=shop_id).first()",
        "ask(context, func.count(Order.id)).group_by(Order.shop_id).filter(Order.shop_id == 2).first()",
        "ask(context, func.lower(Order.shop_id)).filter_by(shop_id=shop_id).first()",
    ],
)
def test_rows_of_something_else_may_be_missing(asked):
    assert ("lookup", "row") in _uses(FILTERING, asked)


@pytest.mark.parametrize(
    "helper",
    [
        "def ask(context, *entities):\n    return context.session.query(Order)\n",
        "def ask(context, *entities):\n    return context.session.query(Order.id, *entities)\n",
        "def ask(context, *entities):\n    return context.session.query(*entities).group_by(Order.shop_id)\n",
        "def ask(context, *entities):\n    return context.session.query(*entities).filter(Order.id > 1).offset(1)\n",
        "def ask(context, *entities):\n    entities = [Order.id]\n    return context.session.query(*entities)\n",
        "def ask(context, entity):\n    for entity in (Order.id,):\n        pass\n    return context.session.query(entity)\n",
        "def ask(context, *args):\n    q = context.session.query(*args)\n    q = q.group_by(Order.shop_id)\n    return q\n",
        "def ask(context, *args):\n    q = context.session.query(*args)\n    return narrowed(q)\n",
        "def ask(context, *args):\n    q = context.session.query(*args)\n    return context.rows if context.old else q\n",
    ],
)
def test_functions_that_may_ask_for_something_else(helper):
    assert ("lookup", "row") in _uses(helper, COUNT)
