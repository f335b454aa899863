"""Columns of SQLAlchemy classes: the keyword, the annotation, the omission."""

from __future__ import annotations

import pytest

HEADER = """
import datetime
import sqlalchemy as sa
from typing import Annotated, List, Optional
from sqlalchemy import Column, DateTime, Enum, Integer, String, Text, Numeric
from sqlalchemy.orm import DeclarativeBase, Mapped, deferred, mapped_column, column_property
key = Annotated[int, mapped_column(primary_key=True)]
maybe = Annotated[Optional[str], mapped_column(String(9))]
solid = Annotated[str, mapped_column(nullable=False)]
NULLABLE = False
class Base(DeclarativeBase): ...
"""


def nullable(attribute):
    return attribute.evidence[0].nullable, attribute.evidence[0].explicit


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("x = Column(String)", (True, False)),
        ("x = Column(String, nullable=True)", (True, True)),
        ("x = Column(String, nullable=False)", (False, True)),
        ("x = Column(String, nullable=NULLABLE)", (False, True)),
        ("x = Column(String, nullable=compute())", (None, False)),
        ("x = Column(String, default='a')", (True, False)),
        ("x = Column(String, server_default='a')", (True, False)),
        ("x = Column(String, **compute())", (None, False)),
        ("x = sa.Column(sa.String)", (True, False)),
        ("x = deferred(Column(Text, nullable=False))", (False, True)),
        ("x = column_property(Column(Text))", (True, False)),
        ("x = mapped_column(String)", (True, False)),
        ("x: Mapped[str] = mapped_column(String)", (False, True)),
        ("x: Mapped[str]", (False, True)),
        ("x: Mapped[Optional[str]]", (True, True)),
        ("x: Mapped[str | None] = mapped_column()", (True, True)),
        ("x: 'Mapped[str | None]' = mapped_column()", (True, True)),
        ("x: Mapped[str] = mapped_column(nullable=True)", (True, True)),
        ("x: Mapped[Optional[str]] = mapped_column(nullable=False)", (False, True)),
        ("x: Mapped[maybe]", (True, True)),
        ("x: Mapped[solid]", (False, True)),
        ("x: Mapped[key]", (False, True)),
        ("x = Column(Integer, primary_key=True)", (False, True)),
    ],
)
def test_nullability(entities, field, expected):
    entity = entities(HEADER + f"class Order(Base):\n    __tablename__ = 'orders'\n    {field}\n")["Order"]
    assert nullable(entity.attributes["x"]) == expected


@pytest.mark.parametrize(
    ("field", "type_"),
    [
        ("x = Column(String(64))", "builtins.str"),
        ("x = Column(sa.Integer())", "builtins.int"),
        ("x = Column('named', DateTime)", "datetime.datetime"),
        ("x = Column(Numeric(asdecimal=False))", "builtins.float"),
        ("x = Column(Numeric(9, 2))", "decimal.Decimal"),
        ("x = Column(Enum(State))", "shop/models.py#State"),
        ("x = Column(Enum('a', 'b'))", "builtins.str"),
        ("x: Mapped[State] = mapped_column(String)", "shop/models.py#State"),
        ("x = Column(Money)", None),
    ],
)
def test_types_of_loaded_values(entities, field, type_):
    source = (
        HEADER
        + f"class State: ...\nclass Money(sa.TypeDecorator): ...\nclass Order(Base):\n    __tablename__ = 'o'\n    {field}\n"
    )
    found = entities(source)["Order"].attributes["x"].type
    assert (found.name if found else None) == type_


def test_names_of_columns_and_places(entities):
    entity = entities(HEADER + "class Order(Base):\n    __tablename__ = 'orders'\n    text = Column('query', Text)\n")["Order"]
    assert entity.table == "orders"
    assert entity.attributes["text"].column == "query"
    evidence = entity.attributes["text"].evidence[0]
    assert (evidence.path, evidence.line, evidence.text) == ("shop/models.py", 14, "Column without nullable")


def test_shorthands_of_the_project_add_what_they_say(entities):
    found = entities("""
        import functools
        from flask_sqlalchemy import SQLAlchemy
        db = SQLAlchemy()
        Column = functools.partial(db.Column, nullable=False)
        def stamp(nullable=True):
            return db.Column(db.DateTime, nullable=nullable)
        class Order(db.Model):
            id = Column(db.Integer, primary_key=True)
            name = Column(db.String)
            note = Column(db.String, nullable=True)
            plain = db.Column(db.String)
            made = stamp()
            paid = stamp(nullable=False)
    """)["Order"].attributes
    verdicts = {name: item.evidence[0].nullable for name, item in found.items()}
    assert verdicts == {"id": False, "name": False, "note": True, "plain": True, "made": True, "paid": False}


def test_columns_of_other_classes_are_none(entities):
    found = entities("""
        from sqlalchemy import Column, String
        from rich.table import Column as TextColumn
        from sqlalchemy.orm import declarative_base
        Base = declarative_base()
        class View:
            name = TextColumn()
        class Order(Base):
            __tablename__ = "orders"
            name = Column(String)
            shown = TextColumn()
            other = compute()
    """)
    assert set(found) == {"Order"}
    assert set(found["Order"].attributes) == {"name"}


def test_sqlmodel_classes_with_a_table(entities):
    found = entities("""
        from typing import Optional
        from sqlalchemy import Column, Text
        from sqlmodel import Field, Relationship, SQLModel
        class HeroBase(SQLModel):
            name: str
        class Team(SQLModel, table=True):
            id: Optional[int] = Field(default=None, primary_key=True)
            heroes: list["Hero"] = Relationship(back_populates="team")
        class Hero(HeroBase, table=True):
            id: Optional[int] = Field(default=None, primary_key=True)
            age: Optional[int] = None
            secret: str = Field(nullable=True)
            text: str = Field(sa_column=Column(Text))
            team_id: Optional[int] = Field(default=None, foreign_key="team.id")
            team: Optional[Team] = Relationship(back_populates="heroes")
        class HeroRead(HeroBase):
            extra: Optional[str] = None
    """)
    hero = found["Hero"].attributes
    verdicts = {name: item.evidence[0].nullable for name, item in hero.items()}
    assert verdicts == {"name": False, "id": False, "age": True, "secret": True, "text": True, "team_id": True, "team": True}
    assert found["Hero"].table == "hero"
    assert hero["team"].target == "shop/models.py#Team"
    assert found["Team"].attributes["heroes"].kind.value == "collection"
    assert "HeroRead" not in {name for name, entity in found.items() if not entity.abstract}


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        ('(sa.PrimaryKeyConstraint("a", "b_id"), {"schema": "s"})', {"a", "b"}),
        ('(sa.PrimaryKeyConstraint("a", name="pk"),)', {"a"}),
        ('(sa.UniqueConstraint("a", "b_id"),)', set()),
        ('{"schema": "s"}', set()),
        ("compute()", set()),
    ],
)
def test_a_key_among_the_arguments_of_the_table(entities, arguments, keys):
    found = entities(
        f"{HEADER}\nclass Order(Base):\n    __tablename__ = 'orders'\n    __table_args__ = {arguments}\n"
        "    a = Column(Integer)\n    b = Column('b_id', Integer)\n    c = Column(Integer)\n"
    )["Order"]
    assert {name for name, attribute in found.attributes.items() if attribute.primary_key} == keys
