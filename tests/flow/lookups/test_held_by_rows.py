"""A lookup in a column of what a row of the same class holds there finds at least that row, as long as it is there."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.held_columns import HELD
from tests.flow.conftest import SHOP_JAVA, world_of

DAO = """
package shop;
import jakarta.persistence.EntityManager;
class Dao {
    private EntityManager em;
    Order getByNumber(String number) { return em.find(Order.class, key(number)); }
    Order queryByNumber(String number) { return em.find(Order.class, key(number)); }
    Order getByNumber(String number, String shop) { return em.find(Order.class, key(number + shop)); }
    Order getByParentNumber(String number) { return em.find(Order.class, key(number)); }
    Order named(String number) { return em.find(Order.class, key(number)); }
    Note noteByNumber(String number) { return em.find(Note.class, key(number)); }
    Order findFirstByNumberOrderByParentNumber(String number) { return em.find(Order.class, key(number)); }
    Order findByNumberAndShop(String both) { return em.find(Order.class, key(both)); }
    native Long key(String number);
    native Order getStored();
}
"""

NOTE = """
package shop;
import jakarta.persistence.*;
@Entity public class Note { @Id private Long id; private String number; public String getNumber() { return number; } }
"""

REQUEST = "package shop;\npublic class Request { private String number; public String getNumber() { return number; } }"


def doubts(body: str) -> list[str]:
    """Why what a method looks up is nearly always there, for each use."""
    method = f"void run(Order order, Note note, Request request) {{ Order got = dao.getStored(); {body} }}"
    service = f"package shop;\nclass Service {{\n    Dao dao;\n    {method}\n}}"
    files = {"shop/Order.java": SHOP_JAVA, "shop/Note.java": NOTE, "shop/Request.java": REQUEST, "shop/Dao.java": DAO}
    world = world_of(files | {"shop/Service.java": service})
    names = frozenset(
        {
            "findFirstByNumberOrderByParentNumber",
            "findByNumberAndShop",
            "getByNumber",
            "queryByNumber",
            "getByParentNumber",
            "named",
            "noteByNumber",
        }
    )
    return [use.origin.doubt for use in analyse_source(world, "shop/Service.java", names).uses]


@pytest.mark.parametrize(
    "body",
    [
        "dao.getByNumber(order.getNumber()).getNumber();",
        "Order same = dao.queryByNumber(order.getNumber()); same.getNumber();",
        "dao.noteByNumber(note.getNumber()).getNumber();",
        "String number = got.getNumber(); dao.getByNumber(number).getNumber();",
        "String number = got.getNumber(); dao.findFirstByNumberOrderByParentNumber(number).getNumber();",
        (
            "if (dao.named(key()) == null) { return; } other(got.getNumber()); } "
            "private void other(String number) { dao.getByNumber(number).getNumber();"
        ),
        "open(got.getNumber()); } void open(String number) { dao.getByNumber(number).getNumber();",
    ],
)
def test_a_row_holds_it(body):
    assert doubts(body) == [HELD]


@pytest.mark.parametrize(
    "body",
    [
        "dao.getByNumber(request.getNumber()).getNumber();",
        "dao.getByNumber(note.getNumber()).getNumber();",
        "dao.noteByNumber(order.getNumber()).getNumber();",
        "dao.getByParentNumber(order.getNumber()).getNumber();",
        "dao.getByNumber(order.getReference()).getNumber();",
        "dao.getByNumber(order.getNumber(), \"a\").getNumber();",
        "dao.named(order.getNumber()).getNumber();",
        "dao.getByNumber(order.getNumber() + 1).getNumber();",
        "Order made = new Order(); dao.getByNumber(made.getNumber()).getNumber();",
    ],
)  # fmt: skip
def test_no_row_holds_it(body):
    assert doubts(body) == [""]


@pytest.mark.parametrize(
    "body",
    [
        "String number = request.getNumber(); dao.getByNumber(number).getNumber();",
        "String number = note.getNumber(); dao.getByNumber(number).getNumber();",
        "String number = got.getNumber(); number = request.getNumber(); dao.getByNumber(number).getNumber();",
        "String number = got.getNumber(); dao.getByParentNumber(number).getNumber();",
        "String number = got.getNumber(); dao.findByNumberAndShop(number).getNumber();",
        "String number = got.getNumber(); dao.named(number).getNumber();",
        "other(request.getNumber()); } void other(String number) { dao.getByNumber(number).getNumber();",
        "other(note.getNumber()); } void other(String number) { dao.getByNumber(number).getNumber();",
        "other(got.getNumber()); } void other(String number) { dao.getByParentNumber(number).getNumber();",
        "other(got.getNumber()); } void other(String n) { n = key(); dao.getByNumber(n).getNumber();",
        "other(got.getNumber()); other(request.getNumber()); } void other(String n) { dao.getByNumber(n).getNumber();",
        (
            "if (dao.named(key()) == null) { return; } other(request.getNumber()); } "
            "private void other(String number) { dao.getByNumber(number).getNumber();"
        ),
        "String number = order.getNumber(); dao.getByNumber(number).getNumber();",
        "other(order.getNumber()); } void other(String number) { dao.getByNumber(number).getNumber();",
        "Order made = new Order(); other(made.getNumber()); } void other(String n) { dao.getByNumber(n).getNumber();",
    ],
)
def test_no_row_is_known_to_hold_it(body):
    assert doubts(body) == [""]
