"""What collects problems and loses them again, or was given what is no problem, tells nothing (Java)."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

SERVICE = """package shop;
import java.util.*;
import org.springframework.validation.*;
class Service {
    int run(Order o, Order p, BindingResult bound, int n) { %s return o.getReference().length(); }
    private void check(Order o, List<String> errors) { if (o.getReference() == null) { errors.add("missing"); } }
    private void named(Order o, Map<String, String> errors) { if (o.getReference() == null) { errors.put("reference", "none"); } }
    private void told(Order o, StringBuilder text) { if (o.getReference() == null) { text.append("missing"); } }
    private void reject(Order o, Errors errors) { if (o.getReference() == null) { errors.rejectValue("reference", "missing"); } }
    private void nested(Order o, Errors errors) {
        errors.pushNestedPath("order");
        if (o.getReference() == null) { errors.rejectValue("reference", "missing"); }
        errors.popNestedPath();
    }
    private void report(Order o, OrderReport report) { if (o.getReference() == null) { report.addError("missing"); } }
    private void warn(Order o, OrderReport report) { if (o.getReference() == null) { report.addWarning("missing"); } }
    private void both(Order o, OrderReport report) { warn(o, report); report(o, report); }
    private OrderReport warnings(Order o) {
        OrderReport report = new OrderReport();
        if (o.getReference() == null) { report.addWarning("missing"); }
        return report;
    }
    private void drop(List<String> errors) { errors.remove(0); }
    private void dropSome(List<String> errors) { errors.removeIf(text -> text.isEmpty()); }
    private void cut(StringBuilder text) { text.setLength(0); }
    private void show(List<String> errors) { for (String text : errors) { print(text); } }
}
class OrderReport {
    private final List<String> texts = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    void addError(String text) { texts.add(text); }
    void addWarning(String text) { warnings.add(text); }
    boolean hasErrors() { return !texts.isEmpty(); }
    boolean isValid() { return texts.isEmpty(); }
}
"""
CHECKED = "List<String> errors = new ArrayList<>(); check(o, errors);"
NAMED = "Map<String, String> errors = new HashMap<>(); named(o, errors);"
ASKED = "if (!errors.isEmpty()) { return 0; }"
TOLD = "StringBuilder text = new StringBuilder(); told(o, text);"
REPORT = "OrderReport report = new OrderReport();"


def is_told(analyse, text: str) -> bool:
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": SERVICE % text}
    return any(use.expression == "o.getReference()" for use in analyse(files)["shop/Service.java"])


@pytest.mark.parametrize(
    "text",
    [
        f"{CHECKED} errors.subList(0, 1).clear(); {ASKED}",
        f"{CHECKED} Iterator<String> each = errors.iterator(); each.next(); each.remove(); {ASKED}",
        f"{CHECKED} drop(errors); {ASKED}",
        f"{CHECKED} dropSome(errors); {ASKED}",
        f"{CHECKED} clean(errors); {ASKED}",
        f"{CHECKED} Texts.removeBlank(errors); {ASKED}",
        f"{NAMED} errors.keySet().clear(); {ASKED}",
        f"{NAMED} errors.values().removeIf(text -> text.isEmpty()); {ASKED}",
        f"{NAMED} errors.entrySet().removeIf(entry -> true); {ASKED}",
        f"{TOLD} cut(text); if (text.length() > 0) {{ return 0; }}",
        f"{REPORT} warn(o, report); if (report.hasErrors()) {{ return 0; }}",
        f"{REPORT} warn(o, report); if (!report.isValid()) {{ return 0; }}",
        "OrderReport report = warnings(o); if (report.hasErrors()) { return 0; }",
        "reject(o, bound); if (bound.hasGlobalErrors()) { return 0; }",
    ],
)
def test_nothing_is_told(analyse, text):
    assert is_told(analyse, text)


@pytest.mark.parametrize(
    "text",
    [
        f"{CHECKED} show(errors); {ASKED}",
        f"{CHECKED} print(errors); {ASKED}",
        f"{CHECKED} errors.add(p.getNumber()); errors.addAll(more()); {ASKED}",
        f"{CHECKED} int count = errors.size(); String all = errors.toString(); {ASKED}",
        f'{NAMED} if (errors.containsKey("reference")) {{ n = 2; }} {ASKED}',
        f"{NAMED} for (String text : errors.values()) {{ print(text); }} {ASKED}",
        f"{REPORT} both(o, report); if (report.hasErrors()) {{ return 0; }}",
        f'{REPORT} report(o, report); report.addWarning("seen"); if (!report.isValid()) {{ return 0; }}',
        "nested(o, bound); if (bound.hasErrors()) { return 0; }",
        "reject(o, bound); if (bound.hasFieldErrors()) { return 0; }",
    ],
)
def test_it_still_has_them(analyse, text):
    assert not is_told(analyse, text)
