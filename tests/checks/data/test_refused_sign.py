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


ROW = ORDER.replace("public class Order ", "public class OrderEntity ").replace(
    "public String getNote",
    "@Column(nullable = true) private String ownerType; public String getOwnerType() { return ownerType; } public String getNote",
)
OTHER_SIDE = """
package shop;
public class Order {
    private String reference;
    private Owner owner;
    public String getReference() { return reference; }
    public Owner getOwner() { return owner; }
}
"""
USES = "package shop;\nclass Service { int run(OrderEntity order) { return order.get%s().length(); } }"


def of_other_side(root: Path, attribute: str, validator: str) -> list[Confidence]:
    files = {"OrderEntity": ROW, "Order": OTHER_SIDE, "OrderHook": validator, "Service": USES % attribute}
    files["Owner"] = "package shop;\npublic class Owner { public native String getType(); }"
    for name, text in files.items():
        (root / f"{name}.java").write_text(text)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule == "NG101" and "Service" in finding.place.path]


@pytest.mark.parametrize(
    ("attribute", "body"),
    [
        ("Reference", "if (order.getReference() == null) { throw new Refused(); }"),
        ("Reference", "if (StringUtils.isEmpty(order.getReference())) { throw new Refused(); }"),
        ("OwnerType", "if (order.getOwner() == null) { throw new Refused(order.getReference()); }"),
    ],
)
def test_what_is_refused_of_the_object_that_stands_for_the_row(tmp_path, attribute, body):
    assert of_other_side(tmp_path, attribute, VALIDATOR.format(name="validate", body=body)) == [Confidence.LOW]


@pytest.mark.parametrize(
    ("attribute", "name", "body"),
    [
        ("Reference", "ship", "if (order.getReference() == null) { throw new Refused(); }"),
        ("Reference", "validate", "if (order.getOwner() != null) { if (order.getReference() == null) { throw new Refused(); } }"),
        ("Reference", "validate", "if (order.getReference() == null) { log(order); }"),
        ("Note", "validate", "if (order.getReference() == null) { throw new Refused(); }"),
        ("OwnerType", "validate", "if (order.getReference() == null) { throw new Refused(); }"),
    ],
)
def test_what_is_not_refused_of_it(tmp_path, attribute, name, body):
    assert of_other_side(tmp_path, attribute, VALIDATOR.format(name=name, body=body)) == [Confidence.HIGH]


HELPERS = """
    boolean valid = true;
    void requireText(String text) { if (text == null || text.isEmpty()) { throw new Refused(); } }
    void checkText(String text, Errors errors) { if (text == null) { errors.rejectValue(1); } }
    boolean isGood(String text) { return text != null && !text.isEmpty(); }
    boolean isValidText(String text, Errors errors) {
        boolean good = true;
        if (StringUtils.isBlank(text)) { errors.rejectValue(1); good = false; } else if (text.length() > 3) { good = false; }
        return good;
    }
    void checkLength(String text, Errors errors) { if (text != null && text.length() > 3) { errors.rejectValue(1); } }
    void checkSometimes(String text, Errors errors) { if (valid) { if (text == null) { errors.rejectValue(1); } } }
    void checkOther(String text, Errors errors, Order order) { if (order.getNote() == null) { errors.rejectValue(1); } }
    void checkAnyway(String text, Errors errors) { text = "none"; if (text == null) { errors.rejectValue(1); } }
    void log(String text, Errors errors) { if (text == null) { System.out.println("none"); } }
"""
WITH_HELPERS = (
    "package shop;\nimport java.util.Objects;\nimport org.springframework.util.Assert;\nclass OrderHook {%s void %s(%s) { %s } }"
)


def by_helpers(name: str, body: str) -> str:
    return WITH_HELPERS % (HELPERS, name, "Order order, Errors errors", body)


