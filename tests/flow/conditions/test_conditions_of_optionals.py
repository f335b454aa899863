"""What a condition of the content of an Optional tells, and what holds inside of functions that are called with it (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
PARAMETERS = "Order order, Order other, Optional<Order> found, boolean flag"
MEMBERS = """
private static boolean hasNote(Optional<Order> found) { return found.map(o -> o.getReference() != null).orElse(false); }
private boolean isOdd(Optional<Order> found) { return found.map(o -> o.getNumber().isEmpty()).orElse(false); }
"""
NOTED = "Optional.of(order).map(o -> o.getReference() != null)"
HELD = "found.map(o -> o.getReference() != null)"


def expect(java, body: str) -> None:
    java(body, IMPORTS, MEMBERS, PARAMETERS)


@pytest.mark.parametrize(
    "body",
    [
        f"if ({NOTED}.orElse(false)) order.getReference().trim();",
        f"if (!{NOTED}.orElse(Boolean.FALSE)) return;\norder.getReference().trim();",
        f"if ({NOTED}.orElseGet(() -> false)) order.getReference().trim();",
        f"boolean noted = {NOTED}.orElse(false);\nif (noted) order.getReference().trim();",
        f"if ({HELD}.orElse(false)) found.get().getReference().trim();",
        "if (found.map(o -> o.getReference() == null).orElse(true)) return;\nfound.get().getReference().trim();",
        "if (hasNote(found)) found.get().getReference().trim();",
        "if (found.map(o -> o.getReference() != null && flag).orElse(false)) found.get().getReference().trim();",
        "if (found.map(o -> !flag && !(o.getReference() == null)).orElse(false)) found.get().getReference().trim();",
        "if (found.filter(o -> o.getReference() != null).isEmpty()) return;\nfound.get().getReference().trim();",
        "if (found.map(Order::getReference).isPresent()) found.get().getReference().trim();",
        (
            "if (found.map(Order::getParent).filter(p -> p.getReference() != null).isPresent())\n"
            "    found.get().getParent().getReference().trim();"
        ),
        (
            "if (found.map(Order::getParent).map(p -> p.getReference() != null).orElse(false))\n"
            "    found.get().getParent().getReference().trim();"
        ),
        "Optional.ofNullable(order.getReference()).ifPresent(text -> order.getReference().trim());",
        (
            "Optional.ofNullable(order.getParent()).map(Order::getReference)"
            ".ifPresent(text -> order.getParent().getReference().trim());"
        ),
        "Optional.ofNullable(order.getParent()).map(p -> order.getParent().getNumber()).orElse(null);",
        "Optional.ofNullable(order).filter(o -> o.getReference() != null).ifPresent(o -> order.getReference().trim());",
    ],
)
def test_it_tells(java, body):
    expect(java, body)


@pytest.mark.parametrize(
    "body",
    [
        f"if ({NOTED}.orElse(true)) other.getReference().trim(); // null",
        f"if ({NOTED}.orElse(false)) other.getReference().trim(); // null",
        f"if (!{NOTED}.orElse(false)) order.getReference().trim(); // null",
        f"if ({HELD}.orElse(true)) found.get().getReference().trim(); // null",
        f"if ({HELD}.orElse(flag)) found.get().getReference().trim(); // null",
        "if (isOdd(found)) found.get().getReference().trim(); // null",
        "if (found.map(o -> o.getReference() != null || flag).orElse(false)) found.get().getReference().trim(); // null",
        "if (found.filter(o -> o.getReference() != null).isPresent()) return;\nfound.get().getReference().trim(); // null",
        (
            "if (found.map(o -> o.getReference() != null).orElse(false)) found = Optional.of(other);\n"
            "found.get().getReference().trim(); // null"
        ),
        "Optional.ofNullable(other.getReference()).ifPresent(text -> order.getReference().trim()); // null",
        "Optional.ofNullable(order.getParent()).ifPresent(p -> order.getReference().trim()); // null",
        "Optional.ofNullable(order.getReference()).ifPresentOrElse(t -> {}, () -> order.getReference().trim()); // null",
    ],
)
def test_it_does_not_tell(java, body):
    expect(java, body)


def test_what_falls_back_on_null_is_no_condition(java):
    expect(java, "Boolean noted = found.map(o -> o.getReference() != null).orElse(null);\nprint(noted);")
    expect(java, "Optional<Boolean> open = read();\nBoolean told = open.orElse(null);\nprint(told);")
