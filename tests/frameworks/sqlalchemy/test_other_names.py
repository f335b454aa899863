"""Attributes that stand for others: synonyms, and proxies of an attribute of the one related row."""

from __future__ import annotations

MODELS = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import relationship, synonym

Base = declarative_base()

class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    email = Column(String, nullable=True)
    mail = synonym("email")
    title = synonym("name")

class Item(Base):
    __tablename__ = "items"
    id = Column(Integer, primary_key=True)
    buyer_id = Column(Integer, ForeignKey("users.id"), nullable=True)
    seller_id = Column(Integer, ForeignKey("users.id"), nullable=False)
    buyer = relationship(User, foreign_keys=[buyer_id])
    seller = relationship(User, foreign_keys=[seller_id])
    buyer_name = association_proxy("buyer", "name")
    seller_name = association_proxy("seller", "name")
    seller_mail = association_proxy("seller", "mail")
    parts = relationship("Part")
    numbers = association_proxy("parts", "number")

class Part(Base):
    __tablename__ = "parts"
    id = Column(Integer, primary_key=True)
    item_id = Column(Integer, ForeignKey("items.id"), nullable=False)
    number = Column(String, nullable=True)
"""

CODE = """
from models import Item, User

def of_user(user: User):
    print(user.mail.lower())
    print(user.title.lower())

def tested(user: User):
    print(user.mail.lower() if user.mail else "")

def tested_by_the_other_name(session, user: User):
    if user.email:
        print(user.mail.lower())
    for other in session.query(User).filter(User.mail.isnot(None)):
        print(other.email.lower(), other.mail.lower())

def of_item(item: Item):
    print(item.buyer_name.lower())
    print(item.seller_name.lower())
    print(item.numbers.count("a"))

def of_seller(item: Item):
    print(item.seller_mail.lower())

def of_tested(item: Item):
    if item.buyer is not None:
        print(item.buyer_name.lower())
"""


def test_null_by_another_name(told):
    assert told(MODELS, CODE) == ["print(user.mail.lower())", "print(item.buyer_name.lower())", "print(item.seller_mail.lower())"]
