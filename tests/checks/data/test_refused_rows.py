"""What a row's method chooses from a collection that a validator refuses to be empty is there: shown on request only."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

ORDER = """
package shop;
import jakarta.persistence.*;
import java.util.*;
@Entity
public class Order {
    @Id private Long id;
    @OneToMany(mappedBy = "order") private Collection<Item> items;
    @OneToMany(mappedBy = "order") private Set<Item> gifts;
    private java.util.Locale locale;
    public java.util.Locale getLocale() { return locale; }
    public Collection<Item> getItems() { return items; }
    public Set<Item> getGifts() { return gifts; }
    public Item getFirst() {
        if (!hasItems()) { return null; }
        for (Item item : items) { if (item.isOpen()) { return item; } }
        return null;
    }
    public Item getGift() {
        for (Item item : gifts) { if (item.isOpen()) { return item; } }
        return null;
    }
    public Item getOf(java.util.Locale locale) {
        for (Item item : items) { if (item.isOf(locale)) { return item; } }
        return null;
    }
    public Item getOfHere() {
        if (!hasItems()) { return null; }
        return getOf(java.util.Locale.ROOT);
    }
    public Item getOfOrAny(java.util.Locale locale) {
        Item item = getOf(locale);
        return item != null ? item : getOfHere();
    }
    public Item getOfThere(java.util.Locale locale) { return getOf(locale); }
    private boolean hasItems() { return items != null && !items.isEmpty(); }
}
"""
ITEM = """
package shop;
import jakarta.persistence.*;
@Entity
public class Item {
    @Id private Long id;
    @ManyToOne private Order order;
    private boolean open;
    public boolean isOpen() { return open; }
    public boolean isOf(java.util.Locale locale) { return open; }
    public Long getId() { return id; }
}
"""
VALIDATOR = "package shop;\nclass OrderHook {{ void {name}(Order order, Errors errors) {{ {body} }} }}"
USE = "package shop;\nclass Service {{ String run(Order order) {{ return order.{method}({given}).getId().toString(); }} }}"
EMPTY = "if (order == null) { throw new RuntimeException(); } if (order.getItems().isEmpty()) { errors.reject(1); return; }"


def confidences(root: Path, body: str, method: str = "getFirst", name: str = "validate", given: str = "") -> list[Confidence]:
    hook, service = VALIDATOR.format(name=name, body=body), USE.format(method=method, given=given)
    texts = {"Order": ORDER, "Item": ITEM, "OrderHook": hook, "Service": service}
    for source, text in texts.items():
        (root / f"{source}.java").write_text(text)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule == "NG103" and "Service" in finding.place.path]


@pytest.mark.parametrize(
    "body",
    [
        EMPTY,
        "if (order.getItems() == null || order.getItems().isEmpty()) { errors.reject(1); }",
        "if (order == null || CollectionUtils.isEmpty(order.getItems())) { errors.reject(1); }",
    ],
)
def test_what_is_chosen_from_it_is_low(tmp_path, body):
    assert confidences(tmp_path, body) == [Confidence.LOW]


@pytest.mark.parametrize(("method", "given"), [("getOfHere", ""), ("getOfOrAny", "order.getLocale()")])
def test_what_is_chosen_from_it_by_nothing_is_low(tmp_path, method, given):
    assert confidences(tmp_path, EMPTY, method, given=given) == [Confidence.LOW]


@pytest.mark.parametrize("method", ["getOf", "getOfThere"])
def test_what_is_chosen_by_an_argument_is_not(tmp_path, method):
    assert confidences(tmp_path, EMPTY, method, given="order.getLocale()") == [Confidence.HIGH]


@pytest.mark.parametrize(
    ("body", "method", "name"),
    [
        (EMPTY, "getGift", "validate"),
        (EMPTY, "getFirst", "ship"),
        ("if (order.getItems().isEmpty()) { return; }", "getFirst", "validate"),
        ("if (!order.getItems().isEmpty()) { errors.reject(1); }", "getFirst", "validate"),
        ("if (order.getGifts().isEmpty()) { errors.reject(1); }", "getFirst", "validate"),
    ],
)
def test_other_choices_stay(tmp_path, body, method, name):
    assert confidences(tmp_path, body, method, name) == [Confidence.HIGH]
