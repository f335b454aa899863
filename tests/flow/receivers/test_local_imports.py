"""What a function imports means there what it would mean at the top of the module."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    reference = Column(String, nullable=True)

def find(id):
    return session.query(Order).get(id)

def demand(id):
    return session.query(Order).filter_by(id=id).one()

DEFAULT = find(1)
"""


def used(body: str, top: str = "") -> list[str]:
    """What may be null and is used in a function that imports something."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    files = {"shop/__init__.py": "", "shop/models.py": MODELS, "shop/service.py": f"{top}\ndef run(id):\n{lines}\n"}
    world = world_of(files)
    everything = frozenset(name for function in world.program.functions_of("shop/service.py") for name in function.decl.mentions)
    return [use.expression for use in analyse_source(world, "shop/service.py", everything).uses]


@pytest.mark.parametrize(
    ("imported", "name"),
    [
        ("from shop.models import Order", "Order"),
        ("from shop.models import Order as Row", "Row"),
        ("from .models import Order", "Order"),
        ("from shop import models", "models.Order"),
        ("from . import models", "models.Order"),
        ("import shop.models", "shop.models.Order"),
        ("import shop.models as m", "m.Order"),
    ],
)
def test_a_class(imported, name):
    top = "from shop.models import session"
    assert used(f"{imported}\nsession.query({name}).get(id).id", top) == [f"session.query({name}).get(id)"]
    assert used(f"{imported}\nsession.query({name}).one().reference.upper()", top) == [f"session.query({name}).one().reference"]
    assert used(f"{imported}\nsession.query({name}).one().id", top) == []


@pytest.mark.parametrize(
    ("imported", "name"),
    [
        ("from shop.models import find, demand", ""),
        ("from . import models", "models."),
        ("import shop.models", "shop.models."),
    ],
)
def test_a_function(imported, name):
    assert used(f"{imported}\n{name}find(id).id") == [f"{name}find(id)"]
    assert used(f"{imported}\n{name}demand(id).id") == []


def test_it_hides_what_the_module_calls_so():
    own = "class Order:\n    reference = ''\ndef find(id):\n    return Order()"
    assert used("from shop.models import find\nfind(id).id", own) == ["find(id)"]
    assert used("find(id).id", own) == []


@pytest.mark.parametrize(
    "imported",
    ["from elsewhere import find", "from shop.elsewhere import find", "from shop.models import unknown as find", "import find"],
)
def test_what_nobody_knows_gives_nothing(imported):
    assert used(f"{imported}\nfind(id).id") == []


def test_a_name_that_is_bound_again_is_another():
    assert used("from shop.models import find\nfind = len\nfind(id).id") == []
    assert used("if id:\n    from shop.models import find\nelse:\n    find = len\nfind(id).id") == []
