"""Classes that a function of the project hands on to `session.query`: its rows are theirs, as with OpenStack's `model_query`."""

from __future__ import annotations

import pytest

from tests.frameworks.sqlalchemy.test_queries_handed_on import MODELS

SOURCE = """
import models
from sessions import get_session

{helper}

def find(context, number):
    row = {asked}
    {checked}
    return row

def run(context, number):
    found = find(context, number)
    return {used}
"""

CHECKED = "if not row: raise LookupError(number)"

BARE = """
def ask(context, *entities):
    return context.session.query(*entities)
"""

FILTERING = """
def ask(context, *args, **kwargs):
    session = kwargs.get("session") or get_session()
    query = session.query(*args)
    if kwargs.get("read_deleted") == "no":
        query = query.filter_by(deleted=False)
    return query
"""

NAMED = """
def ask(context, model, session=None):
    session = session or get_session()
    return session.query(model).filter_by(deleted=False)
"""

ASKED = "ask(context, models.Order, session=None).filter_by(number=number).{end}"


def _told(told, helper, asked, used="found.sent_at.date()", checked=CHECKED):
    return told(MODELS, SOURCE.format(helper=helper, asked=asked, used=used, checked=checked))


@pytest.mark.parametrize("helper", [FILTERING, NAMED])
@pytest.mark.parametrize("end", ["first()", "one()", "order_by(models.Order.id).first()"])
def test_columns_of_the_row(told, helper, end):
    assert _told(told, helper, ASKED.format(end=end)) == ["return found.sent_at.date()"]


def test_a_row_that_is_not_found(told):
    asked = "ask(context, models.Order).filter_by(number=number).first()"
    assert _told(told, BARE, asked, "found.number.lower()", "pass") == ["return found.number.lower()"]


@pytest.mark.parametrize("helper", [FILTERING, NAMED])
@pytest.mark.parametrize(
    ("asked", "used"),
    [
        (ASKED.format(end="first()"), "found.number.lower()"),
        (ASKED.format(end="first()"), "found.sent_at and found.sent_at.date()"),
        (ASKED.format(end="filter(models.Order.sent_at.isnot(None)).first()"), "found.sent_at.date()"),
        (ASKED.format(end="first()").replace("Order", "Parcel"), "found.sent_at.date()"),
        (ASKED.format(end="count()"), "found + 1"),
    ],
)
def test_what_no_null_comes_out_of(told, helper, asked, used):
    assert _told(told, helper, asked, used) == []


@pytest.mark.parametrize(
    "helper",
    [
        "def ask(context, *args):\n    return context.session.query(models.Parcel)\n",
        "def ask(context, model):\n    model = models.Parcel\n    return context.session.query(model)\n",
        "def ask(context, model):\n    return context.rows(model)\n",
    ],
)
def test_functions_that_may_ask_for_something_else(told, helper):
    assert _told(told, helper, "ask(context, models.Order).filter_by(number=number).one()") == []


def test_a_function_that_asks_for_them_on_some_way(told):
    helper = "def ask(context, model):\n    q = context.session.query(model)\n    return context.rows if context.old else q\n"
    asked = "ask(context, models.Order).filter_by(number=number).one()"
    assert _told(told, helper, asked) == ["return found.sent_at.date()"]
