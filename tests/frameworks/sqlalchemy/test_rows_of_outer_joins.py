"""Rows of an outer join to a class to which no relation leads: there may be none."""

from __future__ import annotations

import pytest

from tests.frameworks.one_source import uses_in

SHOP = """
from sqlalchemy import Column, ForeignKey, Integer, String, and_, or_, select
from sqlalchemy.orm import aliased, declarative_base

Base = declarative_base()

class Customer(Base):
    __tablename__ = "customers"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)

class Profile(Base):
    __tablename__ = "profiles"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    customer_id = Column(Integer, ForeignKey("customers.id"), nullable=False)

def run(session):
    Other = aliased(Profile)
    for customer, other in {rows}:
        {use}
"""

ON = "Profile.customer_id == Customer.id"
BOTH = f"session.query(Customer, Profile).outerjoin(Profile, {ON})"


def uses(rows: str, use: str = "print(customer.name, other.name)") -> list[tuple[str, str]]:
    return [(use.origin.kind, use.expression) for use in uses_in(SHOP.format(rows=rows, use=use))]


@pytest.mark.parametrize(
    "rows",
    [
        BOTH,
        f"{BOTH}.filter(Customer.name == '1')",
        f"session.query(Customer, Profile).join(Profile, {ON}, isouter=True)",
        f"session.execute(select(Customer, Profile).outerjoin(Profile, {ON}))",
        "session.query(Customer, Profile).outerjoin(Profile)",
        "session.query(Customer, Other).outerjoin(Other, Other.customer_id == Customer.id)",
        f"{BOTH}.filter(or_(Profile.name == '1', Customer.name == '1'))",
    ],
)
def test_there_may_be_no_row(rows: str) -> None:
    assert uses(rows) == [("lookup", "other")]


def test_its_columns_are_null_then() -> None:
    rows = f"session.query(Customer, Profile.name).outerjoin(Profile, {ON})"
    assert uses(rows, "print(customer.name, other.lower())") == [("lookup", "other")]


@pytest.mark.parametrize(
    "rows",
    [
        f"session.query(Customer, Profile).join(Profile, {ON})",
        f"session.query(Customer, Profile).filter({ON})",
        f"{BOTH}.filter(Profile.name == '1')",
        f"{BOTH}.filter(Profile.id.isnot(None))",
        f"{BOTH}.filter(Customer.id == 1, and_(Profile.id > 3, Customer.id > 3))",
        f"session.query(Profile, Customer).outerjoin(Profile, {ON})",
    ],
)
def test_rows_that_are_there(rows: str) -> None:
    use = "print(other.name)"
    assert uses(rows, use) == []


@pytest.mark.parametrize("use", ["print(other and other.name)", "print(other.name if other else '')", "print(other)"])
def test_rows_that_are_tested(use: str) -> None:
    assert uses(BOTH, use) == []
