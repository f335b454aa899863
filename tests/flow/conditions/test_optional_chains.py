"""An Optional that is asked at the end of a chain tells of all that the chain reads (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
OF_PARENT = "Optional.ofNullable(order.getParent())"
REFERENCE = f"{OF_PARENT}.map(Order::getReference)"
USE = "order.getParent().getReference().trim();"


@pytest.mark.parametrize(
    "body",
    [
        f"if ({REFERENCE}.isPresent()) {USE}",
        f"if ({REFERENCE}.isEmpty()) return;\n{USE}",
        f"if (!{REFERENCE}.isPresent()) throw new Missing();\n{USE}",
        f"if ({OF_PARENT}.map(p -> p.getReference()).isPresent()) {USE}",
        f"Optional<String> none = null;\nif ({OF_PARENT}.filter(p -> p.getReference() != null).isPresent()) {USE}",
        f"boolean has = {REFERENCE}.isPresent();\nif (has) {USE}",
        f"if (Optional.ofNullable(order).map(Order::getParent).map(Order::getReference).isPresent()) {USE}",
        "if (Optional.ofNullable(order).map(o -> o.getParent().getReference()).isPresent()) { } // null\nprint();",
        f"String text = {REFERENCE}.isPresent() ? order.getParent().getReference().trim() : null;",
        f"if ({OF_PARENT}.map(p -> p.getNumber() + p.getReference()).isPresent()) order.getParent().getNumber();",
        "if (Optional.ofNullable(order.getReference()).isEmpty()) return;\norder.getReference().trim();",
    ],
)
def test_it_tells(java, body):
    java(body, IMPORTS)


@pytest.mark.parametrize(
    "body",
    [
        f"if ({OF_PARENT}.isPresent()) {USE} // null",
        "if (Optional.ofNullable(other.getParent()).isPresent())\norder.getParent().getNumber(); // null",
        f"if ({OF_PARENT}.filter(p -> p.getReference() == null).isPresent()) {USE} // null",
        f"if ({OF_PARENT}.filter(p -> p.getNumber().isEmpty()).isEmpty()) order.getParent().getNumber(); // null",
        f"if ({REFERENCE}.isPresent()) order.getParent().getPaidAt().getYear(); // null",
        f"boolean has = {REFERENCE}.isPresent();\norder.getPaidAt().getYear(); // null",
        f"if ({REFERENCE}.isPresent() || flag) order.getParent().getNumber(); // null",
    ],
)
def test_it_does_not_tell(java, body):
    java(body, IMPORTS, parameters="Order order, Order other, boolean flag")
