"""What a validator uses, lets pass or only logs is no refusal of null: what is read of such rows is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

ROW = """
package shop;
import jakarta.persistence.*;
@Entity
public class OrderEntity {
    @Id private Long id;
    @Column(nullable = true) private String number;
    @Column(nullable = true) private String note;
    public String getNumber() { return number; }
    public void setNumber(String number) { this.number = number; }
    public String getNote() { return note; }
}
"""
OTHER_SIDE = """
package shop;
public class Order {
    private String number;
    private String note;
    public String getNumber() { return number; }
    public void setNumber(String number) { this.number = number; }
    public String getNote() { return note; }
}
"""
VALIDATOR = """
package shop;
class OrderHook {
    boolean valid = true;
    org.slf4j.Logger log;
    void require(String text) { if (text == null) { throw new Refused(); } }
    boolean isGood(String text) { return text != null && !text.isEmpty(); }
    boolean fits(String text) { return text.length() < 9; }
    void checkLength(String text, Errors errors) { if (text.length() > 9) { errors.reject("length"); } }
    void check(String text, Errors errors) { if (text == null) { errors.reject("null"); } }
    void checkEach(String text, Errors errors) { if (text == null) { errors.reject("null"); } }
    void checkEach(Integer count, Errors errors) { if (count < 0) { errors.reject("count"); } }
    %s validate(%s order, Errors errors) { %s }
}
"""
USE = "package shop;\nclass Service { int run(OrderEntity order) { return order.getNumber().length(); } }"


def confidences(root: Path, cls: str, body: str, answer: str = "void") -> set[Confidence]:
    files = {"OrderEntity": ROW, "Order": OTHER_SIDE, "OrderHook": VALIDATOR % (answer, cls, body), "Service": USE}
    for name, text in files.items():
        (root / f"{name}.java").write_text(text)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    return {finding.confidence for finding in report.findings if finding.rule == "NG101"}


@pytest.mark.parametrize("cls", ["OrderEntity", "Order"])
@pytest.mark.parametrize(
    "body",
    [
        "if (order.getNumber().length() > 9) { throw new Refused(); }",
        "if (!fits(order.getNumber())) { throw new Refused(); }",
        "checkLength(order.getNumber(), errors);",
        "log.info(order.getNumber().trim()); check(order.getNumber(), errors);",
        "String text = order.getNumber(); if (!fits(text)) { throw new Refused(); }",
    ],
)
def test_what_a_validator_uses_it_does_not_refuse(tmp_path, cls, body):
    assert confidences(tmp_path, cls, body) == {Confidence.HIGH}


@pytest.mark.parametrize("cls", ["OrderEntity", "Order"])
@pytest.mark.parametrize(
    "body",
    [
        "if (order.getNumber() == null) { return; } require(order.getNumber());",
        "if (order.getNumber() == null) { return; } if (!isGood(order.getNumber())) { throw new Refused(); }",
        "String text = order.getNumber(); if (text == null) { return; } check(text, errors);",
        "if (order.getNote() == null) { return; } if (order.getNumber() == null) { throw new Refused(); }",
        "if (order.getNote() == null) { return; } require(order.getNumber());",
        "if (valid) { return; } check(order.getNumber(), errors);",
        "if (valid) { log.info(1); return; } boolean good = valid; if (!isGood(order.getNumber())) { throw new Refused(); }",
    ],
)
def test_what_it_has_let_pass_it_does_not_refuse_below(tmp_path, cls, body):
    assert confidences(tmp_path, cls, body) == {Confidence.HIGH}


def test_what_it_has_set_before_it_does_not_refuse(tmp_path):
    assert confidences(tmp_path, "OrderEntity", 'order.setNumber("1"); require(order.getNumber());') == {Confidence.HIGH}


@pytest.mark.parametrize(
    "body",
    [
        "if (order == null) { return; } require(order.getNumber());",
        'if (order.getNote() == null) { errors.reject("note"); return; } require(order.getNumber());',
        "if (errors.hasErrors()) { return; } check(order.getNumber(), errors);",
        "if (order.getNumber() == null) { throw new Refused(); } if (valid) { return; }",
    ],
)
def test_what_it_refuses_of_all_rows_is_low(tmp_path, body):
    assert confidences(tmp_path, "OrderEntity", body) == {Confidence.LOW}


@pytest.mark.parametrize(
    ("body", "confidence"),
    [
        ('if (order.getNumber() == null) { log.error("none"); } return true;', Confidence.HIGH),
        ('if (order.getNumber() == null) { this.log.error("none"); } return true;', Confidence.HIGH),
        ('if (order.getNumber() == null) { log.error("none"); return false; } return true;', Confidence.LOW),
        ('if (order.getNumber() == null) { log.error("none"); valid = false; } return valid;', Confidence.LOW),
        ('if (order.getNumber() == null) { errors.error("none"); } return true;', Confidence.LOW),
        ("if (valid) { return true; } require(order.getNumber()); return true;", Confidence.HIGH),
        ("if (order.getNote() == null) { return false; } require(order.getNumber()); return true;", Confidence.LOW),
    ],
)
def test_what_it_only_logs_is_no_refusal(tmp_path, body, confidence):
    assert confidences(tmp_path, "OrderEntity", body, "boolean") == {confidence}


def test_one_of_several_helpers_of_a_name_is_not_enough(tmp_path):
    assert confidences(tmp_path, "OrderEntity", "checkEach(order.getNumber(), errors);") == {Confidence.HIGH}


INVOICE = """
package shop;
import jakarta.persistence.*;
@Entity
public class Invoice {
    @Id private Long id;
    @ManyToOne private OrderEntity order;
    @OneToMany private java.util.List<OrderEntity> all;
    public OrderEntity getOrder() { return order; }
    public java.util.List<OrderEntity> getAll() { return all; }
}
"""


@pytest.mark.parametrize(
    ("cls", "body", "confidence"),
    [
        ("Invoice", "OrderEntity order = given.getOrder(); require(order.getNumber());", Confidence.HIGH),
        (
            "Invoice",
            "OrderEntity order = given.getOrder(); if (order.getNumber() == null) { throw new Refused(); }",
            Confidence.HIGH,
        ),
        ("Invoice", "OrderEntity order = given.getOrder(); String text = order.getNumber(); require(text);", Confidence.HIGH),
        ("Invoice", "String text = given.getOrder().getNumber(); require(text);", Confidence.HIGH),
        ("Object", "OrderEntity order = orders.find(1); require(order.getNumber());", Confidence.HIGH),
        ("Invoice", "for (OrderEntity order : given.getAll()) { require(order.getNumber()); }", Confidence.LOW),
        ("Object", "OrderEntity order = (OrderEntity) given; require(order.getNumber());", Confidence.LOW),
        (
            "Object",
            "OrderEntity order = (OrderEntity) given; OrderEntity same = order; require(same.getNumber());",
            Confidence.LOW,
        ),
        ("Object", "if (given instanceof OrderEntity order) { require(order.getNumber()); }", Confidence.LOW),
    ],
)
def test_rows_that_a_validator_gets_from_others_are_not_all(tmp_path, cls, body, confidence):
    (tmp_path / "Invoice.java").write_text(INVOICE)
    finder = "Orders orders; interface Orders { OrderEntity find(int id); } void validate("
    validator = VALIDATOR.replace("%s validate(", finder.replace("void", "%s"))
    files = {"OrderEntity": ROW, "OrderHook": validator % ("void", cls, body), "Service": USE}
    for name, text in files.items():
        (tmp_path / f"{name}.java").write_text(text.replace(f"({cls} order, Errors", f"({cls} given, Errors"))
    report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    assert {one.confidence for one in report.findings if one.rule == "NG101" and "Service" in one.place.path} == {confidence}
