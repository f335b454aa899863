"""`findOne` by a key gives null in Spring Data 1; by an example, a specification or a predicate it gives an Optional."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

FILES = {
    "shop/Order.java": SHOP_JAVA,
    "shop/Orders.java": """
package shop;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
interface Orders extends JpaRepository<Order, Long>, JpaSpecificationExecutor<Order> { }
""",
    "shop/Plain.java": """
package shop;
import org.springframework.data.repository.CrudRepository;
interface Plain extends CrudRepository<Order, Long> { }
""",
    "shop/Searched.java": """
package shop;
import org.springframework.data.repository.PagingAndSortingRepository;
import org.springframework.data.querydsl.QueryDslPredicateExecutor;
interface Searched extends PagingAndSortingRepository<Order, String>, QueryDslPredicateExecutor<Order> { }
""",
}
SERVICE = """
package shop;
import org.springframework.data.domain.Example;
import org.springframework.data.jpa.domain.Specification;
class Service {
    Orders orders;
    Plain plain;
    Searched searched;
    String run(Long id, String text, java.util.UUID uuid, Specification<Order> wanted, Predicate predicate, Order order) {
        return %s;
    }
}
"""


def kinds(analyse, expression):
    return [use.origin for use in analyse({**FILES, "shop/Service.java": SERVICE % expression})["shop/Service.java"]]


@pytest.mark.parametrize(
    "expression",
    [
        "orders.findOne(id).getNumber()",
        "plain.findOne(id).getNumber()",
        "plain.findOne(uuid).getNumber()",
        "searched.findOne(text).getNumber()",
    ],
)
def test_no_row_of_a_key_is_null(analyse, expression):
    assert kinds(analyse, expression) == ["lookup"]


@pytest.mark.parametrize(
    "expression",
    [
        'orders.findOne(wanted).map(Order::getNumber).orElse("")',
        'orders.findOne(Example.of(order)).map(Order::getNumber).orElse("")',
        'plain.findOne(Example.of(order)).map(Order::getNumber).orElse("")',
        'searched.findOne(predicate).map(Order::getNumber).orElse("")',
        'searched.findOne(Made.up(order)).map(Order::getNumber).orElse("")',
        'orders.findOne((root, query, builder) -> null).map(Order::getNumber).orElse("")',
        'orders.findById(id).map(Order::getNumber).orElse("")',
        "orders.getOne(id).getNumber()",
    ],
)
def test_what_is_an_optional_or_never_null(analyse, expression):
    assert kinds(analyse, expression) == []
