"""Flags that hold several conditions at once, here and in helpers."""

from __future__ import annotations

import pytest

MEMBERS = """
@Nullable private String note;
@Nullable private String code;
@Nullable private String third;
private boolean both() { final boolean result = this.note != null && this.code != null; return result; }
private boolean told() { boolean result = note != null && code != null; System.out.println(result); return result; }
private boolean lacks() { boolean result = note == null || code == null; return result; }
private boolean is(boolean flag) { boolean result = flag && code != null; return result; }
"""


@pytest.mark.parametrize(
    "body",
    [
        "if (both()) { note.trim(); code.trim(); }",
        "if (both() && note.isEmpty()) { code.trim(); }",
        "if (!told()) { return; }\ncode.trim();",
        "if (!lacks()) { note.trim(); code.trim(); }",
        "if (is(flag)) { code.trim(); }",
        "boolean known = note != null && code != null;\nif (known) { note.trim(); code.trim(); }",
        "boolean lacking = note == null || code == null;\nif (lacking) { return; }\nnote.trim();",
    ],
)
def test_they_are_there(java, body):
    java(body, imports="import org.jspecify.annotations.Nullable;", members=MEMBERS, parameters="boolean flag")


@pytest.mark.parametrize(
    "body",
    [
        "if (both()) {\n    third.trim(); // null\n}",
        "if (lacks()) {\n    note.trim(); // null\n}",
        "boolean known = note != null && code != null;\nif (known) {\n    third.trim(); // null\n}",
        "boolean known = note != null && code != null;\nif (!known) {\n    note.trim(); // null\n}",
        "boolean lacking = note == null || code == null;\nif (!lacking) {\n    third.trim(); // null\n}",
        "boolean known = flag && code != null;\nif (known) {\n    note.trim(); // null\n}",
    ],
)
def test_they_may_be_null(java, body):
    java(body, imports="import org.jspecify.annotations.Nullable;", members=MEMBERS, parameters="boolean flag")
