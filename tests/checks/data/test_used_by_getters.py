"""What a row's getter uses untested itself is told there, and on request where the getter is called (Java)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

FILES = {
    "shop/Sku.java": """
package shop;
import jakarta.persistence.*;
@Entity @Table(name = "skus") public class Sku {
    @Id private Long id;
    public Long getId() { return id; }
    public boolean isActive() { return true; }
}
""",
    "shop/Loader.java": """
package shop;
public class Loader {
    static Loader current;
    public static Loader get() { return current; }
    public Sku find(Long id) { return new Sku(); }
}
""",
}
ITEM = """
package shop;
import jakarta.persistence.*;
@Entity @Table(name = "items%d") public class Item%d {
    @Id private Long id;
    @ManyToOne(optional = true) @JoinColumn(name = "sku_id", nullable = true) private Sku sku;
    @ManyToOne(optional = true) @JoinColumn(name = "other_id", nullable = true) private Sku other;
    @Transient private Sku loaded;
    @Transient private Item%d before;
    private boolean isLoaded() { return loaded != null; }
    public Sku getOther() { return other; }
    public Sku getSku() { %s }
}
"""
USE = """
package shop;
public class Use%d { boolean run(Item%d item) { return item.getSku().isActive(); } }
"""

FIND = "Loader loader = Loader.get(); if (loader != null && sku.getId() != null) { loaded = loader.find(sku.getId()); }"
LOW = [
    f"if (loaded == null) {{ {FIND} else {{ loaded = sku; }} }} return loaded;",
    "Loader loader = Loader.get(); if (loader != null && sku.getId() != null) { return loader.find(sku.getId()); } return sku;",
    "if (Loader.get() != null) { System.out.println(this.sku.getId()); } return this.sku;",
    "if (isLoaded() && sku.isActive()) { return loaded; } return sku;",
]
TOLD = [
    "return sku;",
    "return this.sku;",
    "if (isLoaded()) { return loaded; } return sku;",
    "if (sku != null && sku.isActive()) { return sku; } return sku;",
    "if (other.isActive()) { return sku; } return sku;",
    "if (Loader.get() != null) { System.out.println(sku.getId()); return loaded; } return sku;",
    "if (Loader.get() != null) { System.out.println(sku.getId()); } else { return sku; } return loaded;",
    "System.out.println(before.sku.getId()); return sku;",
    "Sku held = before.sku; System.out.println(held.getId()); return sku;",
    "Sku found = sku; if (found == null) { System.out.println(id); } return found;",
]
BODIES = [*LOW, *TOLD]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Confidence]:
    """How sure the finding of each source is that has one."""
    root = tmp_path_factory.mktemp("getters")
    files = dict(FILES)
    for number, body in enumerate(BODIES):
        files[f"shop/Item{number}.java"] = ITEM % (number, number, number, body)
        files[f"shop/Use{number}.java"] = USE % (number, number)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    settings = load_settings((root,), None, {"min_confidence": Confidence.LOW, "cache": False})
    report = run(settings, lambda stage, done, total: None)
    found = (*report.findings, *report.folded)
    return {finding.place.path: finding.confidence for finding in found if finding.rule == "NG102"}


@pytest.mark.parametrize("body", LOW)
def test_told_in_the_getter(told, body):
    number = BODIES.index(body)
    assert told[f"shop/Item{number}.java"] != Confidence.LOW
    assert told[f"shop/Use{number}.java"] == Confidence.LOW


@pytest.mark.parametrize("body", TOLD)
def test_told_where_it_is_called(told, body):
    assert told[f"shop/Use{BODIES.index(body)}.java"] != Confidence.LOW
