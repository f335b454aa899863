"""Java's lists that are filled with rows: what was known below all that was put in is known below what comes out."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"

FILLED = """
List<Order> kept = new ArrayList<>();
for (Order order : orders) {{
    {filling}
}}
{before}
for (Order found : kept) {{
    found.getReference().trim();{told}
}}
"""

TESTED = "if (order.getReference() != null) { kept.add(order); }"


def _body(filling: str, before: str = "", told: bool = False) -> str:
    return FILLED.format(filling=filling, before=before, told="  // null" if told else "")


@pytest.mark.parametrize(
    "filling",
    [
        TESTED,
        "if (order.getReference() == null) { continue; } kept.add(order);",
        "if (order.getReference().length() > 2) { // null\n kept.add(order); }",
        TESTED + " else if (order.getReference() != null && order.getNote() != null) { kept.add(0, order); }",
    ],
)
@pytest.mark.parametrize("before", ["", "kept.size();", "if (kept.isEmpty()) { return; }"])
def test_what_was_known_of_all_that_was_put_in_is_there(java, filling, before):
    java(_body(filling, before), IMPORTS, parameters="List<Order> orders, Order other")


@pytest.mark.parametrize(
    ("filling", "before"),
    [
        ("kept.add(order);", ""),
        ("if (order.getNote() != null) { kept.add(order); }", ""),
        (TESTED + " else { kept.add(order); }", ""),
        (TESTED, "kept.add(other);"),
        (TESTED, "kept.addAll(orders);"),
        (TESTED, "kept.set(0, other);"),
        (TESTED, "kept = orders;"),
        (TESTED, "fill(kept);"),
        (TESTED, "Collections.addAll(kept, other);"),
        ("if (other.getReference() != null) { kept.add(order); }", ""),
    ],
)
def test_what_was_not_known_of_one_of_them_is_told(java, filling, before):
    java(
        _body(filling, before, told=True),
        IMPORTS,
        members="void fill(List<Order> all) { all.add(new Order()); }",
        parameters="List<Order> orders, Order other",
    )


@pytest.mark.parametrize(("test", "told"), [("o.getReference() != null", ""), ("o.getNote() != null", "  // null")])
def test_a_helper_that_gets_such_a_list_knows_it(java, test, told):
    java(
        f"List<Order> kept = new ArrayList<>();\nfor (Order o : orders) {{ if ({test}) {{ kept.add(o); }} }}\nhelper(kept);",
        IMPORTS,
        members=f"private void helper(List<Order> all) {{\nfor (Order o : all) {{\no.getReference().trim();{told}\n}}\n}}",
        parameters="List<Order> orders",
    )
