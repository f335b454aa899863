"""A column that is only used where another one is there which is never set without it is shown on request only (Java)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings
from tests.frameworks.made_rows.test_set_beside import ORDER, PAY, SERVICE


@pytest.mark.parametrize(
    ("body", "use", "left"),
    [
        (PAY, "if (order.getPaidAt() != null) { order.getPaidBy().trim(); }", Confidence.LOW),
        (PAY, "if (order.getPaidAt() == null) { return; } order.getPaidBy().trim();", Confidence.LOW),
        (PAY, "order.getPaidBy().trim();", Confidence.HIGH),
        (PAY, "if (other.getPaidAt() != null) { order.getPaidBy().trim(); }", Confidence.HIGH),
        (PAY, "if (order.getPaidAt() == null) { order.getPaidBy().trim(); }", Confidence.HIGH),
        ("order.setPaidAt(Instant.now());", "if (order.getPaidAt() != null) { order.getPaidBy().trim(); }", Confidence.HIGH),
    ],
)
def test_what_is_only_set_together(tmp_path: Path, body: str, use: str, left: Confidence):
    service = (SERVICE % body).replace("void make()", f"void use(Order order, Order other) {{ {use} }}\n    void make()")
    for name, text in {"Order": ORDER % ("", ""), "Service": service}.items():
        (tmp_path / f"{name}.java").write_text(text)
    report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    found = [f.confidence for f in report.findings if f.rule == "NG101" and f.subject.endswith("paidBy")]
    assert found == [left]


@pytest.mark.parametrize(("shown", "left"), [("form.order.paidAt", Confidence.HIGH), ("form.order.id", Confidence.LOW)])
def test_pages_set_each_alone(tmp_path: Path, shown: str, left: Confidence):
    use = "if (order.getPaidAt() != null) { order.getPaidBy().trim(); }"
    service = (SERVICE % PAY).replace("void make()", f"void use(Order order) {{ {use} }}\n    void make()")
    form = (
        'package shop; @jakarta.inject.Named("form") public class Form { Order order; public Order getOrder() { return order; } }'
    )
    for name, text in {"Order": ORDER % ("", ""), "Service": service, "Form": form}.items():
        (tmp_path / f"{name}.java").write_text(text)
    page = f'<html xmlns:h="http://xmlns.jcp.org/jsf/html"><h:inputText value="#{{{shown}}}"/></html>'
    (tmp_path / "order.xhtml").write_text(page)
    report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    assert [f.confidence for f in report.findings if f.rule == "NG101" and f.subject.endswith("paidBy")] == [left]
