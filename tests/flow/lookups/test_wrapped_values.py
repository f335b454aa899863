"""What an Optional tells of the nullable value that it was made of (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of


def is_used_null(body: str) -> bool:
    text = f"package shop;\nimport java.util.*;\nclass Service {{ void run(Order o, Order p) {{ {body} }} }}"
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})
    uses = analyse_source(world, "shop/Service.java", frozenset({"getParent", "getReference"})).uses
    return any(use.expression.startswith("o.") for use in uses)


_USED = "o.getParent().getNumber();"
_NOTED = "Optional<String> text = Optional.ofNullable(o.getReference());"
_MADE = "Optional<Order> parent = Optional.ofNullable(o.getParent());"


@pytest.mark.parametrize(
    "body",
    [
        f"{_MADE} if (parent.isPresent()) {{ {_USED} }}",
        f"{_MADE} if (parent.isEmpty()) {{ return; }} {_USED}",
        f"{_MADE} if (!parent.isPresent()) {{ throw new IllegalStateException(); }} {_USED}",
        f"if (Optional.ofNullable(o.getParent()).isPresent()) {{ {_USED} }}",
        f"if (Optional.ofNullable(o.getParent()).map(Order::getNumber).isPresent()) {{ {_USED} }}",
        f"if (Optional.ofNullable(o.getParent()).map(q -> q.getNumber().isEmpty()).orElse(false)) {{ {_USED} }}",
        f"{_MADE} Order found = parent.orElseThrow(); {_USED}",
        f"Optional.ofNullable(o.getParent()).orElseThrow(IllegalStateException::new); {_USED}",
        f"String n = Optional.ofNullable(o.getParent()).map(Order::getNumber).orElse(null); if (n != null) {{ {_USED} }}",
        f"if (java.util.Optional.ofNullable(o.getParent()).isEmpty()) {{ return; }} {_USED}",
    ],
)
def test_the_value_is_there(body):
    assert not is_used_null(body)


@pytest.mark.parametrize(
    "body",
    [
        f"{_MADE} {_USED}",
        f"{_MADE} if (parent.isEmpty()) {{ {_USED} }}",
        f"{_MADE} if (!parent.isPresent()) {{ {_USED} }}",
        f"Optional<Order> parent = Optional.ofNullable(p.getParent()); if (parent.isPresent()) {{ {_USED} }}",
        f"{_NOTED} o.setReference(null); if (text.isPresent()) {{ o.getReference().trim(); }}",
        f"{_MADE} parent = Optional.of(p); if (parent.isPresent()) {{ {_USED} }}",
        f"if (Optional.ofNullable(o.getParent()).or(() -> Optional.of(p)).isPresent()) {{ {_USED} }}",
        f"Order found = Optional.ofNullable(o.getParent()).orElse(p); if (found != null) {{ {_USED} }}",
        f"if (Optional.ofNullable(o.getParent()).map(q -> q.getNumber().isEmpty()).orElse(true)) {{ {_USED} }}",
        f"String n = Optional.ofNullable(o.getParent()).map(Order::getNumber).orElse(null); if (n == null) {{ {_USED} }}",
        f"Service made = new Service().orElse(); {_USED}",  # a method of the project's own that takes nothing
    ],
)
def test_it_may_be_missing(body):
    assert is_used_null(body)
