"""What a Java function gives only where it is given something tells that this is there: `Dto dto = toDto(order)`."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

_MAPPERS = """
package shop;
class Dto { String number; Dto(String number) { this.number = number; } }
class Mapper {
    Dto early(Order o) { if (o == null) { return null; } return new Dto(o.getNumber()); }
    Dto chosen(Order o) { return o == null ? null : new Dto(o.getNumber()); }
    Dto late(Order o) { Dto dto = null; if (o != null) { dto = new Dto(o.getNumber()); } return dto; }
    Dto some(Order o) { Dto dto = null; if (o != null) { String n = read(o); if (n != null) { dto = new Dto(n); } } return dto; }
    String read(Order o) { return o.getNumber().isEmpty() ? null : o.getNumber(); }
    Dto handed(Order o) { return this.late(o); }
    Dto handedTwice(Order o) { Mapper other = new Mapper(); return other.handed(o); }
    static Dto fixed(Order o) { return o != null ? new Dto(o.getNumber()) : null; }
    Dto always(Order o) { return new Dto(o == null ? "" : o.getNumber()); }
    Dto empty(Order o) { if (o == null) { return new Dto(""); } return new Dto(o.getNumber()); }
    Dto other(Order o, Order p) { if (p == null) { return null; } return new Dto(p.getNumber()); }
    Dto either(Order o, boolean all) { if (o == null && !all) { return null; } return new Dto(""); }
    Dto unknown(Order o) { return Library.map(o); }
}
class Orders { jakarta.persistence.EntityManager em; Order find(Long id) { return em.find(Order.class, id); } }
"""


def is_used_null(body: str) -> bool:
    text = (
        f"package shop;\nclass Service {{ Mapper mapper; Orders orders; void run(Long id, Order p, boolean all) {{ {body} }} }}"
    )
    files = {"shop/Order.java": SHOP_JAVA, "shop/Mapper.java": _MAPPERS, "shop/Service.java": text}
    uses = analyse_source(world_of(files), "shop/Service.java", frozenset({"getNumber", "number"})).uses
    return any(use.expression == "o" for use in uses)


@pytest.mark.parametrize("call", ["early", "chosen", "late", "some", "handed", "handedTwice"])
@pytest.mark.parametrize(
    "test",
    [
        "if (dto == null) { return; } o.getNumber();",
        "if (dto != null) { o.getNumber(); }",
        "if (dto == null) { throw new IllegalStateException(); } print(dto.number); o.getNumber();",
        "dto.number.trim(); o.getNumber();",
    ],
)
def test_the_argument_is_there(call, test):
    assert not is_used_null(f"Order o = orders.find(id); Dto dto = mapper.{call}(o); {test}")


@pytest.mark.parametrize(
    "body",
    [
        "Order o = orders.find(id); Dto dto = Mapper.fixed(o); if (dto != null) { o.getNumber(); }",
        "Order o = orders.find(id); if (mapper.early(o) != null) { o.getNumber(); }",
        "Order o = orders.find(id); if (mapper.early(o) == null) { return; } o.getNumber();",
    ],
)
def test_whoever_calls(body):
    assert not is_used_null(body)


@pytest.mark.parametrize("call", ["always(o)", "empty(o)", "other(o, p)", "either(o, all)", "unknown(o)"])
def test_it_may_be_made_of_something_else(call):
    assert is_used_null(f"Order o = orders.find(id); Dto dto = mapper.{call}; if (dto != null) {{ o.getNumber(); }}")


@pytest.mark.parametrize(
    "body",
    [
        "Order o = orders.find(id); Dto dto = mapper.early(o); o.getNumber();",
        "Order o = orders.find(id); Dto dto = mapper.early(o); if (dto == null) { o.getNumber(); }",
        "Order o = orders.find(id); Dto dto = mapper.early(p); if (dto != null) { o.getNumber(); }",
        "Order o = orders.find(id); Dto dto = mapper.early(o); o = orders.find(id); if (dto != null) { o.getNumber(); }",
        "Order o = orders.find(id); Dto dto = mapper.early(o); dto = mapper.early(p); if (dto != null) { o.getNumber(); }",
    ],
)
def test_nothing_tells(body):
    assert is_used_null(body)
