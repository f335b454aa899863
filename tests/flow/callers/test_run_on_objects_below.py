"""A method of a base class runs only on objects of those classes that call it: others that call it say nothing of them (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

DAO = "class Dao { jakarta.persistence.EntityManager em; Order find(Long id) { return em.find(Order.class, id); } }"
BASE = """
abstract class Base {
    Dao dao;
    protected void shipOrder(Long id) { Order order = dao.find(id); order.getNumber(); %s }
    %s void shipAll() { %s }
    protected void first() { second(); }
    protected void second() { ship(); }
    protected abstract void ship();
}
"""
OWN = """
class Shipping extends Base {
    private final Long orderId;
    Shipping(Long orderId) { this.orderId = orderId; }
    public void execute() { %s }
    protected void ship() { Order again = dao.find(orderId); again.getNumber(); }
}
"""
OTHER = """
class Listing extends Base {
    %s
    public void execute() { %s }
    protected void ship() { }
}
"""


def doubt(base: str, own: str, other: str) -> bool:
    """Whether the lookup in the class below is doubted."""
    files = {"shop/Order.java": SHOP_JAVA}
    for name, text in {"Dao": DAO, "Base": base, "Shipping": own, "Listing": other}.items():
        files[f"shop/{name}.java"] = f"package shop;\n{text}"
    (found,) = analyse_source(world_of(files), "shop/Shipping.java", frozenset({"find", "getNumber"})).uses
    return bool(found.origin.doubt or found.is_guarded)


@pytest.mark.parametrize("called", ["ship();", "second();", "first();", "this.first();"])
@pytest.mark.parametrize("modifier", ["protected", "", "private"])
def test_only_others_call_it(called, modifier):
    other = OTHER % ("", "shipAll();" if modifier != "private" else "")
    assert doubt(BASE % (called, modifier, called), OWN % "shipOrder(orderId);", other)


@pytest.mark.parametrize(
    ("modifier", "own", "other"),
    [
        ("public", "shipOrder(orderId);", ("", "shipAll();")),
        ("protected", "shipAll(); shipOrder(orderId);", ("", "shipAll();")),
        ("protected", "shipAll();", ("", "shipOrder(1L);")),
        ("protected", "shipOrder(orderId);", ("Base base;", "base.shipAll();")),
        ("protected", "shipOrder(orderId);", ("Base base;", "run(base::shipAll);")),
        ("protected", "shipOrder(otherId());", ("", "shipAll();")),
    ],
)
def test_it_may_run_without(modifier, own, other):
    assert not doubt(BASE % ("ship();", modifier, "ship();"), OWN % own, OTHER % other)