@pytest.mark.parametrize(
    "body",
    [
        "Objects.requireNonNull(order.getReference());",
        'Assert.notNull(order.getReference(), "it has to have one");',
        "requireText(order.getReference());",
        "this.requireText(order.getReference());",
        "checkText(order.getReference(), errors);",
        "if (order == null) { return; } checkText(order.getReference(), errors);",
        "if (order != null) { requireText(order.getReference()); }",
        "valid = isValidText(order.getReference(), errors) && valid;",
        "boolean good = isValidText(order.getReference(), errors);",
        "if (!isGood(order.getReference())) { errors.rejectValue(1); }",
        "String text = order.getReference(); if (!isGood(text)) { errors.rejectValue(1); }",
        "if (!isGood(order.getReference()) || order.getReference().length() > 3) { throw new Refused(); }",
    ],
)
def test_what_helpers_of_a_validator_refuse_is_low(tmp_path, body):
    assert confidences(tmp_path, by_helpers("validate", body)) == [Confidence.LOW]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("ship", "requireText(order.getReference());"),
        ("ship", "checkText(order.getReference(), errors);"),
        ("validate", "requireText(order.getNote());"),
        ("validate", "checkText(order.getNote(), errors);"),
        ("validate", "checkLength(order.getReference(), errors);"),
        ("validate", "checkSometimes(order.getReference(), errors);"),
        ("validate", "checkOther(order.getReference(), errors, order);"),
        ("validate", "checkAnyway(order.getReference(), errors);"),
        ("validate", "log(order.getReference(), errors);"),
        ("validate", "if (order.getNote() != null) { requireText(order.getReference()); }"),
        ("validate", "if (valid) { checkText(order.getReference(), errors); }"),
        ("validate", "if (!isGood(order.getReference())) { valid = false; }"),
        ("validate", "if (valid && !isGood(order.getReference())) { throw new Refused(); }"),
        ("validate", "boolean good = valid && isValidText(order.getReference(), errors);"),
        ("validate", "if (order.getReference().length() > 3) { throw new Refused(); }"),
        ("validate", "if (count(order.getReference().trim()) > 3) { throw new Refused(); }"),
    ],
)
def test_what_they_do_not_refuse_is_told(tmp_path, name, body):
    assert confidences(tmp_path, by_helpers(name, body)) == [Confidence.HIGH]


@pytest.mark.parametrize(
    "body",
    [
        "requireText(order.getReference());",
        "if (order == null) { return; } else { checkText(order.getReference(), errors); }",
        "valid = isValidText(order.getReference(), errors) && valid;",
    ],
)
def test_what_helpers_refuse_of_the_object_that_stands_for_the_row(tmp_path, body):
    assert of_other_side(tmp_path, "Reference", by_helpers("validate", body)) == [Confidence.LOW]


def test_what_helpers_do_not_refuse_of_it(tmp_path):
    assert of_other_side(tmp_path, "Note", by_helpers("validate", "requireText(order.getReference());")) == [Confidence.HIGH]


NAMED = "String text = order.getReference();"


@pytest.mark.parametrize(
    "body",
    [
        f"{NAMED} if (text == null) {{ throw new Refused(); }}",
        f"{NAMED} if (StringUtils.isBlank(text)) {{ errors.rejectValue(1); }}",
        f"{NAMED} requireText(text);",
        f"{NAMED} checkText(text, errors);",
    ],
)
def test_what_is_refused_by_the_name_of_a_variable(tmp_path, body):
    (tmp_path / "row").mkdir()
    (tmp_path / "other").mkdir()
    assert confidences(tmp_path / "row", by_helpers("validate", body)) == [Confidence.LOW]
    assert of_other_side(tmp_path / "other", "Reference", by_helpers("validate", body)) == [Confidence.LOW]


@pytest.mark.parametrize(
    "body",
    [
        "String text = order.getNote(); requireText(text);",
        f'{NAMED} text = "none"; requireText(text);',
        f"{NAMED} log(text, errors);",
        f"{NAMED} if (valid) {{ requireText(text); }}",
        f"{NAMED} if (order.getNote() != null && text == null) {{ throw new Refused(); }}",
    ],
)
def test_what_is_not_refused_by_it(tmp_path, body):
    (tmp_path / "row").mkdir()
    (tmp_path / "other").mkdir()
    assert confidences(tmp_path / "row", by_helpers("validate", body)) == [Confidence.HIGH]
    assert of_other_side(tmp_path / "other", "Reference", by_helpers("validate", body)) == [Confidence.HIGH]


