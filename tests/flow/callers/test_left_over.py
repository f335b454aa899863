"""A row that a Python function looks up by what it is given, where nothing mentions the function: it is left over."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.sought import MADE
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=True)
"""

STORE = """
from models import Order, session

def find(number):
    return session.query(Order).filter(Order.number == number).first()

def close(number):
    find(number).number = None

def rename(number, name):
    find(number).number = name

def open_again(number):
    find(number).number = ""

def count():
    return session.query(Order).count()

{mark}def left({given}):
    return find({key}).number.strip()
"""

USES = """
import store

def run(number):
    store.close(number)
    store.rename(number, "x")
    store.open_again(number)
    {more}
    return store.count()
"""


def _doubted(more: str = "pass", given: str = "number", mark: str = "", key: str = "number", other: str = "") -> list[bool]:
    """Of each lookup that the function uses, and of each column, whether it is doubted."""
    store = STORE.format(given=given, mark=mark, key=key)
    world = world_of({"models.py": MODELS, "store.py": store, "uses.py": USES.format(more=more) + other})
    everything = frozenset(name for function in world.program.functions_of("store.py") for name in function.decl.mentions)
    uses = [use for use in analyse_source(world, "store.py", everything).uses if use.symbol == "left"]
    return [bool(use.origin.doubt) or use.is_guarded for use in uses if use.origin.doubt != MADE]


def test_left_over():
    assert _doubted() == [True, False]


@pytest.mark.parametrize(
    "how",
    [
        {"other": "\ndef run_left(number):\n    store.left(number)\n"},
        {"more": "run.later = store.left"},
        {"mark": "@task\n"},
        {"given": "number=None"},
        {"other": "\nfrom store import left\n"},
        {"other": "\nHANDLERS = [store.left]\n"},
    ],
)
def test_somebody_may_call_it(how):
    assert not any(_doubted(**how)[:1])


def test_a_module_of_which_most_is_left_over():
    uses = {"models.py": MODELS, "store.py": STORE.format(given="number", mark="", key="number"), "uses.py": "import store\n"}
    world = world_of(uses)
    everything = frozenset(name for function in world.program.functions_of("store.py") for name in function.decl.mentions)
    found = [use for use in analyse_source(world, "store.py", everything).uses if use.symbol == "left"]
    assert not any(use.origin.doubt or use.is_guarded for use in found)
