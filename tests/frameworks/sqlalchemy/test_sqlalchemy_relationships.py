"""Relationships: which side has the key, and whether the other row may be missing."""

from __future__ import annotations

import pytest

HEADER = """
from typing import List, Optional
from sqlalchemy import Column, ForeignKey, Integer, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, backref, declarative_base, dynamic_loader, mapped_column, relationship
Base = declarative_base()
links = Table("links", Base.metadata, Column("a", ForeignKey("orders.id")), Column("b", ForeignKey("users.id")))
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    boss_id = Column(ForeignKey("users.id"))
    {user}
class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    owner_id = Column(ForeignKey("users.id"), nullable=False)
    payer_id = Column(ForeignKey(User.id))
    {order}
"""


def describe(attribute):
    said = attribute.evidence[0].nullable if attribute.evidence else None
    return attribute.kind.value, said, attribute.target.rpartition("#")[2]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("x = relationship('User', foreign_keys=[owner_id])", ("relation", False, "User")),
        ("x = relationship(User, foreign_keys=payer_id)", ("relation", True, "User")),
        ("x = relationship('User', foreign_keys='Order.payer_id')", ("relation", True, "User")),
        ("x = relationship(lambda: User, foreign_keys=lambda: [Order.payer_id])", ("relation", True, "User")),
        ("x = relationship('User', primaryjoin='Order.owner_id == User.id')", ("relation", False, "User")),
        ("x = relationship('User', primaryjoin=lambda: Order.owner_id == User.id)", ("relation", False, "User")),
        ("x = relationship('User', secondary=links)", ("collection", None, "User")),
        ("x = relationship('User', secondary=links, uselist=False)", ("reverse", True, "User")),
        ("x: Mapped[User] = relationship(foreign_keys=owner_id)", ("relation", False, "User")),
        ("x: Mapped[Optional[User]] = relationship(foreign_keys=owner_id)", ("relation", False, "User")),
        ("x: Mapped['User'] = relationship(foreign_keys=payer_id)", ("relation", True, "User")),
        ("x: Mapped[List['User']] = relationship(secondary=links)", ("collection", None, "User")),
        ("x = relationship('Elsewhere')", ("relation", None, "")),
        ("x: Mapped[Optional['Elsewhere']] = relationship()", ("relation", True, "")),
    ],
)
def test_relationships_from_the_side_with_the_key(entities, order, expected):
    found = entities(HEADER.format(user="pass", order=order))
    assert describe(found["Order"].attributes["x"]) == expected


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        ("x = relationship('Order', foreign_keys='Order.owner_id')", ("collection", None, "Order")),
        ("x = relationship('Order', foreign_keys='Order.owner_id', uselist=False)", ("reverse", True, "Order")),
        ("x: Mapped['Order'] = relationship(foreign_keys='Order.owner_id')", ("reverse", True, "Order")),
        ("x: Mapped[List['Order']] = relationship(foreign_keys='Order.owner_id')", ("collection", None, "Order")),
        ("x = relationship('Order', lazy='dynamic')", ("collection", None, "Order")),
        ("x = dynamic_loader('Order')", ("collection", None, "Order")),
        ("x = relationship('User')", ("collection", None, "User")),
        ("x = relationship('User', remote_side=[id])", ("relation", True, "User")),
        ("x = relationship('User', remote_side='User.id')", ("relation", True, "User")),
        ("x = relationship('User', remote_side=[boss_id])", ("collection", None, "User")),
    ],
)
def test_relationships_from_the_other_side(entities, user, expected):
    found = entities(HEADER.format(user=user, order="pass"))
    assert describe(found["User"].attributes["x"]) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("x = relationship('User', foreign_keys=[owner_id], backref='y')", ("collection", None, "Order")),
        (
            "x = relationship('User', foreign_keys=[owner_id], backref=backref('y', lazy='dynamic'))",
            ("collection", None, "Order"),
        ),
        ("x = relationship('User', foreign_keys=[owner_id], backref=backref('y', uselist=False))", ("reverse", True, "Order")),
        ("x = relationship('User', secondary=links, backref='y')", ("collection", None, "Order")),
    ],
)
def test_backrefs(entities, order, expected):
    found = entities(HEADER.format(user="pass", order=order))
    assert describe(found["User"].attributes["y"]) == expected


