"""Dictionaries that are made of rows: what they hold by the names of columns is as null as these."""

from __future__ import annotations

import pytest

MODELS = """
from functools import wraps
from sqlalchemy import Column, DateTime, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class AsDictionary:
    def to_dict(self):
        found = self.__dict__.copy()
        found.pop("_sa_instance_state")
        return found

    def as_dict(self):
        return {column.name: getattr(self, column.name) for column in self.__table__.columns}

    def as_json(self):
        found = {}
        for column in self.__table__.columns:
            found[column.name] = getattr(self, column.name)
        return found

    def told(self):
        found = {}
        for column in self.__table__.columns:
            if getattr(self, column.name) is not None:
                found[column.name] = getattr(self, column.name)
        return found

    def filled(self):
        return {column.name: getattr(self, column.name) for column in self.__table__.columns if getattr(self, column.name)}

class Order(Base, AsDictionary):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    note = Column(String, nullable=True)

def streaming(function):
    @wraps(function)
    def run(*args, **kwargs):
        for row in function(*args, **kwargs):
            yield row
    return run

def reading(function):
    @wraps(function)
    def run(*args, **kwargs):
        if "session" in kwargs:
            return function(*args, **kwargs)
        return function(*args, session=None, **kwargs)
    return run

def filtering(function):
    def run(*args, **kwargs):
        for row in function(*args, **kwargs):
            if row["note"]:
                yield row
    return run

def filling(function):
    def run(*args, **kwargs):
        for row in function(*args, **kwargs):
            row = {"note": ""} | row
            yield row
    return run

def counting(function):
    @wraps(function)
    def run(*args, **kwargs):
        return len(list(function(*args, **kwargs)))
    return run
"""

USE = """
from dataclasses import asdict
from sqlalchemy import select
from models import *

def waiting(session):
    return [dict(row._mapping) for row in session.execute(select(Order.number, Order.note))]

def known(session, key):
    order = session.get(Order, key)
    if order is None:
        raise KeyError(key)
    return order.to_dict()

@streaming
def streamed(session):
    for order in session.scalars(select(Order)):
        yield order.to_dict()

@reading
def read(*, session):
    for order in session.scalars(select(Order)):
        yield order.to_dict()

@counting
def counted(session):
    for order in session.scalars(select(Order)):
        yield order.to_dict()

@filtering
def filtered(session):
    for order in session.scalars(select(Order)):
        yield order.to_dict()

@filling
def replaced(session):
    for order in session.scalars(select(Order)):
        yield order.to_dict()

def noted(session):
    return [dict(row._mapping) for row in session.execute(select(Order.note).where(Order.note.is_not(None)))]

def described(row):
    return row["note"].strip()

def show(session, key, extra):
    order = session.get(Order, key)
    row = session.execute(select(Order.number, Order.note)).one()
    if order is None:
        return
    {use}
"""


@pytest.mark.parametrize(
    "use",
    [
        'print(dict(row._mapping)["note"].strip())',
        'print(dict(row)["note"].strip())',
        'print(dict(row._mapping, late=True)["note"].strip())',
        'print(row._asdict()["note"].strip())',
        'print(row._asdict().copy()["note"].strip())',
        'print({**row._asdict(), "late": True}["note"].strip())',
        'print({**order.to_dict(), "late": True}["note"].strip())',
        'print(dict(note=order.note, number=order.number)["note"].strip())',
        'print(order.__dict__["note"].strip())',
        'print(vars(order)["note"].strip())',
        'print(order.to_dict()["note"].strip())',
        'print(order.as_dict()["note"].strip())',
        'print(order.as_dict().get("note").strip())',
        'print(order.as_json()["note"].strip())',
        'print([item["note"].strip() for item in waiting(session)])',
        'print(known(session, key)["note"].strip())',
        'print([item["note"].strip() for item in streamed(session)])',
        'print([item["note"].strip() for item in read(session=session)])',
    ],
)
def test_entries_are_as_null_as_the_columns(told, use):
    assert told(MODELS, USE.format(use=use)) == [use]


@pytest.mark.parametrize(
    "use",
    [
        'print(dict(row._mapping)["number"].strip())',
        'print(order.to_dict()["number"].strip())',
        'print((order.to_dict()["note"] or "").strip())',
        'print({**order.to_dict(), "note": ""}["note"].strip())',
        'print({**order.to_dict(), **extra}["note"].strip())',
        'print(dict(order.to_dict(), note="")["note"].strip())',
        'print(dict(order.to_dict(), **extra)["note"].strip())',
        'print(order.filled()["note"].strip())',
        'print(order.told()["note"].strip())',
        'print([item["note"].strip() for item in waiting(session) if item["note"]])',
        'print([item["note"].strip() for item in noted(session)])',
        'print([item["note"].strip() for item in counted(session)])',
        'print([item["note"].strip() for item in filtered(session)])',
        'print([item["note"].strip() for item in replaced(session)])',
        'd = {"note": ""}\n    for name in extra:\n        d[name] = getattr(order, name)\n    print(d["note"].strip())',
        'found = order.to_dict()\n    found["note"] = found["note"] or ""\n    print(found["note"].strip())',
        'found = order.to_dict()\n    found.update(extra)\n    print(found["note"].strip())',
        'found = known(session, key)\n    if found["note"]:\n        print(found["note"].strip())',
        "if order.note:\n        print(order.to_dict()['note'].strip())",
        "if order.note:\n        print(order.as_dict()['note'].strip())",
        "if row.note:\n        print(row._asdict()['note'].strip())",
        "order.note = key\n    print(vars(order)['note'].strip())",
    ],
)
def test_what_was_tested_asked_for_or_put_in_is_there(told, use):
    assert told(MODELS, USE.format(use=use)) == []


@pytest.mark.parametrize(("names", "is_told"), [('"number", "note"', True), ('"number",', False)])
def test_columns_that_are_written_out(told, names, is_told):
    fill = f'found = {{"note": ""}}\n    for name in ({names}):\n        found[name] = getattr(order, name)\n    '
    use = 'print(found["note"].strip())'
    assert told(MODELS, USE.format(use=fill + use)) == ([use] if is_told else [])


@pytest.mark.parametrize(
    ("made", "is_told"), [("{**extra}", True), ("[*extra]", True), ('{**extra, "late": 1}', False), ("[*extra, 1]", False)]
)
def test_what_is_unpacked_may_be_empty(told, made, is_told):
    use = "print(order.note.strip())"
    assert told(MODELS, USE.format(use=f"if not {made}:\n        {use}")) == ([use] if is_told else [])


def test_a_function_that_is_handed_such_a_dictionary(told):
    assert told(MODELS, USE.format(use="print([described(item) for item in waiting(session)])")) == ['return row["note"].strip()']
