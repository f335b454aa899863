"""What a decorator looks up and puts into the keywords that it hands on."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.ext.declarative import declarative_base

Base = declarative_base()

class Deal(Base):
    __tablename__ = "deals"
    id = Column(Integer, primary_key=True)
    title = Column(String(20), nullable=False)
"""

SOURCE = """
from functools import wraps
from models import Deal
from session import session, abort

def pass_deal(function):
    @wraps(function)
    def inner(*args, **kwargs):
        {before}
        return function(*args, **kwargs)
    return inner

@pass_deal
def show({parameters}):
    {test}
    return deal.title.strip()
"""

USE = "return deal.title.strip()"


@pytest.mark.parametrize(
    "before",
    [
        'kwargs["deal"] = session.query(Deal).get(kwargs.pop("id"))',
        'deal = session.query(Deal).get(kwargs["id"]); kwargs["deal"] = deal',
        'kwargs["other"] = 3; kwargs["deal"] = session.query(Deal).filter_by(id=kwargs["id"]).first()',
    ],
)
@pytest.mark.parametrize("parameters", ["deal", "number, deal=None"])
def test_a_row_that_nobody_tests(told, before, parameters):
    assert told(MODELS, SOURCE.format(before=before, parameters=parameters, test="pass")) == [USE]


@pytest.mark.parametrize(
    ("before", "test"),
    [
        ('kwargs["deal"] = session.query(Deal).get(kwargs.pop("id"))', "deal = deal or Deal()"),
        ('kwargs["deal"] = session.query(Deal).get(kwargs.pop("id"))\n        assert kwargs["deal"]', "pass"),
        ('deal = session.query(Deal).get(kwargs["id"])\n        if not deal: abort(404)\n        kwargs["deal"] = deal', "pass"),
        ('kwargs["order"] = session.query(Deal).get(kwargs.pop("id"))', "pass"),
        ('kwargs["deal"] = session.query(Deal).filter_by(id=kwargs.pop("id")).one()', "pass"),
        ('other = {}\n        other["deal"] = session.query(Deal).get(1)', "pass"),
    ],
)
def test_rows_that_are_there_or_tested(told, before, test):
    assert told(MODELS, SOURCE.format(before=before, parameters="deal", test=test)) == []
