"""Null that is handed to a method of an interface which several classes implement: told where each of them uses it."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODEL = """
package shop;
import jakarta.persistence.*;
@Entity class Order { @Id private Long id; @Column(nullable = false) private String code; String getCode() { return code; } }
interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> { Order findByCode(String code); }
interface Sender { void send(Order order); void both(String text, Order order); }
class Service {
    private Orders orders; private Sender sender; private Other other;
    void run(String code) { BODY }
}
interface Other { void send(Order order); }
"""
USES = "System.out.println(order.getCode().trim());"
TESTS = "if (order != null) { System.out.println(order.getCode()); }"


def is_told(tmp_path, body: str, *senders: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Order.java").write_text(MODEL.replace("BODY", body), encoding="utf-8")
    for number, inside in enumerate(senders):
        name = f"Sender{number}"
        methods = f"public void send(Order order) {{ {inside} }} public void both(String text, Order order) {{ {inside} }}"
        text = f"package shop; class {name} implements Sender {{ private Order last; {methods} }}"
        (tmp_path / f"{name}.java").write_text(text, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


@pytest.mark.parametrize("body", ["sender.send(orders.findByCode(code));", "sender.both(code, orders.findByCode(code));"])
@pytest.mark.parametrize("senders", [(USES,), (USES, USES), (USES, f"String text = order.getCode(); {TESTS}", USES)])
def test_all_use_it(tmp_path, body, senders):
    assert is_told(tmp_path, body, *senders)


@pytest.mark.parametrize(
    "senders",
    [
        (USES, TESTS),
        (TESTS, TESTS),
        (USES, ""),
        (USES, "last = order;"),
        (USES, "throw new UnsupportedOperationException();"),
        (USES, "if (order == null) { return; } order.getCode();"),
        (USES,) * 5,
        (),
    ],
)
def test_one_of_them_does_not(tmp_path, senders):
    assert not is_told(tmp_path, "sender.send(orders.findByCode(code));", *senders)


@pytest.mark.parametrize(
    "body",
    [
        "Order order = orders.findByCode(code); if (order != null) { sender.send(order); }",
        "other.send(orders.findByCode(code));",
        "sender.send(new Order());",
        'sender.both("x", new Order());',
    ],
)
def test_what_is_there(tmp_path, body):
    assert not is_told(tmp_path, body, USES, USES)
