"""What a stream's filter has told of rows is known of them in the groups that a collector makes of the stream (Java)."""

from __future__ import annotations

import pytest

GOOD = "all.stream().filter(one -> one.getReference() != null)"
BY_NUMBER = "java.util.stream.Collectors.groupingBy(Order::getNumber"
GROUPS = "java.util.Map<String, java.util.List<Order>> groups = "


@pytest.mark.parametrize(
    ("collector", "use"),
    [
        (f"{BY_NUMBER})", "for (java.util.List<Order> group : groups.values()) { for (Order one : group) { USE } }"),
        (f"{BY_NUMBER})", "groups.values().forEach(group -> group.forEach(one -> { USE }));"),
        (
            f"{BY_NUMBER}, java.util.stream.Collectors.toList())",
            "for (java.util.List<Order> group : groups.values()) { for (Order one : group) { USE } }",
        ),
        (
            f"{BY_NUMBER}, java.util.TreeMap::new, java.util.stream.Collectors.toList())",
            "for (java.util.List<Order> group : groups.values()) { for (Order one : group) { USE } }",
        ),
        (f"{BY_NUMBER})", "groups.values().stream().flatMap(java.util.List::stream).forEach(one -> { USE });"),
    ],
)
def test_rows_of_groups(java, collector, use):
    used = use.replace("USE", "one.getReference().trim();")
    java(f"{GROUPS}{GOOD}.collect({collector});\n{used}", parameters="java.util.List<Order> all")


@pytest.mark.parametrize(
    ("stream", "collector", "put"),
    [
        ("all.stream()", f"{BY_NUMBER})", ""),
        ("all.stream().filter(one -> one.getQuantity() != null)", f"{BY_NUMBER})", ""),
        (GOOD, f"{BY_NUMBER}, java.util.stream.Collectors.mapping(Order::getParent, java.util.stream.Collectors.toList()))", ""),
        (GOOD, f"{BY_NUMBER})", 'groups.put("b", all);'),
    ],
)
def test_rows_of_other_groups(java, stream, collector, put):
    java(
        f"""
        {GROUPS}{stream}.collect({collector});
        {put}
        for (java.util.List<Order> group : groups.values()) {{
            for (Order one : group) {{
                if (one != null) {{
                    one.getReference().trim(); // null
                }}
            }}
        }}
        """,
        parameters="java.util.List<Order> all",
    )
