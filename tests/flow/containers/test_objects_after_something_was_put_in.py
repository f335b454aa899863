"""What is put into a map says nothing of the variable that holds it, or of the condition that it was made under (Java)."""

from __future__ import annotations

import pytest

JAVA_UTIL = "import java.util.*;"
STRICT = "boolean strict, Iterator<String> names"


@pytest.mark.parametrize(
    "body",
    [
        "boolean again = of != null && of.put(names.next(), 1) != null;\nif (again) { of.size(); }",
        """
        boolean again = of != null && of.put(names.next(), 1) != null;
        while (names.hasNext()) { if (of != null) { again |= of.put(names.next(), 2) != null; } }
        if (again) { of.size(); }
        """,
        "if (of != null) { of.put(names.next(), 1); of.size(); }",
        "if (strict) { of.put(names.next(), 1); of.size(); }",
    ],
)
def test_a_map_that_is_made_under_a_condition(java, body):
    java(f"Map<String, Integer> of = strict ? new HashMap<>() : null;\n{body}", imports=JAVA_UTIL, parameters=STRICT)


@pytest.mark.parametrize(
    "body",
    [
        "boolean again = of == null || of.put(names.next(), 1) != null;\nif (again) {\n    of.size(); // null\n}",
        "if (of != null) { of.put(names.next(), 1); }\nof.size(); // null",
        "if (!strict) {\n    of.size(); // null\n}",
    ],
)
def test_it_may_be_missing(java, body):
    java(f"Map<String, Integer> of = strict ? new HashMap<>() : null;\n{body}", imports=JAVA_UTIL, parameters=STRICT)


@pytest.mark.parametrize(("others", "mark"), [("String[] others", ""), ("Integer[] others", ""), ("Object[] others", "")])
def test_arrays_of_another_element_are_not_null(java, others, mark):
    java(f"if (others instanceof Long[]) {{ return; }}\nint size = others.length;{mark}", parameters=others)
