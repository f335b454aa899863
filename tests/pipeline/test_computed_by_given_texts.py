"""Queries that Java's calls hand as texts to helpers which run them: what computes something over no rows gives null."""

from __future__ import annotations

import pytest

FACADE = """\
    package shop;
    import java.util.*;
    import javax.persistence.*;
    abstract class Facade<T> {
      abstract EntityManager em();
      Double number(String text, Map<String, Object> given) {
        TypedQuery<Double> query = em().createQuery(text, Double.class);
        given.forEach(query::setParameter);
        return query.getSingleResult();
      }
      Double number(String text) { return number(text, new HashMap<>()); }
      double numberOrNothing(String text) {
        Double found = number(text);
        return found == null ? 0 : found;
      }
      String shown(String text) { return "(" + text + ")"; }
    }
    """
BILLS = """\
    package shop;
    import javax.persistence.*;
    @Entity
    class Bill {
      @Id @Column(nullable = false) private Long id;
      @Column(nullable = false) private double total;
    }
    class Bills extends Facade<Bill> {
      @PersistenceContext private EntityManager em;
      EntityManager em() { return em; }
    }
    """
SERVICE = """\
    package shop;
    import java.util.*;
    class Service {{
      private Bills bills;
      double run(Map<String, Object> given) {{ {body} }}
    }}
    """


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        project.write("src/main/java/shop/Facade.java", FACADE)
        project.write("src/main/java/shop/Bills.java", BILLS)
        project.write("src/main/java/shop/Service.java", SERVICE.format(body=body))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    "body",
    [
        'return bills.number("select sum(b.total) from Bill b", given);',
        'return bills.number("SELECT max(b.total) FROM Bill b");',
        'String text = "select avg(b.total) " + "from Bill b"; return bills.number(text, given);',
    ],
)
def test_sums_over_perhaps_no_rows(rules, body):
    assert rules(body) == ["NG104"]


@pytest.mark.parametrize(
    "body",
    [
        'return bills.number("select count(b) from Bill b", given);',
        'return bills.number("select coalesce(sum(b.total), 0) from Bill b", given);',
        'return bills.numberOrNothing("select sum(b.total) from Bill b");',
        'Double sum = bills.number("select sum(b.total) from Bill b"); return sum != null ? sum : 0;',
        'return bills.shown("select sum(b.total) from Bill b").length();',
        'String text = given.isEmpty() ? "" : "select 1"; return bills.shown(text).length();',
    ],
)
def test_what_gives_something(rules, body):
    assert rules(body) == []
