"""Rows with null for a column that is NOT NULL: they cannot be stored, unless the column or the database has a default."""

from __future__ import annotations

MODELS = """
from sqlalchemy import Column, FetchedValue, ForeignKey, Integer, String, TypeDecorator
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import relationship, validates

Base = declarative_base()

class Trimmed(TypeDecorator):
    impl = String

    def process_bind_param(self, value, dialect):
        return value or ""

class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    email = Column(String, nullable=True)

class Letter(Base):
    __tablename__ = "letters"
    id = Column(Integer, primary_key=True)
    address = Column(String, nullable=False)
    reply_to = Column(String, nullable=False, default="nobody")
    sender = Column(String, nullable=False, server_default="nobody")
    copy_to = Column(String, nullable=True)
    note = Column(String)
    trimmed = Column(Trimmed, nullable=False)
    checked = Column(String, nullable=False)
    fetched = Column(String, FetchedValue(), nullable=False)

    @validates("checked")
    def check(self, key, value):
        return value or "nobody"
"""

CODE = """
from models import Letter, User
from sqlalchemy.exc import SQLAlchemyError

def write(session, user: User):
    session.add(Letter(address=user.email))

def write_by_defaults(session, user: User):
    session.add(Letter(address="a", reply_to=user.email, sender=user.email, copy_to=user.email, note=user.email))

def write_by_methods(session, user: User):
    session.add(Letter(address="a", trimmed=user.email, checked=user.email, fetched=user.email))

def write_handled(session, user: User):
    letter = Letter(address=user.email, note="handled")
    try:
        session.add(letter)
        session.commit()
    except SQLAlchemyError:
        session.rollback()

def write_tested(session, user: User):
    if user.email:
        session.add(Letter(address=user.email))

def post(session, address):
    session.add(Letter(address=address))

def write_by_helper(session, user: User):
    post(session, user.email)
"""


def test_null_for_a_column_that_refuses_it(told):
    assert told(MODELS, CODE) == ["session.add(Letter(address=user.email))", "post(session, user.email)"]
