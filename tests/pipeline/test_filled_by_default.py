"""Columns of SQLAlchemy that have a default: only code that says null makes a row without one."""

from __future__ import annotations

import pytest

from nullguard.frameworks.entities import declare_entities
from nullguard.languages import read_source
from nullguard.model.source import Language
from nullguard.program.program import Program


def filled_by(column: str) -> str:
    text = (
        "from sqlalchemy import *\n"
        "from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column\n"
        "class Base(DeclarativeBase):\n    pass\n"
        f"class Order(Base):\n    __tablename__ = 'orders'\n    id = Column(Integer, primary_key=True)\n    made{column}\n"
    )
    facts = read_source(text.encode(), Language.PYTHON)
    program = Program({"shop/models.py": facts}, (), {}, {"shop/models.py": facts.bodies}.__getitem__)
    order = next(entity for entity in declare_entities(program) if entity.name == "Order")
    return order.attributes["made"].filled_by


@pytest.mark.parametrize(
    ("column", "option"),
    [
        (" = Column(JSON, default={})", "default"),
        (" = Column(DateTime, default=datetime.utcnow)", "default"),
        (" = Column(DateTime, nullable=True, server_default=func.now())", ""),
        (": Mapped[int | None] = mapped_column(insert_default=0)", "insert_default"),
        (" = Column(JSON)", ""),
        (" = Column(JSON, default=None)", ""),
        (" = Column(JSON, onupdate=dict)", ""),
    ],
)
def test_what_a_row_has_that_is_made_without_it(column, option):
    assert filled_by(column) == option


MODELS = """\
    from sqlalchemy import Column, Integer, String
    from sqlalchemy.orm import declarative_base

    Base = declarative_base()

    class Order(Base):
        __tablename__ = "orders"
        id = Column(Integer, primary_key=True)
        label = Column(String, nullable=True{default})

    def show(order: Order) -> str:
        return order.label.upper()
    """


@pytest.mark.parametrize(
    ("default", "more", "confidence"),
    [
        ("", "", "high"),
        (', default=""', "", "medium"),
        (', default=""', "\n    def clear(order: Order) -> None:\n        order.label = None\n", "high"),
    ],
)
def test_it_lowers_by_one_step(project, default, more, confidence):
    project.write("shop/models.py", MODELS.format(default=default) + more)
    (found,) = project.check(cache=False).findings
    assert (found.rule, found.confidence.name.lower()) == ("NG101", confidence)
