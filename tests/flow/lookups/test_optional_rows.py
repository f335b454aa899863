"""Optionals of rows: `orders.findById(id).get()` raises when there is no such row."""

from __future__ import annotations

import pytest

IMPORTS = """
import java.util.*;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.*;
"""

MEMBERS = """
interface Orders extends JpaRepository<Order, Long>, JpaSpecificationExecutor<Order> {
    Optional<Order> findByNumber(String number);
    List<Order> findAllByParent(Order parent);
}
static class Dao {
    Optional<Order> find(Long id) { return Optional.empty(); }
    Optional<Order> getOrder() { return Optional.empty(); }
}
Orders orders;
Dao dao;
List<Optional<Order>> known;
List<Order> all;
static final Comparator<Order> BY_ID = Comparator.comparing(Order::getId);
void log(Object what) { }
Optional<String> name() { return Optional.empty(); }
"""


@pytest.mark.parametrize(
    "body",
    [
        "orders.findAllByParent(parent).stream().max(Comparator.comparing(Order::getNumber)).get(); // null",
        "orders.findAllByParent(parent).stream().filter(it -> it.getId() > 1).min(BY_ID).get(); // null",
        "List<Order> found = orders.findAllByParent(parent);\nreturn found.stream().max(BY_ID).get(); // null",
        "orders.findAllByParent(parent).stream().sorted(BY_ID).findFirst().get(); // null",
        "orders.findById(id).get().getNumber(); // null",
        "return orders.findById(id).get(); // null",
        'orders.findByNumber("1").get(); // null',
        "orders.findOne(wanted).get(); // null",
        "dao.find(id).get(); // null",
        "Optional<Order> found = orders.findById(id);\nfound.get().getNumber(); // null",
        "Optional<Order> found = orders.findById(id);\nOrder order = found.get(); // null",
    ],
)
def test_asked_for_at_once(java, body):
    java(body, IMPORTS, MEMBERS, parameters="Long id, Order parent, Specification<Order> wanted", returns="Object")


@pytest.mark.parametrize(
    "body",
    [
        "orders.findAllByParent(parent).stream().filter(it -> it.getId() > 1).findFirst().get();",
        "orders.findAllByParent(parent).stream().max(BY_ID).orElse(null);",
        "List<Order> some = orders.findAllByParent(parent);\nif (some.isEmpty()) return null;\nsome.stream().max(BY_ID).get();",
        "Order best = all.stream().max(BY_ID).get();",
        "orders.findAll().stream().max(BY_ID).get();",
        "orders.findById(id).orElseThrow();",
        "orders.findById(id).orElseThrow(() -> new RuntimeException()).getNumber();",
        "orders.findById(id).ifPresent(order -> order.getNumber());",
        "orders.findById(id).map(order -> order.getNumber()).orElse(null);",
        "if (orders.findById(id).isPresent()) { orders.findById(id).get().getNumber(); }",
        "Optional<Order> found = orders.findById(id);\nif (found.isPresent()) { found.get().getNumber(); }",
        "Optional<Order> found = orders.findById(id);\nif (!found.isPresent()) { return null; }\nfound.get().getNumber();",
        "Optional<Order> found = orders.findById(id);\nlog(found);\nfound.get().getNumber();",
        "Optional<Order> found = orders.findById(id);\nboolean is = found.isPresent();\nif (is) { found.get().getNumber(); }",
        "Optional<Order> found = orders.findById(id);\nif (found == null) { return null; }\nfound.get().getNumber();",
        'Optional<Order> found = orders.findById(id);\nif (id == 0) found = orders.findByNumber("0");\nfound.get().trim();',
        "all.stream().findFirst().get().getNumber();",
        "all.stream().filter(order -> true).findAny().get().getNumber();",
        "Optional.of(all.get(0)).get().getNumber();",
        "known.get(0).get().getNumber();",
        "name().get().trim();",
        "dao.getOrder().get().getNumber();",
    ],
)
def test_asked_with_care_or_of_what_is_at_hand(java, body):
    java(
        body + "\nreturn null;",
        IMPORTS,
        MEMBERS,
        parameters="Long id, Order parent, Specification<Order> wanted",
        returns="Object",
    )
