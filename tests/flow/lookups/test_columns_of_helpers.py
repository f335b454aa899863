"""A Python helper whose body tells in which column it looks finds the row that holds there what it is asked for."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    login = Column(String, nullable=False)
    mail = Column(String, nullable=False)
    kind = Column(String, nullable=False)

class Shop(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
    login = Column(String, nullable=False)
    owner_id = Column(Integer, ForeignKey("users.id"), nullable=False)
    owner = relationship("User")
"""

LOOKUPS = """
from sqlalchemy.orm import Session
from models import User

session = Session()

def owner_called(name):
    return session.query(User).filter(User.login == name).first()

def clerk_called(name):
    return session.query(User).filter(User.login == name, User.kind == "clerk").first()

def lowered(name):
    name = name.lower()
    return session.query(User).filter(User.login == name).first()

def either(name):
    user = session.query(User).filter(User.login == name).first()
    return user or session.query(User).filter(User.mail == name).first()

def ordered(name):
    return session.query(User).filter(User.login == name).offset(1).first()

class Users:
    def called(self, name):
        return session.query(User).filter_by(login=name).order_by(User.id).first()

    @staticmethod
    def of(name):
        return session.query(User).filter_by(login=name).one_or_none()
"""


def doubts(body: str, more: str = "") -> list[str]:
    """Why the rows are nearly always there that a function with this body uses."""
    text = f"from models import *\nfrom lookups import *\ndef run(name, shop: Shop, users: Users):\n{body}{more}"
    world = world_of({"models.py": MODELS, "lookups.py": LOOKUPS, "views.py": text})
    names = frozenset({"mail", "login", "owner", "first", "one_or_none", "run", "name", "owner_called"})
    uses = analyse_source(world, "views.py", names).uses
    return [use.origin.doubt or ("all callers have it" if use.is_guarded else "") for use in uses]


@pytest.mark.parametrize(
    "body",
    [
        "    return owner_called(shop.owner.login).mail\n",
        "    return owner_called(name=shop.owner.login).mail\n",
        "    return users.called(shop.owner.login).mail\n",
        "    return Users.of(shop.owner.login).mail\n",
        "    if owner_called(name) is None:\n        return\n    return users.called(name).mail\n",
        "    if not session.query(User).filter_by(login=name).first():\n        return\n    return owner_called(name).mail\n",
    ],
)
def test_the_row_is_there(body: str) -> None:
    (doubt,) = doubts(body)
    assert doubt


def test_all_callers_have_it() -> None:
    caller = (
        "def one(shop: Shop):\n    run(shop.owner.login, shop, None)\ndef two(user: User):\n    run(user.login, None, None)\n"
    )
    (doubt,) = doubts("    return owner_called(name).mail\n", caller)
    assert doubt


@pytest.mark.parametrize(
    "body",
    [
        "    return owner_called(name).mail\n",
        "    return owner_called(shop.login).mail\n",
        "    return owner_called(shop.owner.mail).mail\n",
        "    return clerk_called(shop.owner.login).mail\n",
        "    return lowered(shop.owner.login).mail\n",
        "    return either(shop.owner.mail).mail\n",
        "    return ordered(shop.owner.login).mail\n",
        "    new = User(login=name)\n    return owner_called(new.login).mail\n",
        "    if clerk_called(shop.login) is None:\n        return\n    return owner_called(name).mail\n",
    ],
)
def test_the_row_may_be_missing(body: str) -> None:
    assert doubts(body) == [""]


@pytest.mark.parametrize("other", ["run(shop.login, shop, None)", "run(input(), shop, None)"])
def test_one_caller_may_not_have_it(other: str) -> None:
    caller = f"def one(shop: Shop):\n    run(shop.owner.login, shop, None)\ndef two(shop: Shop):\n    {other}\n"
    assert doubts("    return owner_called(name).mail\n", caller) == [""]
