"""Rows of Python that were looked up before something tells that they are there: `order = find(id)`, then `if not exists(id):
return`."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    is_open = Column(Integer, nullable=False)
"""

HELPERS = """
from models import Order, session

def get_order(id):
    return session.query(Order).filter(Order.id == id).first()

def find_project(task):
    if task.is_private:
        return None
    return session.query(Order).filter(Order.number == task.number).first()

def has_order(id):
    return session.query(Order).filter(Order.id == id).first() is not None

def is_open(id):
    order = get_order(id)
    if order is None:
        return False
    return order.is_open

def is_big(id):
    big = False
    if id > 5:
        if get_order(id):
            big = True
    return big

def may_be_big(id):
    big = id > 9
    if get_order(id):
        big = True
    return big

def is_enabled(task):
    project = find_project(task)
    if project is None:
        return False
    return project.is_open

def number_of(task):
    project = find_project(task)
    if project:
        return project.number
    return None

def check_order(id):
    if get_order(id) is None:
        raise KeyError(id)

def ensure_order(id):
    if get_order(id) is None:
        session.add(Order(id=id))
    if get_order(id) is None:
        raise KeyError(id)
"""


def _doubts(body: str) -> list[str]:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    text = f"from helpers import *\nfrom models import *\n\ndef run(id, other, task, tasks):\n{lines}"
    world = world_of({"models.py": MODELS, "helpers.py": HELPERS, "service.py": text})
    everything = frozenset(name for function in world.program.functions_of("service.py") for name in function.decl.mentions)
    return [use.origin.doubt for use in analyse_source(world, "service.py", everything).uses]


@pytest.mark.parametrize(
    "body",
    [
        "order = get_order(id)\nif not has_order(id):\n    return\norder.number",
        "order = get_order(id)\nif not is_open(id):\n    return\norder.number",
        "order = get_order(id)\nif is_big(id):\n    order.number",
        "order = get_order(id)\ncheck_order(id)\norder.number",
        "order = session.query(Order).filter_by(id=id).first()\nif has_order(id):\n    order.number",
        "order = session.query(Order).get(id)\nif not has_order(id):\n    raise KeyError(id)\norder.number",
        "project = find_project(task)\nif not is_enabled(task):\n    return\nproject.number",
        "project = find_project(task)\nnumber = number_of(task)\nif not number:\n    return\nproject.number",
        "order = get_order(id)\nagain = get_order(id)\nif again is None:\n    return\norder.number",
    ],
)
def test_a_later_question_tells_that_it_is_there(body):
    assert _doubts(body) == []


ROWS = "rows = session.query(Order).filter(Order.number == other).all()\n"
FIRST = "session.query(Order).filter_by(number=other).first().number"


@pytest.mark.parametrize(
    "body",
    [
        f"{ROWS}if rows:\n    {FIRST}",
        f"{ROWS}if not rows:\n    return\n{FIRST}",
        f"{ROWS}if len(rows) == 0:\n    raise KeyError(id)\n{FIRST}",
        f"{ROWS}for row in rows:\n    {FIRST}",
        f"rows = session.query(Order).filter_by(number=other, is_open=id).all()\nif rows:\n    {FIRST}",
    ],
)
def test_rows_in_a_list(body):
    found = _doubts(body)
    assert found
    assert "" not in found


@pytest.mark.parametrize(
    "body",
    [
        f"{ROWS}{FIRST}",
        f"{ROWS}if not rows:\n    {FIRST}",
        f"{ROWS}rows.append(task)\nif rows:\n    {FIRST}",
        f"{ROWS}rows += tasks\nif rows:\n    {FIRST}",
        f"rows = session.query(Order).filter(Order.number != other).all()\nif rows:\n    {FIRST}",
        f"rows = session.query(Order).filter(Order.number == id).all()\nif rows:\n    {FIRST}",
    ],
)
def test_other_lists(body):
    assert "" in _doubts(body)


@pytest.mark.parametrize(
    "body",
    [
        "if is_big(id):\n    get_order(id).number",
        "big = is_big(id)\nif big:\n    order = get_order(id)\n    order.number",
    ],
)
def test_a_flag_that_a_function_gives_tells_what_it_found(body):
    assert "" not in _doubts(body)


@pytest.mark.parametrize(
    "body",
    [
        "order = get_order(id)\norder.number",
        "order = get_order(id)\nif has_order(other):\n    order.number",
        "order = get_order(id)\nif not has_order(id):\n    order.number",
        "order = get_order(id)\nhas_order(id)\norder.number",
        "order = get_order(id)\nif may_be_big(id):\n    order.number",
        "order = get_order(id)\nif has_order(id) or other:\n    order.number",
        "order = get_order(id)\nensure_order(id)\norder.number",
        "order = get_order(id)\nid = other\nif has_order(id):\n    order.number",
        "order = get_order(id)\norder = get_order(other)\nif has_order(id):\n    order.number",
        "order = get_order(id)\nsession.add(Order(id=id))\norder.number",
        "project = find_project(task)\nfor task in tasks:\n    if is_enabled(task):\n        project.number",
        "project = find_project(task)\nif is_enabled(other):\n    project.number",
    ],
)
def test_others_do_not(body):
    assert "" in _doubts(body)


def test_null_that_is_known_stays_so():
    body = "order = get_order(id)\nif order is None:\n    if not has_order(id):\n        return\n    order.number"
    assert len(_doubts(body)) == 1
