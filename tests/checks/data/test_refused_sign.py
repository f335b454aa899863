"""Attributes that a validator refuses to be null are shown on request only."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = true) private String reference;
    @Column(nullable = true) private String note;
    public String getReference() { return reference; }
    public String getNote() { return note; }
}
"""
VALIDATOR = "package shop;\nclass OrderHook {{ void {name}(Order order, Errors errors) {{ {body} }} }}"
USE = "package shop;\nclass Service { int run(Order order) { return order.getReference().length(); } }"


def confidences(root: Path, validator: str) -> list[Confidence]:
    for name, text in (("Order", ORDER), ("OrderHook", validator), ("Service", USE)):
        (root / f"{name}.java").write_text(text)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule == "NG101" and "Service" in finding.place.path]


def test_what_is_refused_is_low(tmp_path):
    body = "if (order.getReference() == null) { errors.rejectValue(1); }"
    assert confidences(tmp_path, VALIDATOR.format(name="validate", body=body)) == [Confidence.LOW]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("validate", "if (order.getNote() == null) { errors.rejectValue(1); }"),
        ("validate", "if (order.getReference() == null) { log(order); }"),
        ("validate", "if (order.getNote() != null) { if (order.getReference() == null) { errors.rejectValue(1); } }"),
        ("ship", "if (order.getReference() == null) { errors.rejectValue(1); }"),
    ],
)
def test_other_tests_are_no_refusal(tmp_path, name, body):
    assert confidences(tmp_path, VALIDATOR.format(name=name, body=body)) == [Confidence.HIGH]
