"""Methods of Java's value classes that give another value never give null: a helper that sets one has set it."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

SERVICE = """
package shop;
import java.time.LocalDateTime;
class Service {{
    public void run(Order order, String given) {{ change(order, given); order.getReference().length(); }}
    public void change(Order order, String given) {{ {body} }}
}}
"""


def _used(analyse, body: str) -> int:
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": SERVICE.format(body=body)}
    return len([use for use in analyse(files)["shop/Service.java"] if use.expression == "order.getReference()"])


@pytest.mark.parametrize(
    "body",
    [
        "order.setReference(given.trim());",
        "order.setReference(given.trim().substring(1));",
        'if (given == null) { order.setReference(""); } else { order.setReference(given.toUpperCase()); }',
    ],
)
def test_values(analyse, body):
    assert _used(analyse, body) == 0


@pytest.mark.parametrize(
    "body",
    [
        "if (given != null) { order.setReference(given.trim()); }",
        "order.setReference(given == null ? null : given.trim());",
        "order.getNumber();",
    ],
)
def test_not_always_set(analyse, body):
    assert _used(analyse, body) == 1
