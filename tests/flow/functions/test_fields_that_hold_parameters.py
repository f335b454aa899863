"""A field that a Java method gives what it was given is null where that is."""

from __future__ import annotations

import pytest

_CLASS = "static class View {{ private String text; private String other; {body} }}"


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ("View(String given) { this.text = given; this.text.trim(); }", "new View({})"),
        ("View(String text) { this.text = text; this.text.trim(); }", "new View({})"),
        ("View(String given) { text = given; text.trim(); }", "new View({})"),
        ("View(String given) { this.text = given; Objects.requireNonNull(this.text); }", "new View({})"),
        ("void show(String given) { this.text = given; System.out.println(text.length()); }", "new View().show({})"),
    ],
)
def test_null_that_is_handed_over_is_used(java, body, call):
    java(call.format("order.getReference()") + "; // null", "import java.util.*;", _CLASS.format(body=body))


@pytest.mark.parametrize(
    "body",
    [
        "View(String given) { this.text = given; if (this.text != null) { this.text.trim(); } }",
        "View(String given) { this.text = given; this.other = given == null ? null : this.text.trim(); }",
        'View(String given) { this.text = given; this.text = "x"; this.text.trim(); }',
        'View(String given) { this.text = given; given = "x"; given.trim(); }',
        'View(String text) { this.text = "x"; this.other = text; this.text.trim(); }',
        "View(String given) { this.text = given; fill(); } void fill() { }",
    ],
)
def test_null_that_is_not_used_is_not_told(java, body):
    java("new View(order.getReference());", "import java.util.*;", _CLASS.format(body=body))


@pytest.mark.parametrize(
    "body",
    [
        "void take(String given) { this.text = given; if (this.text == null) { throw new IllegalArgumentException(); } }",
        "void take(String given) { this.text = given; if (text == null) { throw new IllegalArgumentException(); } }",
    ],
)
def test_what_a_field_refuses_is_there(java, body):
    use = "View view = new View();\nview.take(order.getReference());\norder.getReference().trim();"
    java(use, "", _CLASS.format(body=body))


def test_a_field_that_is_tested_tells_of_the_parameter(java):
    members = "String text;"
    java(
        "this.text = given;\nif (this.text == null) return;\ngiven.trim();",
        "import jakarta.annotation.Nullable;",
        members,
        parameters="@Nullable String given",
    )
    java(
        "this.text = given;\nif (this.text != null) {\n    given.trim();\n}\ngiven.trim(); // null",
        "import jakarta.annotation.Nullable;",
        members,
        parameters="@Nullable String given",
    )
    java(
        'this.text = given;\nthis.text = "x";\nif (this.text == null) return;\ngiven.trim(); // null',
        "import jakarta.annotation.Nullable;",
        members,
        parameters="@Nullable String given",
    )
