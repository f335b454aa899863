"""Pairs give what they were made of: those of libraries, and classes of the project by their type parameters."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SOURCE = """
package shop;

import jakarta.persistence.*;
import java.util.*;
import org.apache.commons.lang3.tuple.Pair;
import org.apache.commons.lang3.tuple.Triple;

@Entity
class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    @Column(nullable = true) private String note;
    String getNumber() { return number; }
    String getNote() { return note; }
}

final class Both<A, B> {
    private final A one;
    private final B other;
    Both(A one, B other) { this.one = one; this.other = other; }
    static <A, B> Both<A, B> of(A one, B other) { return new Both<>(one, other); }
    static <A, B> Both<A, B> swapped(B one, A other) { return new Both<>(other, one); }
    A getOne() { return one; }
    B getOther() { return other; }
}

class Service {
    void libraries(Order order) {
        Pair<String, String> pair = Pair.of(order.getNumber(), order.getNote());
        pair.getLeft().trim();
        pair.getRight().trim(); // null
        Pair.of(order.getNote(), 1).getKey().trim(); // null
        Pair.of(order.getNote(), 1).getValue().intValue();
        Triple.of(order.getNumber(), 1, order.getNote()).getLeft().trim();
        Triple.of(order.getNumber(), 1, order.getNote()).getRight().trim(); // null
    }

    void own(Order order, List<Order> orders) {
        Both.of(order.getNumber(), order.getNote()).getOne().trim();
        Both.of(order.getNumber(), order.getNote()).getOther().trim(); // null
        Both.swapped(order.getNote(), order.getNumber()).getOne().trim();
        orders.stream().map(one -> Both.of(one.getNumber(), one.getNote())).map(both -> both.getOne().trim()).count();
        orders.stream().map(one -> Both.of(one.getNumber(), one.getNote())).map(both -> both.getOther().trim()).count(); // null
    }

    Pair<String, String> made(Order order) {
        return Pair.of(order.getNumber(), order.getNote());
    }

    Map<String, String> notes(List<Order> orders) {
        Map<String, String> found = new HashMap<>();
        for (Order order : orders) {
            found.put(order.getNumber(), order.getNote());
        }
        return found;
    }

    void given(Order order, List<Order> orders) {
        made(order).getLeft().trim();
        made(order).getRight().trim(); // null
        for (Map.Entry<String, String> entry : notes(orders).entrySet()) {
            entry.getKey().trim();
            entry.getValue().trim(); // null
        }
    }

    void tested(Order order) {
        if (order.getNote() != null) {
            Pair.of(order.getNumber(), order.getNote()).getRight().trim();
        }
        Pair<String, String> pair = Pair.of(order.getNumber(), order.getNote());
        if (pair.getRight() != null) {
            pair.getRight().trim();
        }
    }
}
"""


def test_what_pairs_give(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Service.java").write_text(SOURCE, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    places = {place.line for finding in found for place in (finding.place, *finding.siblings) if finding.rule.startswith("NG10")}
    lines = SOURCE.splitlines()
    assert [lines[line - 1].strip() for line in sorted(places)] == [line.strip() for line in lines if "// null" in line]
