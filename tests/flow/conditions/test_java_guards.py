"""Every form of guard that Java has: what a test tells of a value, on either branch, and of nothing else."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"


@pytest.mark.parametrize(
    "test",
    [
        "order.getReference() != null",
        "null != order.getReference()",
        "!(order.getReference() == null)",
        "(order.getReference()) != null",
        "order.getReference() instanceof String",
        "order.getReference() instanceof String text && text.length() > 2",
        '"A-1".equals(order.getReference())',
        '"A-1".equalsIgnoreCase(order.getReference())',
        "order.getNumber().equals(order.getReference())",
        "Objects.nonNull(order.getReference())",
        "new ArrayList<String>().contains(order.getReference())",
        "new HashSet<String>().contains(order.getReference())",
        "!Objects.isNull(order.getReference())",
        "String.class.isInstance(order.getReference())",
        "order.getNumber() != null && order.getReference() != null",
        "order.getReference() != null && order.getReference().length() > 2",
        "!(order.getReference() == null || order.getNumber() == null)",
        "order.getReference() == null ? false : order.getNumber().isEmpty()",
        "(reference = order.getReference()) != null",
        "Optional.ofNullable(order.getReference()).isPresent()",
    ],
)
def test_where_the_test_holds_the_value_is_there(java, test):
    java(f"String reference;\nif ({test}) {{ order.getReference().trim(); }}", IMPORTS)


@pytest.mark.parametrize(
    "test",
    [
        "order.getReference() == null",
        "null == order.getReference()",
        "!(order.getReference() != null)",
        "!(order.getReference() instanceof String)",
        "Objects.isNull(order.getReference())",
        "order.getReference() == null || order.getReference().isEmpty()",
        "order.getNumber() == null || order.getReference() == null",
        "order.getReference() == null | order.getNumber().isEmpty()",
        '!"A-1".equals(order.getReference())',
    ],
)
def test_after_leaving_where_it_is_missing_the_value_is_there(java, test):
    java(f"if ({test}) return;\norder.getReference().trim();", IMPORTS)


@pytest.mark.parametrize(
    "test",
    [
        "order.getReference() == null",
        "order.getNumber() != null",
        "order.getParent().getReference() != null",
        "order.getReference() != null || order.getNumber() != null",
        "Objects.nonNull(order.getNumber())",
        '!"A-1".equals(order.getReference())',
        "order.getReference() == other.getReference()",
    ],
)
def test_what_tells_nothing_of_the_value_is_no_guard(java, test):
    java(
        f"""
        if (order.getParent() == null) return;
        if ({test}) {{
            order.getReference().trim(); // null
        }}
        """,
        IMPORTS,
        parameters="Order order, Order other",
    )


@pytest.mark.parametrize("operator", ["&", "|"])
def test_an_operator_that_evaluates_both_sides_guards_neither(java, operator):
    java(f"if (order.getReference() != null {operator} order.getReference().isEmpty()) return; // null")


def test_a_guard_protects_its_path_only(java):
    java(
        """
        if (order.getParent() != null) {
            order.getParent().getNumber().trim();
            order.getParent().getReference().trim(); // null
        }
        """
    )


def test_a_setter_ends_what_a_guard_told(java):
    java(
        """
        if (order.getReference() != null) {
            order.setReference(null);
            order.getReference().trim(); // null
        }
        """
    )


def test_what_was_set_is_there(java):
    java('order.setReference("A-1");\norder.getReference().trim();')


@pytest.mark.parametrize(
    "condition",
    [
        "boolean known = order.getReference() != null;",
        "boolean known = order.getReference() != null && order.getNumber() != null;",
        "boolean known = !(order.getReference() == null);",
        "boolean known = Objects.nonNull(order.getReference());",
        "boolean known = has(order.getReference());",
        "Boolean known = order.getReference() != null ? true : false;",
    ],
)
def test_a_stored_condition_guards(java, condition):
    java(f"{condition}\nif (known) order.getReference().trim();", IMPORTS, "boolean has(String x) { return x != null; }")


def test_a_flag_set_beside_the_value_guards(java):
    java(
        """
        String found = null;
        boolean known = false;
        for (String name : names) {
            if (name.isEmpty()) { found = name; known = true; }
        }
        if (known) found.trim();
        """,
        parameters="String[] names",
    )


def test_nulls_that_come_together_are_ruled_out_together(java):
    java(
        """
        if (order.getReference() == null && other.getReference() != null) return;
        if (order.getReference() != null && other.getReference() == null) return;
        if (order.getReference() == null && other.getReference() == null) return;
        order.getReference().compareTo(other.getReference());
        """,
        parameters="Order order, Order other",
    )


def test_a_conditional_keeps_the_branches_apart(java):
    java(
        """
        String a = order.getReference() == null ? "" : order.getReference().trim();
        String b = order.getReference() != null ? "" : order.getReference().trim(); // null
        """
    )


# ---- maps ------------------------------------------------------------------------------------------------------------

ENTRIES = "Map<String, Integer> map, String key"


@pytest.mark.parametrize(
    "body",
    [
        "if (map.containsKey(key)) map.get(key).toString();",
        "if (map.get(key) != null) map.get(key).toString();",
        "map.put(key, 1);\nmap.get(key).toString();",
        "map.putIfAbsent(key, 1);\nmap.get(key).toString();",
        "map.computeIfAbsent(key, k -> 1);\nmap.get(key).toString();",
        "if (!map.containsKey(key)) map.put(key, 1);\nmap.get(key).toString();",
        "for (String k : map.keySet()) map.get(k).toString();",
        "if (map.containsKey(key)) map.remove(key).toString();",
        "boolean has = map.containsKey(key);\nif (has) map.get(key).toString();",
        "map.getOrDefault(key, 0).toString();",
    ],
)
def test_an_entry_that_is_there(java, body):
    java(body, IMPORTS, parameters=ENTRIES)


@pytest.mark.parametrize(
    "body",
    [
        "map.get(key).toString(); // null",
        'if (map.containsKey("a")) {\n    map.get(key).toString(); // null\n}',
        "if (map.containsKey(key)) {\n    map.remove(key);\n    map.get(key).toString(); // null\n}",
        "if (map.containsKey(key)) {\n    map.clear();\n    map.get(key).toString(); // null\n}",
        'if (map.containsKey(key)) {\n    key = "b";\n    map.get(key).toString(); // null\n}',
        "for (String k : map.keySet()) {\n    map.get(key).toString(); // null\n}",
    ],
)
def test_another_entry_or_one_no_longer_there(java, body):
    java(body, IMPORTS, parameters=ENTRIES)


@pytest.mark.parametrize("error", ["NumberFormatException", "IllegalArgumentException"])
def test_who_catches_what_is_no_number_catches_null(java, error):
    java(f"try {{\n    Integer.parseInt(order.getReference());\n}} catch ({error} e) {{\n    log(e);\n}}")


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("Integer.parseInt(order.getReference())", "Exception"),
        ("order.getReference().length()", "NumberFormatException"),
        ("order.getReference().length()", "IllegalArgumentException"),
    ],
)
def test_who_catches_something_else_does_not(java, call, error):
    java(f"try {{\n    {call}; // null\n}} catch ({error} e) {{\n    log(e);\n}}")
