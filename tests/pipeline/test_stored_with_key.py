"""Rows that code has stored with the key by which it looks them up (Java)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

SOURCE = """
package shop;
import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.*;
@Entity
class Order {{
    @Id private Long id;
    @Column(nullable = false) private String number;
    Order() {{ }}
    Order(String number) {{ this.number = number; }}
    public String getNumber() {{ return number; }}
    public void setNumber(String number) {{ this.number = number; }}
}}
interface Orders extends JpaRepository<Order, Long> {{
    Order findByNumber(String number);
    boolean existsByNumber(String number);
}}
class Service {{
    private Orders orders;
    private List<Order> all;
    String run(String number, String other) {{
        {body}
        return orders.findByNumber(number).getNumber().trim();
    }}
}}
"""
MADE = "Order order = new Order(); order.setNumber(number);"


@pytest.fixture
def confidences(tmp_path: Path):
    def told(body: str) -> set[Confidence]:
        (tmp_path / "Shop.java").write_text(SOURCE.format(body=body))
        report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
        return {finding.confidence for finding in report.findings if finding.rule == "NG103"}

    return told


@pytest.mark.parametrize(
    "body",
    [
        f"{MADE} orders.save(order);",
        f"{MADE} orders.saveAndFlush(order);",
        "Order order = new Order(number); orders.save(order);",
        "orders.save(new Order(number));",
        "if (!orders.existsByNumber(number)) { orders.save(new Order(number)); }",
        f"if (!orders.existsByNumber(number)) {{ {MADE} orders.save(order); }}",
    ],
)
def test_the_row_is_there(confidences, body):
    assert confidences(body) <= {Confidence.LOW}


@pytest.mark.parametrize(
    "body",
    [
        MADE,
        f"{MADE} all.add(order);",
        "Order order = new Order(); order.setNumber(other); orders.save(order);",
        "orders.save(new Order(other));",
        "if (other != null) { orders.save(new Order(number)); }",
        "if (orders.existsByNumber(number)) { orders.save(new Order(other)); }",
        f"{MADE} orders.save(order); number = other;",
        f"{MADE} orders.delete(order);",
    ],
)
def test_another_row_or_none_was_stored(confidences, body):
    assert Confidence.MEDIUM in confidences(body) or Confidence.HIGH in confidences(body)


def test_what_else_the_row_was_made_with_pushes_nothing_out(confidences):
    """That the row is there where the list is; the method looks up by `number`, not by what the row is given besides."""
    made = " ".join(f"kept.setNumber(v{number});" for number in range(6))
    values = " ".join(f'String v{number} = "{number}" + other;' for number in range(6))
    body = f"""{values}
        Order kept = orders.findByNumber(other);
        if (kept == null) {{ if (all != null) {{ kept = new Order(); {made} orders.save(kept); }} }}
        if (all != null) {{ kept.getNumber().trim(); }}
        orders.save(new Order(number));"""
    assert confidences(body) <= {Confidence.LOW}
