"""Optionals of rows that were looked up by a key that exists hold their row."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

FINDERS = """
    java.util.Optional<Order> find(Long id) { return repository.load(id); }
    java.util.Optional<Order> byReference(String reference) { return repository.load(reference); }
"""


@pytest.fixture
def found(analyse):
    """`found(body)`: the lines of a method with an `Order order` and a `Long id` where null is used."""

    def lines(body: str) -> list[str]:
        order = SHOP_JAVA.replace(
            "public String getNumber()", "public Long getId() { return id; }\n    public String getNumber()"
        )
        text = f"package shop;\nclass Service {{\n{FINDERS}\nvoid run(Order order, Long id) {{\n{body}\n}}\n}}"
        uses = analyse({"shop/Order.java": order, "shop/Service.java": text})["shop/Service.java"]
        return [text.split("\n")[use.line - 1].strip() for use in uses]

    return lines


@pytest.mark.parametrize(
    "body",
    [
        "find(order.getId()).orElse(null).getNumber();",
        "Order same = find(order.getId()).orElse(null);\nsame.getNumber();",
        "Long key = order.getId();\nOrder same = find(key).orElse(null);\nsame.getNumber();",
        "java.util.Optional<Order> same = find(order.getId());\nsame.orElse(null).getNumber();",
        "if (order.getParent() != null) {\n    find(order.getParent().getId()).orElse(null).getNumber();\n}",
    ],
)
def test_a_row_found_by_its_own_key_is_there(found, body):
    assert found(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "Order other = find(id).orElse(null);\nother.getNumber();",
        "Order other = byReference(order.getNumber()).orElse(null);\nother.getNumber();",
    ],
)
def test_a_row_found_by_something_else_may_be_missing(found, body):
    assert found(body) == ["other.getNumber();"]


def test_uids_are_keys_too(analyse):
    order = SHOP_JAVA.replace("public String getNumber()", "public String getUid() { return number; } public String getNumber()")
    text = f"package shop;\nclass Service {{\n{FINDERS.replace('Long id', 'String uid')}\nvoid run(Order order) {{ %s }}\n}}"
    for key, uses in (("order.getUid()", 0), ("order.getNumber()", 1)):
        source = text % f"find({key}).orElse(null).getNumber();"
        found = analyse({"shop/Order.java": order, "shop/Service.java": source})["shop/Service.java"]
        assert len(found) == uses, key


LOGIN = """
package shop;
import jakarta.persistence.*;
@Entity @Table(name = "%s") class Login {
    @Id Long id;
    public String getSalt() { return ""; }
}
"""


@pytest.mark.parametrize(("table", "lines"), [("orders", []), ("logins", ["em.find(Login.class, order.getId()).getSalt();"])])
def test_another_class_of_the_same_table(analyse, table, lines):
    order = SHOP_JAVA.replace("public String getNumber()", "public Long getId() { return id; }\n    public String getNumber()")
    order = order.replace("@Entity", '@Entity @Table(name = "orders")', 1)
    text = """
package shop;
class Service {
    jakarta.persistence.EntityManager em;
    void run(Order order) {
        em.find(Login.class, order.getId()).getSalt();
    }
}
"""
    files = {"shop/Order.java": order, "shop/Login.java": LOGIN % table, "shop/Service.java": text}
    uses = analyse(files)["shop/Service.java"]
    assert [text.split("\n")[use.line - 1].strip() for use in uses] == lines
