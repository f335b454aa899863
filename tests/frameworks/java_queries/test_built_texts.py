"""Queries whose text Java puts together bit by bit: what they ask is there, and what they compute may be null."""

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
    @Column(nullable = true) private String reference;
    @Column(nullable = true) private Integer quantity;
    @ManyToOne(optional = true) private Order parent;
    String getReference() { return reference; }
    Order getParent() { return parent; }
    Long getId() { return id; }
}
"""
DAO = """
package shop;
import jakarta.persistence.EntityManager;
import java.util.*;
class Dao {
    private EntityManager em;
    List<Order> all(boolean asked, String more, List<String> names) {
        BODY
        return em.createQuery(sb.toString(), Order.class).getResultList();
    }
    void also(StringBuilder sb) { sb.append(" or o.id > 3"); }
    Integer most() {
        StringBuilder sb = new StringBuilder();
        sb.append("select max(o.quantity)");
        sb.append(" from Order o");
        return em.createQuery(sb.toString(), Integer.class).getSingleResult();
    }
    Long count() {
        StringBuilder sb = new StringBuilder();
        sb.append("select count(o)");
        sb.append(" from Order o");
        return em.createQuery(sb.toString(), Long.class).getSingleResult();
    }
}
class Service {
    private Dao dao;
    void run(boolean asked, String more, List<String> names) {
        USE
    }
}
"""
ALL = 'StringBuilder sb = new StringBuilder();\nsb.append("select o from Order o ");\n'
THERE = 'sb.append("where o.reference is not null");'
MADE = 'StringBuilder sb = new StringBuilder("select o from Order o where o.reference is not null");'
USE = "for (Order order : dao.all(asked, more, names)) { order.getReference().trim(); }"


def is_told(tmp_path, body: str, use: str = USE) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Order.java").write_text(ORDER, encoding="utf-8")
    (tmp_path / "Dao.java").write_text(DAO.replace("BODY", body).replace("USE", use), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "medium", "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


@pytest.mark.parametrize(
    "body",
    [
        ALL + THERE,
        f'{ALL}{THERE}\nif (asked) {{ sb.append(" order by o.id"); }}',
        'StringBuffer sb = new StringBuffer(64).append("select o from Order o ").append("where o.reference like \'A%\'");',
        'StringBuilder sb = new StringBuilder("select o from Order o ");\nsb.append("where o.reference is not null");',
        MADE,
        f'{MADE}\nif (asked) {{ sb.append(" order by o.id"); }}',
        f"{ALL}if (asked) {{ sb.append(\"where o.reference = 'A'\"); }} else {{ sb.append(\"where o.reference > 'A'\"); }}",
    ],
)
def test_what_the_whole_text_asks_is_there(tmp_path, body):
    assert not is_told(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        ALL,
        f'{ALL}sb.append("where o.quantity is not null");',
        f"{ALL}if (asked) {{ {THERE} }}",
        f"{ALL}{THERE}\nsb.append(more);",
        f"{ALL}{THERE}\nalso(sb);",
        f"{ALL}{THERE}\nsb.insert(0, more);",
        f"{ALL}{THERE}\nsb.setLength(21);",
        f'{ALL}{THERE}\nfor (String name : names) {{ sb.append(" or o.id > 3"); }}',
        f'{MADE}\nif (asked) {{ sb.append(" or o.id > 3"); }}',
        f"{MADE}\nif (asked) {{ sb.append(more); }}",
        f'StringBuilder sb = new StringBuilder(more);\nsb.append("select o from Order o ");\n{THERE}\nsb.append(more);',
    ],
)
def test_what_it_asks_perhaps_is_not(tmp_path, body):
    assert is_told(tmp_path, body)


def test_inner_joins(tmp_path):
    use = "for (Order order : dao.all(asked, more, names)) { order.getParent().getId(); }"
    joined = 'sb.append("inner join fetch o.parent p");'
    assert not is_told(tmp_path, ALL + joined, use)
    assert is_told(tmp_path, ALL + joined.replace("inner", "left"), use)


@pytest.mark.parametrize(("use", "told"), [("int most = dao.most();", True), ("long count = dao.count();", False)])
def test_what_is_computed(tmp_path, use, told):
    assert is_told(tmp_path, ALL, use) is told