def test_the_backref_of_a_collection_is_a_relation_over_the_key_there(entities):
    found = entities("""
        from sqlalchemy import Column, ForeignKey, Integer
        from sqlalchemy.orm import declarative_base, relationship
        Base = declarative_base()
        class User(Base):
            __tablename__ = "users"
            id = Column(Integer, primary_key=True)
            orders = relationship("Order", backref="owner")
        class Order(Base):
            __tablename__ = "orders"
            owner_id = Column(ForeignKey("users.id"))
    """)
    owner = found["Order"].attributes["owner"]
    assert describe(owner) == ("relation", True, "User")
    assert (owner.column, owner.key_attribute) == ("owner_id", "owner_id")


JOINED = """
from sqlalchemy import Column, String
from sqlalchemy.orm import backref, declarative_base, relationship
Base = declarative_base()
class Order(Base):
    __tablename__ = "orders"
    id = Column(String, primary_key=True)
    owner_id = Column(String)
    code = Column(String, nullable=False)
    {order}
class User(Base):
    __tablename__ = "users"
    id = Column(String, primary_key=True)
    name = Column(String)
    {user}
"""


@pytest.mark.parametrize(
    ("order", "user", "expected"),
    [
        (
            "x = relationship('User', primaryjoin='Order.owner_id == User.id', foreign_keys=owner_id)",
            "",
            ("relation", True, "User"),
        ),
        ("x = relationship('User', primaryjoin='User.id == Order.code', foreign_keys=code)", "", ("relation", False, "User")),
        (
            "",
            """y = relationship(Order, backref=backref('x', uselist=False), foreign_keys=id,
                primaryjoin='and_(Order.owner_id == User.id, User.name == None)')""",
            ("relation", True, "User"),
        ),
        ("", "y = relationship(Order, backref='x', primaryjoin=lambda: Order.owner_id == User.id)", ("relation", True, "User")),
        ("x = relationship('User', primaryjoin='Order.code == User.name', foreign_keys=code)", "", ("collection", None, "User")),
        ("x = relationship('User', primaryjoin='Order.id == User.id')", "", ("collection", None, "User")),
        ("x = relationship('Order', primaryjoin='Order.owner_id == Order.id')", "", ("collection", None, "Order")),
    ],
)
def test_a_join_tells_the_key_where_no_foreign_key_is_declared(entities, order, user, expected):
    found = entities(JOINED.format(order=order, user=user))
    assert describe(found["Order"].attributes["x"]) == expected


def test_a_relation_has_the_evidence_of_its_key(entities):
    found = entities(HEADER.format(user="pass", order="owner = relationship('User', foreign_keys=[owner_id])"))
    order = found["Order"].attributes
    assert order["owner"].evidence == order["owner_id"].evidence
    assert order["owner"].column == "owner_id"


def test_an_implicit_key_is_found_by_the_table_that_it_points_to(entities):
    found = entities("""
        from sqlalchemy import Column, ForeignKey, Integer
        from sqlalchemy.orm import declarative_base, relationship
        Base = declarative_base()
        class User(Base):
            __tablename__ = "users"
            id = Column(Integer, primary_key=True)
        class Admin(User):
            __tablename__ = "admins"
            id = Column(ForeignKey("users.id"), primary_key=True)
        class Order(Base):
            __tablename__ = "orders"
            owner_id = Column(ForeignKey("users.id"))
            admin_id = Column(ForeignKey("admins.id"), nullable=False)
            owner = relationship("User")
    """)
    assert describe(found["Order"].attributes["owner"]) == ("relation", True, "User")
