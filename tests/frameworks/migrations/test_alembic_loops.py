"""Revisions of Alembic that give old rows values in loops over the rows of a mapped class."""

from __future__ import annotations

import pytest

from nullguard.frameworks.migrations.alembic import alembic_histories
from nullguard.manifest.replay import replay

FIRST = """import sqlalchemy as sa
from alembic import op
revision = "r1"
down_revision = None

def upgrade():
    op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("number", sa.Text(), nullable=False))
"""
SECOND = """import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base
revision = "r2"
down_revision = "r1"
Base = declarative_base()


class Order(Base):
    __tablename__ = "orders"
    id = sa.Column(sa.Integer, primary_key=True)
    x = sa.Column(sa.Text)


def upgrade():
    op.add_column("orders", sa.Column("x", sa.Text))
    session = Session(bind=op.get_bind())
"""


def filled_by(link, body):
    text = SECOND + "".join(f"    {line}\n" for line in body.splitlines())
    (found,) = alembic_histories(link({"app/versions/r1.py": FIRST, "app/versions/r2.py": text}), {})
    return replay(found)["orders"].columns["x"].backfilled_by


@pytest.mark.parametrize(
    "body",
    [
        "for order in session.query(Order):\n    order.x = order.number",
        "for order in session.query(Order).all():\n    number = order.number\n    order.x = number.upper()",
        "for order in session.query(Order).order_by(Order.id).yield_per(100):\n    order.x = 'a'\nsession.commit()",
        "orders = session.query(Order).all()\nfor order in orders:\n    order.x = 'a'",
        "for order in session.scalars(sa.select(Order)):\n    order.x = 'a'",
        "for order in session.execute(sa.select(Order)).scalars().all():\n    order.x = 'a'",
        "for order in session.query(Order):\n    try:\n        order.x = 'a'\n    except ValueError:\n        raise",
    ],
)
def test_a_loop_over_all_rows_fills_them(link, body):
    assert filled_by(link, body) == "app/versions/r2.py"


@pytest.mark.parametrize(
    "body",
    [
        "for order in session.query(Order):\n    order.x = None",
        "for order in session.query(Order):\n    order.number = 'a'",
        "for order in session.query(Order):\n    if order.number:\n        order.x = 'a'",
        "for order in session.query(Order).filter(Order.id > 9):\n    order.x = 'a'",
        "for order in session.query(Order).limit(9):\n    order.x = 'a'",
        "for order in session.query(Other):\n    order.x = 'a'",
        "for other in session.query(Order):\n    order.x = 'a'",
        "for order in read():\n    order.x = 'a'",
        "order = session.query(Order).first()\norder.x = 'a'",
    ],
)
def test_others_do_not(link, body):
    assert filled_by(link, body) == ""
