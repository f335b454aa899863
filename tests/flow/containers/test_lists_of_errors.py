"""Lists that tell by being empty which tests have failed (Java): `if (order.getNote() == null) { errors.add("note"); }`."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
MEMBERS = "static void tidy(List<String> errors) { errors.clear(); }"
TESTED = """
List<String> errors = new ArrayList<>();
if (order.getReference() == null) { errors.add("reference"); }
"""


@pytest.mark.parametrize(
    "asked",
    [
        "if (!errors.isEmpty()) { throw new IllegalStateException(); }",
        "if (errors.size() > 0) { return; }",
        "if (errors.isEmpty()) { System.out.println(order.getReference().trim()); }\nif (!errors.isEmpty()) { return; }",
        'if (order.getPaidAt() == null) { errors.add(""); }\nif (!errors.isEmpty()) { return; }\norder.getPaidAt().getYear();',
    ],
)  # fmt: skip
def test_there_are_none(java, asked):
    java(f"{TESTED}{asked}\norder.getReference().trim();", IMPORTS, MEMBERS)


@pytest.mark.parametrize(
    "asked",
    [
        "if (errors.isEmpty()) { return; }",
        "errors.clear();\nif (!errors.isEmpty()) { return; }",
        'errors.remove("reference");\nif (!errors.isEmpty()) { return; }',
        "tidy(errors);\nif (!errors.isEmpty()) { return; }",
        "errors = new ArrayList<>();\nif (!errors.isEmpty()) { return; }",
        "System.out.println(errors.isEmpty());",
    ],
)
def test_it_does_not_tell(java, asked):
    java(f"{TESTED}{asked}\norder.getReference().trim();  // null", IMPORTS, MEMBERS)


def test_a_field_that_others_may_fill(java):
    members = "List<String> errors = new ArrayList<>();"
    code = 'if (order.getReference() == null) { "x".trim(); }\nif (!errors.isEmpty()) { return; }'
    java(f"{code}\norder.getReference().trim();  // null", IMPORTS, members)
