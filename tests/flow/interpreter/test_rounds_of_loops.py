"""A round of a loop sees what the rounds before it left in a name, where it does not bind the name first."""

from __future__ import annotations

import pytest

LIST = "import java.util.List;"
NAMES = "List<String> names, List<String> others, Order order"


@pytest.mark.parametrize(
    "body",
    [
        """
        for name in names:
            found = find(name)
            if found:
                found.strip()
        """,
        """
        for name in names:
            found = None
            if name:
                found = name
            if found:
                found.strip()
        """,
        """
        last = "first"
        for name in names:
            last.strip()
            last = name.strip()
        """,
        """
        found = None
        for name in names:
            found = "a"
            for other in others:
                found.strip()
                found = "b"
            found.strip()
        """,
        """
        last = None
        while names:
            last = names.pop()
            last.strip()
        """,
        """
        last = None
        while names and (last is None or last.strip()):
            last = "a"
        """,
    ],
)
def test_what_a_round_binds_itself_is_there(python, body):
    python(body, signature="names, others")


@pytest.mark.parametrize(
    "body",
    [
        """
        last = "first"
        for name in names:
            last.strip()  # null
            last = None
        """,
        """
        last = "first"
        for name in names:
            if name:
                last = "again"
            last.strip()  # null
            last = None
        """,
        """
        last = "first"
        for name in names:
            for other in others:
                last.strip()  # null
                last = None
            last = "next"
        """,
        """
        found = "a"
        for name in names:
            found = None
            if name:
                break
            found = "b"
        found.strip()  # null
        """,
        """
        found = "a"
        while is_open():
            found = None
        found.strip()  # null
        """,
    ],
)
def test_what_a_round_leaves_is_met_in_the_next_or_afterwards(python, body):
    python(body, signature="names, others")


@pytest.mark.parametrize(
    "body",
    [
        "for (String s : names) { String t = null; if (s.isEmpty()) { t = s; } if (t != null) { t.trim(); } }",
        "for (String name : names) { String found; found = name; found.trim(); }",
        "String last = \"\";\nfor (int i = 0; i < 3; i++) { last.trim(); last = names.get(i); }",
        "String last = null;\nfor (int i = 0; i < 3; i++) { if (i > 0 && last != null) { last.trim(); } last = names.get(i); }",
        "String last = null;\ndo { last = \"a\"; } while (last.isEmpty());",
    ],
)  # fmt: skip
def test_what_a_round_of_java_binds_itself_is_there(java, body):
    java(body, parameters=NAMES, imports=LIST)


@pytest.mark.parametrize(
    "body",
    [
        "String last = \"\";\nfor (String name : names) {\n    last.trim(); // null\n    last = null;\n}",
        "String last = \"\";\nfor (int i = 0; i < 3; i++) {\n    last.trim(); // null\n    last = null;\n}",
        "String last = \"\";\nwhile (order != null) {\n    last = null;\n    order = null;\n}\nlast.trim(); // null",
    ],
)  # fmt: skip
def test_what_a_round_of_java_leaves_is_met(java, body):
    java(body, parameters=NAMES, imports=LIST)


@pytest.mark.parametrize("loop", ["while is_open():", "while names.ready():", "while len(names) > 3:"])
def test_what_a_loop_asks_in_each_round_is_answered_anew(python, loop):
    python(
        f"""
        found = "a"
        {loop}
            found = None
        found.strip()  # null
        """,
        signature="names",
    )
