"""What Spring Data's specifications make sure of in the rows that they find, and whose rows these are."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    @Column(nullable = true) private String reference;
    @ManyToOne(optional = true) private Order parent;
    String getNumber() { return number; }
    String getReference() { return reference; }
    Order getParent() { return parent; }
}
"""
HEAD = """
package shop;
import java.util.*;
import org.springframework.data.domain.*;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.*;
"""
SPECIFICATIONS = """
class Specs {
    static Specification<Order> there() { return (root, query, cb) -> cb.isNotNull(root.get("reference")); }
    static Specification<Order> named() { return (root, query, cb) -> cb.isNotNull(root.get(Order_.reference)); }
    static Specification<Order> constant() { return (root, query, cb) -> root.get(Order_.REFERENCE).isNotNull(); }
    static Specification<Order> like(String text) { return (root, query, cb) -> cb.like(cb.lower(root.get("reference")), text); }
    static Specification<Order> both(String text) {
        return (root, query, cb) -> cb.and(cb.equal(root.get("number"), text), cb.gt(root.get("reference"), text));
    }
    static Specification<Order> block(String text) {
        return (root, query, cb) -> {
            Path<String> reference = root.get("reference");
            return cb.equal(reference, text);
        };
    }
    static Specification<Order> again() { return there(); }
    static Specification<Order> number(String text) { return (root, query, cb) -> cb.equal(root.get("number"), text); }
    static Specification<Order> none() { return (root, query, cb) -> cb.isNull(root.get("reference")); }
    static Specification<Order> nothing() { return (root, query, cb) -> cb.equal(root.get("reference"), null); }
    static Specification<Order> ofParent(String text) {
        return (root, query, cb) -> cb.equal(root.get("parent").get("reference"), text);
    }
    static Specification<Order> either() {
        return (root, query, cb) -> cb.or(cb.isNotNull(root.get("reference")), cb.isNotNull(root.get("number")));
    }
    static Specification<Order> perhaps(String text) {
        return (root, query, cb) -> {
            if (text == null) { return cb.conjunction(); }
            return cb.equal(root.get("reference"), text);
        };
    }
}
"""
USE = """
interface Orders extends JpaRepository<Order, Long>, JpaSpecificationExecutor<Order> {}
interface Pages extends PagingAndSortingRepository<Order, Long>, JpaSpecificationExecutor<Order> {}
class Service {
    private Orders orders;
    private Pages pages;
    void run(String text) {
        BODY
    }
}
"""


def is_told(tmp_path, body: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Order.java").write_text(ORDER, encoding="utf-8")
    (tmp_path / "Service.java").write_text(HEAD + SPECIFICATIONS + USE.replace("BODY", body), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "medium", "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


EACH = "for (Order order : orders.findAll(%s)) { order.getReference().trim(); }"


@pytest.mark.parametrize(
    "specification",
    [
        "Specs.there()",
        "Specs.named()",
        "Specs.constant()",
        "Specs.like(text)",
        "Specs.both(text)",
        "Specs.block(text)",
        "Specs.again()",
        "Specs.number(text).and(Specs.there())",
        "Specs.there().and(Specs.number(text))",
        "Specification.where(Specs.there()).and(Specs.number(text))",
        "Specification.allOf(Specs.number(text), Specs.there())",
        "Specs.there().or(Specs.like(text))",
        "(root, query, cb) -> cb.isNotNull(root.get(\"reference\"))",
        "Specs.there(), Sort.by(\"number\")",
    ],
)  # fmt: skip
def test_specifications_make_sure_of_attributes(tmp_path, specification):
    assert not is_told(tmp_path, EACH % specification)


@pytest.mark.parametrize(
    "specification",
    [
        "Specs.number(text)",
        "Specs.none()",
        "Specs.nothing()",
        "Specs.ofParent(text)",
        "Specs.either()",
        "Specs.perhaps(text)",
        "Specs.there().or(Specs.number(text))",
        "Specification.not(Specs.there())",
        "Specification.anyOf(Specs.there(), Specs.number(text))",
    ],
)
def test_specifications_that_do_not(tmp_path, specification):
    assert is_told(tmp_path, EACH % specification)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("orders.findOne(Specs.there()).ifPresent(order -> order.getReference().trim());", False),
        ("orders.findOne(Specs.number(text)).ifPresent(order -> order.getReference().trim());", True),
        ("orders.findOne(Specs.ofParent(text)).ifPresent(order -> order.getParent().getNumber());", False),
        ("Specification<Order> wanted = Specs.there(); orders.findAll(wanted).get(0).getReference().trim();", False),
        ("pages.findAll(Specs.number(text)).stream().map(order -> order.getReference().trim()).toList();", True),
        ("pages.findAll(Specs.there()).stream().map(order -> order.getReference().trim()).toList();", False),
        ("pages.findAll(Specs.number(text)).stream().map(Order::getReference).map(String::trim).toList();", True),
    ],
)
def test_rows_of_specifications(tmp_path, body, told):
    assert is_told(tmp_path, body) is told
