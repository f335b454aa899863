"""What a Java map has something under is there: code fills no map of what it knows by null."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
PARAMETERS = "Order order, Order other, Map<String, String> known, Map<String, String> more, List<String> names"
USE = "order.getReference().length();"


@pytest.mark.parametrize(
    "body",
    [
        f"if (known.get(order.getReference()) != null) {{ {USE} }}",
        f"if (known.get(order.getReference()) == null) {{ return; }} {USE}",
        f"String name = known.get(order.getReference()); if (name != null) {{ {USE} }}",
        f"if (known.containsKey(order.getReference())) {{ {USE} }}",
        f"if (!known.containsKey(order.getReference())) {{ return; }} {USE}",
    ],
)
def test_key_that_a_map_has(java, body):
    java(body, imports=IMPORTS, parameters=PARAMETERS)


@pytest.mark.parametrize(
    "before",
    [
        "known.get(order.getReference());",
        "if (known.get(order.getReference()) != null) { return; }",
        "if (known.containsKey(order.getReference())) { return; }",
        "if (!known.containsKey(other.getReference())) { return; }",
        "if (known.get(other.getReference()) == null) { return; }",
        "if (known.get(order.getNumber()) == null) { return; }",
        "if (known.get(order.getReference()) == null) { return; } order = other;",
        "if (!known.containsValue(order.getReference())) { return; }",
        "if (known.getOrDefault(order.getReference(), order.getNumber()) == null) { return; }",
        "known.put(order.getReference(), order.getNumber());",
    ],
)
def test_key_that_a_map_may_not_have(java, before):
    java(f"{before}\n{USE}  // null", imports=IMPORTS, parameters=PARAMETERS)
