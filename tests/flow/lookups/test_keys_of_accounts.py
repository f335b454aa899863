"""The user's row is there that a request's account was made of, and the row that an object is called after which has its key."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.called_as_rows import BY_ACCOUNT, BY_NAMED_ROW
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)

    @classmethod
    def get(cls, key):
        return session.query(cls).filter(cls.name == key).first()

class UserProfile(Base):
    __tablename__ = "profiles"
    id = Column(Integer, primary_key=True)
    user_id = Column(Integer, nullable=False)

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    buyer_id = Column(Integer, nullable=False)

    @classmethod
    def get(cls, key):
        return session.query(cls).filter(cls.id == key).first()
"""


def doubt(lookup: str) -> str:
    """Why the row that a lookup gives is nearly always there."""
    text = f"from web import *\nfrom models import *\ndef run(request, data):\n    {lookup}.strip()\n"
    world = world_of({"models.py": MODELS, "service.py": text})
    everything = frozenset(name for function in world.program.functions_of("service.py") for name in function.decl.mentions)
    return next(use.origin.doubt for use in analyse_source(world, "service.py", everything).uses)


@pytest.mark.parametrize(
    ("lookup", "told"),
    [
        ("User.get(request.identity.name)", BY_ACCOUNT),
        ("User.get(current_user.name)", BY_ACCOUNT),
        ("session.query(User).get(request.identity.id)", BY_ACCOUNT),
        ("session.query(User).get(current_user.id)", BY_NAMED_ROW),
        ("session.query(User).filter_by(id=data.auth_user.id).first()", BY_NAMED_ROW),
        ("session.query(Order).get(latest_order.id)", BY_NAMED_ROW),
        ("Order.get(data.first_order.id)", BY_NAMED_ROW),
    ],
)
def test_read_from_what_is_called_as_the_row(lookup, told):
    assert doubt(lookup) == told


@pytest.mark.parametrize(
    "lookup",
    [
        "User.get(data.name)",
        "User.get(data['name'])",
        "User.get(request.args['identity'])",
        "User.get(identity)",
        "session.query(User).get(data['id'])",
        "session.query(User).get(data.current_user_id)",
        "session.query(Order).get(current_user.id)",
        "Order.get(request.identity.name)",
        "session.query(Order).get(latest_offer.id)",
        "session.query(Order).get(order_maker.id)",
        "session.query(UserProfile).filter_by(user_id=current_user.id).first()",
        "session.query(User).filter_by(name=request.form.name).first()",
    ],
)
def test_read_from_something_else(lookup):
    assert doubt(lookup) == ""