STATIC = """
package shop;
class Texts {
    static void require(String field, String text) { if (StringUtils.isBlank(text)) { throw new Refused(field); } }
    static void checkLength(String field, String text) { if (text != null && text.length() > 3) { throw new Refused(field); } }
    void requireNothing(String field, String text) { }
}
"""


@pytest.mark.parametrize(
    ("body", "confidence"),
    [
        ('Texts.require("reference", order.getReference());', Confidence.LOW),
        ('Texts.require("note", order.getNote());', Confidence.HIGH),
        ('Texts.require(order.getReference(), "reference");', Confidence.HIGH),
        ('Texts.checkLength("reference", order.getReference());', Confidence.HIGH),
        ('Texts.requireNothing("reference", order.getReference());', Confidence.HIGH),
        ('Others.require("reference", order.getReference());', Confidence.HIGH),
    ],
)
def test_what_static_helpers_refuse(tmp_path, body, confidence):
    for side in ("row", "other"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "Texts.java").write_text(STATIC)
    assert confidences(tmp_path / "row", by_helpers("validate", body)) == [confidence]
    assert of_other_side(tmp_path / "other", "Reference", by_helpers("validate", body)) == [confidence]


FINDING = """
package shop;
class Orders {
    jakarta.persistence.EntityManager em;
    Order find(Long id) { return em.find(Order.class, id); }
    Order findByCode(String code) { return em.find(Order.class, code); }
}
"""


OTHER = "Order other = orders.findByCode(errors.code()); "


@pytest.mark.parametrize(
    "body",
    [
        "if (other != null && !isGood(other.getReference())) { throw new Refused(); }",
        "if (other == null || !isGood(other.getReference())) { throw new Refused(); }",
        "if (other != null && other.getReference() == null) { errors.rejectValue(1); }",
        "if (other == null || other.getReference() == null) { errors.rejectValue(1); }",
        "if (other != null && isSame(other.getReference(), order)) { errors.rejectValue(1); }",
        "boolean good = other != null && isValidText(other.getReference(), errors);",
    ],
)
def test_what_stands_behind_a_test_is_not_used_before_it(tmp_path, body):
    assert lookups(tmp_path, by_helpers("validate", OTHER + body)) == 0


def test_what_stands_behind_none_is(tmp_path):
    body = OTHER + "if (!isGood(other.getReference())) { throw new Refused(); }"
    assert lookups(tmp_path, by_helpers("validate", body)) == 1


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("if (order == null || !isGood(order.getReference())) { throw new Refused(); }", 0),
        ("if (order == null || order.getReference() == null) { throw new Refused(); }", 0),
        ("if (!isGood(order.getReference())) { throw new Refused(); }", 1),
    ],
)
def test_what_a_validator_asks_for_null_itself_it_does_not_demand(tmp_path, body, count):
    assert lookups(tmp_path, by_helpers("validate", body)) == count


def lookups(root: Path, validator: str) -> int:
    """How many uses of a row that was looked up are told, in a validator, and where one is handed to it."""
    use = "class Service { Orders orders; OrderHook hook; void run(Long id) { hook.validate(orders.find(id), null); } }"
    files = {"Order": ORDER, "Orders": FINDING, "Service": f"package shop;\n{use}"}
    files["OrderHook"] = validator.replace(
        "class OrderHook {", "class OrderHook { Orders orders; native boolean isSame(String one, Order other);"
    )
    for name, text in files.items():
        (root / f"{name}.java").write_text(text)
    report = run(load_settings((root,), None, {}), lambda stage, done, total: None)
    return sum(finding.rule == "NG103" for finding in report.findings)
