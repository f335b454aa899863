"""A row that is looked up because an insertion violated a constraint of its table is nearly always there."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.violated import VIOLATED
from tests.flow.conftest import SHOP_JAVA, world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

    @classmethod
    def get_by(cls, **keys):
        return session.query(cls).filter_by(**keys).first()

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
"""

TRY = """
import sqlalchemy
from psycopg2.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError, OperationalError
from models import Invoice, Order, session

def create_order(number):
    order = Order(number=number)
    session.add(order)
    session.commit()
    return order

def seek(number, other):
    found = None
    try:
        {make}
    except {error}:
        session.rollback()
        found = {lookup}
        found.number
"""

LOOKUP = "Order.get_by(number=number)"


def _doubts(files, path):
    world = world_of(files)
    everything = frozenset(name for function in world.program.functions_of(path) for name in function.decl.mentions)
    return [use.origin.doubt for use in analyse_source(world, path, everything).uses if use.origin.kind == "lookup"]


def _python(make="Order.create(number=number)", error="IntegrityError", lookup=LOOKUP):
    return _doubts({"models.py": MODELS, "orders.py": TRY.format(make=make, error=error, lookup=lookup)}, "orders.py")


@pytest.mark.parametrize(
    "error", ["IntegrityError", "sqlalchemy.exc.IntegrityError", "(UniqueViolation, IntegrityError) as error"]
)
def test_the_row_that_was_in_the_way(error):
    assert _python(error=error) == [VIOLATED]


@pytest.mark.parametrize(
    "make",
    [
        "Order(number=number)",
        "session.add(Order(number=number)); session.commit()",
        "session.add(other.order); order = Order(); session.flush()",
        "create_order(number)",
        "order = other.make_order(number); session.commit()",
        "Order.objects.create(number=number)",
        "order = other.order; session.add(order)",
    ],
)
def test_what_is_inserted(make):
    assert _python(make) == [VIOLATED]


def test_the_same_lookup_has_found_none_before():
    text = TRY.format(make="Order(number=number)", error="IntegrityError", lookup=LOOKUP)
    text = text.replace("    found = None\n", f"    found = {LOOKUP}\n    if found: return\n")
    assert _doubts({"models.py": MODELS, "orders.py": text}, "orders.py") == [VIOLATED]


@pytest.mark.parametrize(
    "case",
    [
        {"make": "Invoice(number=number)"},
        {"make": "session.commit()"},
        {"make": "Invoice.create(order=number)"},
        {"make": "other.delete_order(number)"},
        {"make": "Order.get_by(number=number)"},
        {"error": "OperationalError"},
        {"error": "Exception"},
        {"error": "(IntegrityError, OperationalError)"},
        {"lookup": "session.query(Invoice).filter_by(number=number).first()"},
    ],
)
def test_other_rows_and_errors(case):
    assert _python(**case) == [""]


def test_after_the_handler():
    text = TRY.format(make="Order(number=number)", error="IntegrityError", lookup=LOOKUP) + "    Order.get_by(id=other).number\n"
    assert _doubts({"models.py": MODELS, "orders.py": text}, "orders.py") == [VIOLATED, ""]


DAO = """
package shop;
import jakarta.persistence.EntityManager;
import org.springframework.dao.DataIntegrityViolationException;
class Dao {{
    private EntityManager em;
    private Orders orders;
    String seek(Long id, Order order, Customer customer) {{
        try {{
            {make}
        }} catch ({error} e) {{
            return em.find(Order.class, id).getReference();
        }}
        return "";
    }}
}}
"""


def _java(make, error="DataIntegrityViolationException"):
    return _doubts({"shop/Order.java": SHOP_JAVA, "shop/Dao.java": DAO.format(make=make, error=error)}, "shop/Dao.java")


@pytest.mark.parametrize("make", ["orders.save(order);", "em.persist(new Order());", "orders.createOrder(id);"])
@pytest.mark.parametrize("error", ["DataIntegrityViolationException", "DuplicateKeyException | ConstraintViolationException"])
def test_java(make, error):
    assert _java(make, error) == [VIOLATED]


def test_other_rows_and_errors_of_java():
    assert _java("orders.save(customer);") == [""]
    assert _java("orders.delete(order);") == [""]
    assert _java("orders.save(order);", "RuntimeException") == [""]
    assert _java("orders.save(order);", "DuplicateKeyException | IllegalStateException") == [""]
