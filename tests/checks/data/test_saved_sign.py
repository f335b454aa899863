"""Attributes that a row is given whenever it is saved are shown on request only."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

BASE = """
package shop;
import jakarta.persistence.*;
import java.time.Instant;
@MappedSuperclass
public abstract class Base {{
    {field} private Instant made;
    @Column(nullable = true) private Instant sent;
    private boolean late;
    @Column(nullable = true) public Instant getMade() {{ return made; }}
    public void setMade(Instant made) {{ this.made = made; }}
    public Instant getSent() {{ return sent; }}
    {method}
}}
"""
ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order extends Base {
    @Id private Long id;
}
"""
USE = "package shop;\nclass Service { long run(Order order) { return order.getMade().toEpochMilli(); } }"


def confidences(root: Path, method: str = "", field: str = "", service: str = USE) -> list[Confidence]:
    (root / "Base.java").write_text(BASE.format(field=field or "@Column(nullable = true)", method=method))
    (root / "Order.java").write_text(ORDER)
    (root / "Service.java").write_text(service)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule == "NG101"]


@pytest.mark.parametrize(
    "method",
    [
        "@PrePersist void start() { made = Instant.now(); }",
        "@PrePersist void start() { this.made = Instant.now(); sent = null; }",
        "@PrePersist @PreUpdate void start() { Instant now = Instant.now(); setMade(now); }",
        "@PrePersist void start() { if (made == null) { made = Instant.now().plusMillis(1); } }",
        "@PrePersist void start() { if (getMade() == null) { this.setMade(Instant.now()); } }",
    ],
)
def test_what_is_given_before_each_insertion(tmp_path, method):
    assert confidences(tmp_path, method) == [Confidence.LOW]


@pytest.mark.parametrize("annotation", ["@CreationTimestamp", "@org.springframework.data.annotation.LastModifiedDate"])
def test_what_the_orm_sets(tmp_path, annotation):
    assert confidences(tmp_path, field=f"{annotation} @Column(nullable = true)") == [Confidence.LOW]


@pytest.mark.parametrize(
    "method",
    [
        "",
        "void start() { made = Instant.now(); }",
        "@PreUpdate void start() { made = Instant.now(); }",
        "@PrePersist void start() { sent = Instant.now(); }",
        "@PrePersist void start() { made = sent; }",
        "@PrePersist void start() { made = getSent(); }",
        "@PrePersist void start() { if (late) { made = Instant.now(); } }",
        "@PrePersist void start() { if (sent == null) { made = Instant.now(); } }",
        "@PrePersist void start() { if (made == null) { made = sent; } }",
        "@PrePersist void start() { for (int i = 0; i < 0; i++) { made = Instant.now(); } }",
    ],
)
def test_what_rows_may_lack(tmp_path, method):
    assert confidences(tmp_path, method) == [Confidence.HIGH]


def test_what_the_code_takes_away(tmp_path):
    service = USE.replace("{ long run", "{ void forget(Order order) { order.setMade(null); }\n long run")
    method = "@PrePersist void start() { made = Instant.now(); }"
    assert confidences(tmp_path, method, service=service) == [Confidence.HIGH]


MODELS = """
from django.db import models

class Order(models.Model):
    name = models.CharField(max_length=20)
    slug = models.CharField(max_length=20, null=True)

    def save(self, *args, **kwargs):
        {fill}
        super().save(*args, **kwargs)

def show(pk):
    order = Order.objects.get(pk=pk)
    return order.slug.upper()
"""
FILL = "self.slug = self.slug or self.name.lower()"


@pytest.mark.parametrize(
    ("fill", "other", "confidence"),
    [
        (FILL, "", Confidence.LOW),
        ("if self.name: " + FILL, "", Confidence.HIGH),
        ("pass", "", Confidence.HIGH),
        (FILL, "Order.objects.filter(pk=1).update(slug=None)", Confidence.HIGH),
        (FILL, "Order.objects.bulk_create([])", Confidence.HIGH),
    ],
)
def test_what_saving_a_python_row_fills(tmp_path, fill, other, confidence):
    (tmp_path / "models.py").write_text(MODELS.format(fill=fill))
    (tmp_path / "other.py").write_text(f"from models import Order\n\ndef run():\n    {other or 'pass'}\n")
    report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    assert [item.confidence for item in report.findings if item.rule == "NG101"] == [confidence]
