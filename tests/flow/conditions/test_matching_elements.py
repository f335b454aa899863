"""Where an element matches, what the test compares it with is there: `kinds.stream().anyMatch(kind -> kind.equals(name))`."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
NAMES = "Order order, List<String> names"
NAME = "String name = order.getReference();\n"


@pytest.mark.parametrize(
    "body",
    [
        "if (names.stream().anyMatch(one -> one.equals(name))) { name.trim(); }",
        "if (names.stream().noneMatch(one -> one.equals(name))) { return; }\nname.trim();",
        "if (names.stream().anyMatch(one -> name != null && one.length() == 1)) { name.trim(); }",
        "if (!names.stream().anyMatch(one -> { return one.trim().equals(name); })) { return; }\nname.trim();",
        "boolean known = names.stream().anyMatch(one -> one.equals(name));\nif (known) { name.trim(); }",
    ],
)
def test_what_an_element_equals_is_there(java, body):
    java(NAME + body, parameters=NAMES, imports=IMPORTS)


@pytest.mark.parametrize(
    "body",
    [
        "if (names.stream().noneMatch(one -> one.equals(name))) {\n    name.trim(); // null\n}",
        "if (!names.stream().anyMatch(one -> one.equals(name))) {\n    name.trim(); // null\n}",
        "if (names.stream().allMatch(one -> one.equals(name))) {\n    name.trim(); // null\n}",
        "if (names.stream().anyMatch(one -> !one.equals(name))) {\n    name.trim(); // null\n}",
        "names.stream().anyMatch(one -> one.equals(name));\nname.trim(); // null",
    ],
)
def test_what_none_equals_may_be_missing(java, body):
    java(NAME + body, parameters=NAMES, imports=IMPORTS)
