"""Streams of rows of which a filter keeps those whose Optional holds something: `filter(o -> o.getNote().isPresent())`."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

ORDER = """
package shop;
import jakarta.persistence.*;
import java.util.*;
@Entity
class Order {
    @Id private Long id;
    @Column(nullable = true) private String note;
    @Column(nullable = true) private String text;
    Optional<String> getNote() { return Optional.ofNullable(note); }
    Optional<String> getText() { return Optional.ofNullable(text); }
}
"""
USE = """
package shop;
import java.util.*;
import java.util.stream.*;
interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> {}
class Use {
    private Orders orders;
    Object run() { return orders.findAll().stream()%s.collect(Collectors.toList()); }
}
"""


def is_told(tmp_path, steps: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Order.java").write_text(ORDER, encoding="utf-8")
    (tmp_path / "Use.java").write_text(USE % steps, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "medium", "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


@pytest.mark.parametrize(
    "steps",
    [
        ".filter(o -> o.getNote().isPresent()).map(o -> o.getNote().get())",
        ".filter(o -> o.getNote().isPresent()).sorted(Comparator.comparing(o -> o.getNote().get()))",
        ".filter(o -> o.getNote().isPresent() && o.getText().isPresent()).map(o -> o.getNote().get() + o.getText().get())",
        ".map(o -> o.getNote().orElse(null)).filter(Objects::nonNull).map(note -> note.trim())",
    ],
)
def test_optionals_that_a_filter_asked(tmp_path, steps):
    assert not is_told(tmp_path, steps)


@pytest.mark.parametrize(
    "steps",
    [
        ".map(o -> o.getNote().get())",
        ".filter(o -> !o.getNote().isPresent()).map(o -> o.getNote().get())",
        ".filter(o -> o.getText().isPresent()).map(o -> o.getNote().get())",
        ".filter(o -> o.getNote().isPresent() || o.getText().isPresent()).map(o -> o.getNote().get())",
    ],
)
def test_optionals_that_it_did_not(tmp_path, steps):
    assert is_told(tmp_path, steps)
