"""Models whose source imports all names of the library are models like others."""

from __future__ import annotations

import pytest

PEEWEE = """
from peewee import *
from playhouse.shortcuts import model_to_dict

class Order(Model):
    number = CharField()
    note = TextField(null=True)
"""

PONY = """
from pony.orm import *

db = Database()

class Order(db.Entity):
    number = Required(str)
    note = Optional(str, nullable=True)
"""

SQLALCHEMY = """
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.declarative import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String(20), nullable=False)
    note = Column(Text, nullable=True)
"""

USES = """
from models import *

def show(session):
    for order in {rows}:
        print(order.number.upper())
        print(order.note.upper())
        if order.note:
            print(order.note.lower())
"""


@pytest.mark.parametrize(
    ("models", "rows"),
    [(PEEWEE, "Order.select()"), (PONY, "Order.select()"), (SQLALCHEMY, "session.query(Order)")],
    ids=("peewee", "pony", "sqlalchemy"),
)
def test_rows_of_such_models(told, models, rows):
    assert told(models, USES.format(rows=rows)) == ["print(order.note.upper())"]


def test_names_of_two_libraries_are_nobodys(told):
    models = PEEWEE.replace(
        "from peewee import *", "from kombu import *\nfrom peewee import CharField, Model\nfrom wtforms import *"
    )
    assert told(models, USES.format(rows="Order.select()")) == []
