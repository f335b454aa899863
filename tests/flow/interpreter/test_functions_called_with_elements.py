"""Functions that a helper of the project calls with the elements of a list that it is given, too (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.function.*;\nimport java.util.stream.*;"
LENGTH = "o -> o.getReference().length()"


def members(body: str) -> str:
    return f"""
    List<Order> all;
    List<Order> bare() {{ return all; }}
    int leak(ToIntFunction<Order> size) {{ return size.applyAsInt(all.get(0)); }}
    int total(List<Order> orders, ToIntFunction<Order> size) {{
        int n = 0;
        {body}
        return n;
    }}
    """


@pytest.mark.parametrize(
    "body",
    [
        "for (Order o : orders) { n += size.applyAsInt(o); }",
        "for (int i = 0; i < orders.size(); i++) { n += size.applyAsInt(orders.get(i)); }",
        "for (int i = 0; i < orders.size(); i++) { Order o = orders.get(i); n += size.applyAsInt(o); }",
        "orders.forEach(o -> size.applyAsInt(o));",
        "n = orders.stream().sorted().mapToInt(size).sum();",
        "Objects.requireNonNull(size);\nn = orders.stream().mapToInt(o -> size.applyAsInt(o)).sum();",
    ],
)
def test_what_holds_of_all_elements_holds_in_the_function(java, body):
    java(
        f"""
        total(orders, {LENGTH}); // null
        List<Order> kept = orders.stream().filter(o -> o.getReference() != null).collect(Collectors.toList());
        total(kept, {LENGTH});
        """,
        IMPORTS,
        members(body),
        parameters="List<Order> orders",
    )


@pytest.mark.parametrize(
    "body",
    [
        "for (Order o : orders) { n += size.applyAsInt(o); }\nfor (Order o : bare()) { n += size.applyAsInt(o); }",
        "for (Order o : bare()) { n += size.applyAsInt(o); }\nfor (Order o : orders) { n += size.applyAsInt(o); }",
        "orders = bare();\nfor (Order o : orders) { n += size.applyAsInt(o); }",
        "for (Order o : orders) { n += size.applyAsInt(o); }\nleak(size);",
        "for (Order o : orders) { n += size.applyAsInt(o); }\nn += size.applyAsInt(bare().get(0));",
        "bare().forEach(o -> size.applyAsInt(o));",
    ],
)
def test_a_function_that_is_called_with_others_too(java, body):
    java(
        f"""
        List<Order> kept = orders.stream().filter(o -> o.getReference() != null).collect(Collectors.toList());
        total(kept, {LENGTH}); // null
        """,
        IMPORTS,
        members(body),
        parameters="List<Order> orders",
    )


@pytest.mark.parametrize(
    ("asked", "mark"),
    [("o.getReference() != null", ""), ("o.getNumber() != null", "// null"), ("o.getNumber().isEmpty()", "// null")],
)
def test_a_condition_that_is_handed_beside_it_is_asked_first(java, asked, mark):
    java(
        f"when(order, o -> {asked}, o -> o.getReference().length()); {mark}",
        IMPORTS,
        "void when(Order o, Predicate<Order> test, ToIntFunction<Order> work) { if (test.test(o)) { work.applyAsInt(o); } }",
    )
