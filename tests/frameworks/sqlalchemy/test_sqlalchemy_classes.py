"""Which classes are mapped, to which table, with which inherited columns."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "base",
    [
        "from sqlalchemy.orm import declarative_base\nBase = declarative_base()",
        "from sqlalchemy.ext.declarative import declarative_base\nBase = declarative_base(cls=object)",
        "from sqlalchemy.orm import DeclarativeBase\nclass Base(DeclarativeBase): ...",
        "from sqlalchemy.orm import as_declarative\n@as_declarative()\nclass Base: ...",
        "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nBase = db.Model",
        "from company.database import Base",
    ],
)
def test_declarative_bases(entities, base):
    found = entities(
        f"{base}\nfrom sqlalchemy import Column\nclass Order(Base):\n    __tablename__ = 'orders'\n    note = Column()\n"
    )
    assert found["Order"].table == "orders"
    assert not found["Order"].abstract


def test_flask_sqlalchemy_names_tables_itself(entities):
    found = entities(
        {
            "app/db.py": "from flask_sqlalchemy import SQLAlchemy\nclass Database(SQLAlchemy): ...\ndb = Database()\n",
            "app/models.py": """
            from app.db import db
            class Base(db.Model):
                __abstract__ = True
                id = db.Column(db.Integer, primary_key=True)
            class HTTPRequestLine(Base):
                note = db.Column(db.Text)
        """,
        }
    )
    assert found["HTTPRequestLine"].table == "http_request_line"
    assert found["Base"].abstract
    assert list(found["HTTPRequestLine"].attributes) == ["id", "note"]


def test_bases_of_libraries_that_are_not_here(entities):
    found = entities("""
        import sqlalchemy as sa
        from neutron_lib.db import model_base
        from company.database import Base, Dated
        class NetworkSegment(model_base.BASEV2, model_base.HasId):
            name = sa.Column(sa.String(64))
        class Shelf(Base):
            id = sa.Column(sa.Integer, primary_key=True)
            note = sa.Column(sa.Text)
        class TallShelf(Shelf):
            height = sa.Column(sa.Integer)
        class Noted(Dated):
            note = sa.Column(sa.Text)
        class Plain:
            id = sa.Column(sa.Integer, primary_key=True)
        class Named(model_base.BASEV2):
            __tablename__ = "names"
            name = sa.Column(sa.String(64))
        class Query(Base):
            name = sa.text("x")
    """)
    assert {name: entity.table for name, entity in found.items() if not entity.abstract} == {
        "NetworkSegment": "networksegments", "Shelf": "shelf", "TallShelf": "shelf", "Named": "names"
    }  # fmt: skip


def test_mixins_lend_columns(entities):
    found = entities("""
        from sqlalchemy import Column, ForeignKey, Integer, Text
        from sqlalchemy.orm import declarative_base, declared_attr, relationship
        Base = declarative_base()
        class Noted:
            note = Column(Text)
            code = Column(Text, nullable=True)
            @declared_attr
            def owner_id(cls):
                return Column(Integer, ForeignKey("users.id"), nullable=False)
            @declared_attr
            def owner(cls):
                return relationship("User")
            @declared_attr
            def __tablename__(cls):
                return cls.__name__.lower() + "s"
        class User(Base):
            __tablename__ = "users"
        class Order(Noted, Base):
            code = Column(Text, nullable=False)
            note = None
    """)
    order = found["Order"].attributes
    assert found["Order"].table == "orders"
    assert "note" not in order
    assert order["code"].evidence[0].nullable is False
    assert order["owner_id"].evidence[0].nullable is False
    assert order["owner"].target == "shop/models.py#User"
    assert order["owner"].evidence[0].nullable is False
    assert found["Noted"].abstract


def test_columns_of_the_class_that_a_base_is_made_of(entities):
    found = entities("""
        from sqlalchemy import Column, Text
        from sqlalchemy.orm import declarative_base
        class Common:
            note = Column(Text)
        Base = declarative_base(cls=Common)
        class Order(Base):
            __tablename__ = "orders"
    """)
    assert "note" in found["Order"].attributes


def test_joined_and_single_table_inheritance(entities):
    found = entities("""
        from sqlalchemy import Column, ForeignKey, Integer, Text
        from sqlalchemy.orm import declarative_base
        Base = declarative_base()
        class Person(Base):
            __tablename__ = "people"
            id = Column(Integer, primary_key=True)
            name = Column(Text)
        class Worker(Person):
            __tablename__ = "workers"
            id = Column(Integer, ForeignKey("people.id"), primary_key=True)
            wage = Column(Integer)
        class Guest(Person):
            visits = Column(Integer)
    """)
    worker, guest = found["Worker"], found["Guest"]
    assert (worker.table, worker.attributes["name"].table, worker.attributes["wage"].table) == ("workers", "people", "")
    assert (guest.table, guest.attributes["name"].table, guest.attributes["visits"].table) == ("people", "", "")


def test_schemas_and_tables_given_as_objects(entities):
    found = entities("""
        from sqlalchemy import Column, MetaData, Table, Text
        from sqlalchemy.orm import declarative_base
        Base = declarative_base()
        class Order(Base):
            __tablename__ = "orders"
            __table_args__ = ({"schema": "sales"},)
            note = Column(Text)
        lines = Table("lines", Base.metadata, Column("amount", Text, nullable=False), Column("note", Text))
        class Line(Base):
            __table__ = lines
    """)
    assert found["Order"].table == "sales.orders"
    assert found["Line"].table == "lines"
    assert {name: item.evidence[0].nullable for name, item in found["Line"].attributes.items()} == {"amount": False, "note": True}


def test_imperative_mappings(entities):
    found = entities(
        {
            "shop/domain.py": "class Order: ...\nclass Customer: ...\n",
            "shop/orm.py": """
            from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
            from sqlalchemy.orm import mapper, registry, relationship
            from shop.domain import Customer, Order
            metadata = MetaData()
            customers = Table("customers", metadata, Column("id", Integer, primary_key=True))
            orders = Table("orders", metadata,
                Column("id", Integer, primary_key=True),
                Column("ref", Text),
                Column("customer_id", ForeignKey("customers.id")))
            def start():
                mapper(Customer, customers)
                registry().map_imperatively(Order, orders, properties={
                    "customer": relationship(Customer, backref="orders"),
                    "reference": orders.c.ref,
                })
        """,
        }
    )
    order = found["Order"].attributes
    assert found["Order"].table == "orders"
    assert order["reference"].column == "ref"
    assert order["reference"].evidence[0].nullable is True
    assert order["customer"].target == "shop/domain.py#Customer"
    assert order["customer"].evidence[0].nullable is True
    assert found["Customer"].attributes["orders"].kind.value == "collection"


def test_a_tree_without_sqlalchemy_has_no_entities(entities):
    assert entities("class Order:\n    __tablename__ = 'x'\n    note = Column()\n") == {}
