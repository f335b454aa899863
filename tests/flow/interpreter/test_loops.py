"""What loops over the same collection tell: what every round of the first one sets is there in the second."""

from __future__ import annotations

import pytest

NAMES = "List<String> names, List<String> others, Order order"
LIST = "import java.util.List;"


@pytest.mark.parametrize(
    "body",
    [
        "for (String name : names) { last = name; }\nfor (String name : names) { name.compareTo(last.trim()); }",
        "for (String name : names) { if (last == null) { last = name; } }\nfor (String name : names) { last.trim(); }",
        "if (names.isEmpty()) { return; }\nfor (String name : names) { last = name; }\nlast.trim();",
        "if (!names.isEmpty()) {\n    for (String name : names) { last = name; }\n    last.trim();\n}",
        "for (String name : names) { last = name; }\nif (!names.isEmpty()) { last.trim(); }",
        "for (String name : names) { last = name; }\nif (names.isEmpty()) { return; }\nlast.trim();",
        "if (names.size() == 0) { return; }\nfor (String name : names) { last = name; }\nlast.trim();",
        "if (names.size() < 1) { return; }\nfor (String name : names) { last = name; }\nlast.trim();",
        "if (0 < names.size()) {\n    for (String name : names) { last = name; }\n    last.trim();\n}",
        "if (names.size() != 0) {\n    for (String name : names) { last = name; }\n    last.trim();\n}",
    ],
)
def test_what_every_round_sets_is_there_where_there_was_a_round(java, body):
    java(f"String last = null;\n{body}", parameters=NAMES, imports=LIST)


@pytest.mark.parametrize(
    "body",
    [
        "for (String name : names) { last = name; }\nlast.trim(); // null",
        "for (String name : names) { last = name; }\nfor (String name : others) {\n    last.trim(); // null\n}",
        "for (String s : names) { if (s.isEmpty()) { last = s; } }\nfor (String name : names) {\n    last.trim(); // null\n}",
        "for (String name : names) { last = name; }\nnames = others;\nfor (String name : names) {\n    last.trim(); // null\n}",
        "for (String name : names) { last = name; }\nif (names.isEmpty()) {\n    last.trim(); // null\n}",
        "if (names.size() > 2) { names.clear(); }\nfor (String name : names) { last = name; }\nlast.trim(); // null",
        "if (names.size() == 1) { return; }\nfor (String name : names) { last = name; }\nlast.trim(); // null",
        "if (others.size() == 0) { return; }\nfor (String name : names) { last = name; }\nlast.trim(); // null",
        "if (names.isEmpty()) { names.add(\"x\"); }\nfor (String name : names) {\n    order.getReference().trim(); // null\n}",
    ],
)  # fmt: skip
def test_what_only_some_rounds_set_may_be_missing(java, body):
    java(f"String last = null;\n{body}", parameters=NAMES, imports=LIST)


def test_the_same_in_python(python):
    python("""
        last = None
        for name in names:
            last = name
        for name in names:
            last.strip()
        last.strip()  # null
    """, signature="names")  # fmt: skip


def test_python_loop_over_what_has_an_element_is_entered(python):
    python(
        """
        rows = make()
        kept = last = None
        if rows[0].number > "a":
            print("first")
        for row in rows:
            kept = row
        kept.number
        for row in others():
            last = row
        last.number  # null
        """,
        "from shop.other import make, others",
    )


@pytest.mark.parametrize("read", ["rows[1:]", "rows[key]", "rows['a']", "other[0]", "len(rows)"])
def test_python_loop_over_what_may_be_empty(python, read):
    python(
        f"""
        rows, other, key = make(), others(), others()
        kept = None
        print({read})
        for row in rows:
            kept = row
        kept.number  # null
        """,
        "from shop.other import make, others",
    )


def test_python_loop_over_what_had_no_element_is_not_known_to_be_entered(python):
    python(
        """
        rows = make()
        kept = None
        try:
            first = rows[0]
        except IndexError:
            first = None
        for row in rows:
            kept = row
        kept.number  # null
        """,
        "from shop.other import make",
    )
