"""Rows that are looked up by a key which a query gives whose text is put together: what is put in behind its columns does not
change of which table they are."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    note = Column(String, nullable=True)

class Line(Base):
    __tablename__ = "lines"
    id = Column(Integer, primary_key=True)
    order_id = Column(Integer, ForeignKey("orders.id"), nullable=True)
"""

CODE = """
from sqlalchemy.sql import text
from sqlalchemy.orm import Session
from models import Order

def in_a_variable(session: Session, t, n):
    query = {query}
    for row in session.execute(query):
        print(session.query(Order).get({key}).number)

def at_once(session: Session, t, n):
    for row in session.execute(text({query})):
        print(session.query(Order).get({key}).number)
"""


@pytest.fixture
def missed(tmp_path):
    """How often the row is told to be missing, with more than low confidence."""

    def told(query: str, key: str = "row.id") -> int:
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "uses.py").write_text(CODE.format(query=query, key=key))
        settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
        found = run(settings, lambda stage, done, total: None).findings
        return sum(1 + len(finding.siblings) for finding in found if finding.rule == "NG103")

    return told


@pytest.mark.parametrize(
    "query",
    [
        "f\"select * from orders where number = '{t}'\"",
        "f\"select id from orders where created < now() - interval '{n}'\"",
        "f'select id, number from orders order by {t} limit {n}'",
        "f'select o.id from orders o join lines l on l.order_id = o.id where l.id > {n}'",
        'f"select * from \\"orders\\" where number = \'{t}\'"',
        "'select id from orders where number = {} limit {}'.format(t, n)",
        "\"select id from orders where number like '{0}%' or number = '{0}'\".format(t)",
        "'select id from orders where number = {number}'.format(number=t)",
        "\"select id from orders where number = '%s'\" % t",
        "'select id from orders where number = ' + t + ' limit 3'",
        "\"select id from orders where number = '%(t)s' limit %(n)d\" % {'t': t, 'n': n}",
    ],
)
def test_keys_of_the_table(missed, query):
    assert missed(query) == 0


def test_by_place(missed):
    assert missed("f'select id, number from orders order by {t}'", "row[0]") == 0


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("f'select {t} from orders'", "row.id"),
        ("f'select {t}, id from orders'", "row[1]"),
        ("f'select id from {t}'", "row.id"),
        ("f'select l.id from {t} l'", "row.id"),
        ("f'select id from lines where order_id = {n}'", "row.id"),
        ("f'select order_id from lines where id = {n}'", "row.order_id"),
        ("f'select number from orders where id = {n}'", "row.number"),
        ("t + ' from orders'", "row.id"),
        ("'select id from ' + t", "row.id"),
        ("'select id, ' + t + ' from orders'", "row[1]"),
        ("'select order_id from lines where id = ' + t", "row.order_id"),
        ("t.format(n)", "row.id"),
    ],
)
def test_what_is_no_key_of_the_table(missed, query, key):
    assert missed(query, key) == 2


def test_two_texts(missed):
    assert missed("f'select id from orders {t}'\n    query = f'select id from lines {t}'") >= 1


def test_other_columns_are_unknown(tmp_path):
    """What is put in may ask that they are there."""
    (tmp_path / "models.py").write_text(MODELS)
    query = "f'select id, note from orders {more}'"
    code = f"def show(session, more):\n    for row in session.execute({query}):\n        row.note.upper()\n"
    (tmp_path / "uses.py").write_text(code)
    settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1, "min_confidence": "low"})
    assert not run(settings, lambda stage, done, total: None).findings
