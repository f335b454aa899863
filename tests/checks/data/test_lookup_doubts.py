"""Lookups of rows that are nearly always there are shown on request only."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

ENTITY = """
package shop;
import jakarta.persistence.*;
@Entity
public class Customer {
    @Id private Long id;
    @Column(nullable = false) private String name;
    public Long getId() { return id; }
    public String getName() { return name; }
}
"""

SERVICE = """
package shop;
import jakarta.persistence.EntityManager;
import org.springframework.security.core.context.SecurityContextHolder;
public class Customers {
    private EntityManager em;
    static final String GUEST = "guest";

    Customer byName(String name) { return em.find(Customer.class, name); }
    Customer byId(Long id) { return em.find(Customer.class, id); }
    static String loggedIn() { return SecurityContextHolder.getContext().getAuthentication().getName(); }
    static String alsoLoggedIn() { return loggedIn(); }
    static String typed(String text) { return text + SecurityContextHolder.getContext().getAuthentication().getName(); }
    Customer guest() { return byName("guest"); }
    Customer me() { return byName(loggedIn()); }

    String use(Long id, String text) {
        return %s.getName();
    }
}
"""


def confidences(root: Path, call: str) -> list[Confidence]:
    (root / "Customer.java").write_text(ENTITY)
    (root / "Customers.java").write_text(SERVICE % call)
    settings = load_settings((root,), None, {"min_confidence": Confidence.LOW})
    report = run(settings, lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule == "NG103"]


@pytest.mark.parametrize(
    "call",
    [
        "byName(loggedIn())",
        "byName(alsoLoggedIn())",
        "me()",
        "byName(GUEST)",
        'byName("guest")',
        "guest()",
        "byId(3L)",
        "em.find(Customer.class, GUEST)",
    ],
)
def test_who_is_logged_in_and_what_the_code_names(tmp_path, call):
    assert confidences(tmp_path, call) == [Confidence.LOW]


@pytest.mark.parametrize("call", ["byName(text)", "byId(id)", "byName(typed(text))", 'byName("customer-" + text)'])
def test_any_other_key(tmp_path, call):
    assert confidences(tmp_path, call) == [Confidence.HIGH]
