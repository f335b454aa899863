"""Problems that are put into what is handed around: where it has none, all tests of it have passed (Java)."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

SERVICE = """package shop;
import java.util.*;
import org.springframework.validation.*;
class Service {
    int run(Order o, Order p, %s) { %s return o.getReference().length(); }
    private void check(Order o, List<String> errors) { if (o.getReference() == null) { errors.add("missing"); } }
    private void check2(Order o, List<String> errors) { if (o.getPaidAt() == null) { errors.add("missing"); } }
    private void all(Order o, List<String> errors) { check2(o, errors); check(o, errors); check2(o, errors); }
    private void fresh(Order o, List<String> errors) { check(o, errors); errors.clear(); }
    private void named(Order o, Map<String, String> errors) { if (o.getReference() == null) { errors.put("reference", "none"); } }
    private void told(Order o, StringBuilder text) { if (o.getReference() == null) { text.append("missing"); } }
    private void perhaps(Order o, StringBuilder text, String s) { if (o.getReference() == null) { text.append(s); } }
    private void copied(Order o, List<String> errors, List<String> all) { if (o.getReference() == null) { errors.addAll(all); } }
    private void reject(Order o, Errors errors) { if (o.getReference() == null) { errors.rejectValue("reference", "missing"); } }
    private void target(Object target, Errors errors) {
        Order order = (Order) target;
        if (order.getReference() == null) { errors.reject("missing"); }
    }
    private void report(Order o, OrderReport report) { if (o.getReference() == null) { report.addError("missing"); } }
    private boolean judge(Order o, OrderReport report) { report(o, report); return true; }
    private OrderReport problems(Order o) {
        OrderReport report = new OrderReport();
        if (o.getReference() == null) { report.addError("missing"); }
        return report;
    }
    private Map<String, String> named(Order o) {
        Map<String, String> found = new HashMap<>();
        named(o, found);
        return found;
    }
    private void emptied(List<String> errors) { errors.clear(); }
}
class OrderReport {
    private final List<String> texts = new ArrayList<>();
    void addError(String text) { texts.add(text); }
    boolean hasErrors() { return !texts.isEmpty(); }
    boolean isValid() { return texts.isEmpty(); }
    List<String> getErrors() { return texts; }
}
"""
LIST = "List<String> errors = new ArrayList<>();"


def is_told(analyse, text: str, given: str = "int n") -> bool:
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": SERVICE % (given, text)}
    found = [use for use in analyse(files)["shop/Service.java"] if use.expression == "o.getReference()"]
    return bool(found)


@pytest.mark.parametrize(
    "text",
    [
        f"{LIST} check(o, errors); if (!errors.isEmpty()) {{ return 0; }}",
        f"{LIST} check(o, errors); if (errors.size() > 0) {{ return 0; }}",
        f"{LIST} check(o, errors); check2(o, errors); check(p, errors); if (!errors.isEmpty()) {{ throw new Error(); }}",
        f'{LIST} if (n > 2) {{ errors.add("many"); }} check(o, errors); if (!errors.isEmpty()) {{ return 0; }}',
        f'{LIST} check(o, errors); if (n > 2) {{ errors.add("many"); }} if (!errors.isEmpty()) {{ return 0; }}',
        f"{LIST} all(o, errors); if (!errors.isEmpty()) {{ return 0; }}",
        f"{LIST} check(o, errors); if (n > 2) {{ check2(p, errors); }} if (!errors.isEmpty()) {{ return 0; }}",
        "Map<String, String> errors = new HashMap<>(); named(o, errors); if (!errors.isEmpty()) { return 0; }",
        (
            'Map<String, String> errors = new HashMap<>(); if (o.getReference() == null) { errors.put("a", "b"); } '
            "if (!errors.isEmpty()) { return 0; }"
        ),
        "StringBuilder text = new StringBuilder(); told(o, text); if (text.length() > 0) { return 0; }",
        (
            'StringBuilder text = new StringBuilder(); if (o.getReference() == null) { text.append("missing "); } '
            "if (text.length() != 0) { return 0; }"
        ),
        'String error = ""; if (o.getReference() == null) { error = "missing"; } if (!error.isEmpty()) { return 0; }',
        'String error = ""; if (o.getReference() == null) { error += "missing"; } if (!error.isBlank()) { return 0; }',
    ],
)
def test_nothing_was_put_in(analyse, text):
    assert not is_told(analyse, text)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("check(o, errors); if (!errors.isEmpty()) { return 0; }", "List<String> errors"),
        ("reject(o, errors); if (errors.hasErrors()) { return 0; }", "Errors errors"),
        ("reject(o, errors); reject(p, errors); if (errors.hasErrors()) { return 0; }", "BindingResult errors"),
        ("target(o, errors); if (errors.hasErrors()) { return 0; }", "BindingResult errors"),
        ("if (errors.hasErrors()) { return 0; } reject(o, errors); if (errors.hasErrors()) { return 0; }", "Errors errors"),
        ("report(o, report); if (report.hasErrors()) { return 0; }", "OrderReport report"),
        ("report(o, report); if (!report.isValid()) { return 0; }", "OrderReport report"),
        ("report(o, report); if (!report.getErrors().isEmpty()) { return 0; }", "OrderReport report"),
        ("judge(o, report); if (report.hasErrors()) { return 0; }", "OrderReport report"),
        ("OrderReport report = problems(o); if (report.hasErrors()) { return 0; }", "int n"),
        ("OrderReport report = problems(o); if (!report.isValid()) { return 0; }", "int n"),
        ("if (problems(o).hasErrors()) { return 0; }", "int n"),
        ("Map<String, String> found = named(o); if (!found.isEmpty()) { return 0; }", "int n"),
    ],
)
def test_what_was_given_has_nothing(analyse, text, given):
    assert not is_told(analyse, text, given)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (f"{LIST} check(o, errors); if (errors.isEmpty()) {{ return 0; }}", "int n"),
        (f"{LIST} check(o, errors); log(errors);", "int n"),
        (f"{LIST} check(p, errors); if (!errors.isEmpty()) {{ return 0; }}", "int n"),
        (f"{LIST} check2(o, errors); if (!errors.isEmpty()) {{ return 0; }}", "int n"),
        (f"{LIST} check(o, errors); errors.clear(); if (!errors.isEmpty()) {{ return 0; }}", "int n"),
        (f"{LIST} check(o, errors); emptied(errors); if (!errors.isEmpty()) {{ return 0; }}", "int n"),
        (f"{LIST} check(o, errors); errors = new ArrayList<>(); if (!errors.isEmpty()) {{ return 0; }}", "int n"),
        (f"{LIST} fresh(o, errors); if (!errors.isEmpty()) {{ return 0; }}", "int n"),
        (f"{LIST} copied(o, errors, all()); if (!errors.isEmpty()) {{ return 0; }}", "int n"),
        (f"{LIST} if (n > 2) {{ check(o, errors); }} if (!errors.isEmpty()) {{ return 0; }}", "int n"),
        (f"{LIST} check(o, errors); o = p; if (!errors.isEmpty()) {{ return 0; }}", "int n"),
        ("StringBuilder text = new StringBuilder(); perhaps(o, text, all()); if (text.length() > 0) { return 0; }", "int n"),
        ("StringBuilder text = new StringBuilder(all()); told(o, text); if (text.length() == 0) { return 0; }", "int n"),
        (
            (
                "StringBuilder text = new StringBuilder(); if (o.getReference() == null) { text.append(all()); } "
                "if (text.length() > 0) { return 0; }"
            ),
            "int n",
        ),
        ('String error = ""; if (o.getReference() == null) { error = all(); } if (!error.isEmpty()) { return 0; }', "int n"),
        ('String error = ""; if (o.getReference() == null) { error += all(); } if (!error.isEmpty()) { return 0; }', "int n"),
        ('String error = ""; if (o.getReference() != null) { error = "x"; } if (!error.isEmpty()) { return 0; }', "int n"),
        ("if (errors.hasErrors()) { return 0; } reject(o, errors);", "Errors errors"),
        ("reject(p, errors); if (errors.hasErrors()) { return 0; }", "Errors errors"),
        ("report(o, report); if (report.isValid()) { return 0; }", "OrderReport report"),
        ("OrderReport report = problems(o); if (report.isValid()) { return 0; }", "int n"),
        ("OrderReport report = problems(p); if (report.hasErrors()) { return 0; }", "int n"),
        ("OrderReport report = problems(o); o = p; if (report.hasErrors()) { return 0; }", "int n"),
        ("Map<String, String> found = named(p); if (!found.isEmpty()) { return 0; }", "int n"),
        ("report(o, report); if (other.hasErrors()) { return 0; }", "OrderReport report, OrderReport other"),
    ],
)
def test_something_may_be_missing(analyse, text, given):
    assert is_told(analyse, text, given)
