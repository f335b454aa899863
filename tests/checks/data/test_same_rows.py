"""`equals` that compares keys first: the other object is the same row, and has what this one has."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

BASE = """
package shop;
public abstract class Base {
    protected Long id;
    public boolean equals(Object o) { return o instanceof Base && id.equals(((Base) o).id); }
}
"""
NAMED = """
package shop;
public abstract class Named {
    protected String name;
    public boolean equals(Object o) { return o instanceof Named && name.equals(((Named) o).name); }
}
"""
ORDER = """
package shop;
import jakarta.persistence.*;
import java.math.BigDecimal;
@Entity
public class Order extends %s {
    @Id private Long key;
    @Column(nullable = true) private BigDecimal amount;
    public boolean %s(Object o) {
        %s
        Order that = (Order) o;
        return amount != null ? amount.compareTo(%s) == 0 : that.amount == null;
    }
}
"""
SUPER = "if (!super.equals(o)) { return false; }"


def confidences(root: Path, base: str, first: str, name: str = "equals", other: str = "that.amount") -> list[Confidence]:
    for source, text in {"Base": BASE, "Named": NAMED, "Order": ORDER % (base, name, first, other)}.items():
        (root / f"{source}.java").write_text(text)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule == "NG101"]


@pytest.mark.parametrize("first", [SUPER, "if (!key.equals(((Order) o).key)) { return false; }"])
def test_the_same_row_has_it_too(tmp_path, first):
    assert confidences(tmp_path, "Base", first) == [Confidence.LOW]


@pytest.mark.parametrize(
    ("base", "first", "name"),
    [
        ("Base", "", "equals"),
        ("Base", SUPER, "isLike"),
        ("Named", SUPER, "equals"),
        ("Unknown", SUPER, "equals"),
    ],
)
def test_another_row_may_not(tmp_path, base, first, name):
    assert confidences(tmp_path, base, first, name) == [Confidence.HIGH]
