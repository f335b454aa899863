"""Attributes that an annotation of a Java class declares required are shown on request only."""

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
public class Order {{
    @Id private Long id;
    {field}
    @Column(nullable = true) private String reference;
    @Schema(required = true)
    @Column(nullable = true) private String note;
    {getter}
    public String getReference() {{ return reference; }}
    public void setReference({parameter} String reference) {{ this.reference = reference; }}
}}
"""
USE = "package shop;\nclass Service { int run(Order order) { return order.getReference().length(); } }"


def confidences(root: Path, field: str = "", getter: str = "", parameter: str = "") -> list[Confidence]:
    (root / "Order.java").write_text(ORDER.format(field=field, getter=getter, parameter=parameter))
    (root / "Service.java").write_text(USE)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule == "NG101"]


@pytest.mark.parametrize(
    "annotation",
    [
        "@JsonProperty(required = true)",
        '@XmlElement(name = "ref", required = true)',
        "@Property(required = Property.Value.TRUE)",
        "@Property(required = TRUE)",
        "@io.swagger.annotations.ApiModelProperty(required = true)",
        "@Schema(requiredMode = Schema.RequiredMode.REQUIRED)",
    ],
)
@pytest.mark.parametrize("where", ["field", "getter"])
def test_what_is_required_is_low(tmp_path, annotation, where):
    assert confidences(tmp_path, **{where: annotation}) == [Confidence.LOW]


@pytest.mark.parametrize(
    "annotation",
    [
        "@JsonProperty",
        '@JsonProperty("required")',
        "@JsonProperty(required = false)",
        "@Property(required = Property.Value.FALSE)",
        "@Property(required = Property.Value.DEFAULT)",
        "@Property(persisted = Property.Value.TRUE)",
        "@Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)",
        "@Schema(hidden = true)",
        "@Shown(requiredOverride = RequiredOverride.REQUIRED)",
        "@Shown(notRequired = true)",
        '@Schema(requiredProperties = {"reference"})',
    ],
)
@pytest.mark.parametrize("where", ["field", "getter"])
def test_other_annotations_say_nothing(tmp_path, annotation, where):
    assert confidences(tmp_path, **{where: annotation}) == [Confidence.HIGH]


@pytest.mark.parametrize("annotation", ["@NotNull", "@NotEmpty", '@NotBlank(message = "needed")'])
@pytest.mark.parametrize("where", ["field", "getter"])
def test_what_validation_refuses_is_low(tmp_path, annotation, where):
    (tmp_path / "Orders.java").write_text("package shop;\nclass Orders { @PostMapping void make(@Valid Order order) { } }")
    assert confidences(tmp_path, **{where: annotation}) == [Confidence.LOW]


@pytest.mark.parametrize(
    ("annotation", "parameter"),
    [
        ("@NotNull", "Order order"),
        ("@NotNull", "@RequestBody Order order"),
        ("@NotNull", "@Valid Other other"),
        ("@NotNull(groups = Update.class)", "@Valid Order order"),
        ("@Size(min = 1)", "@Valid Order order"),
        ("@NotNull", "@Valid Order order, @RequestBody Order other"),
    ],
)
def test_what_nobody_validates_may_be_null(tmp_path, annotation, parameter):
    (tmp_path / "Orders.java").write_text(f"package shop;\nclass Orders {{ @PostMapping void make({parameter}) {{ }} }}")
    assert confidences(tmp_path, field=annotation) == [Confidence.HIGH]


def test_what_a_request_requires_is_another_thing(tmp_path):
    assert confidences(tmp_path, parameter="@RequestParam(required = true)") == [Confidence.HIGH]
