"""Functions that give 0 or -1 for null, and enums that a condition chooses: any other answer tells that it is there."""

from __future__ import annotations

import pytest

MEMBERS = """
@Nullable private String note;
enum Kind { NONE, SOME }
static int count(String text) { return text == null ? 0 : text.length(); }
static int counted(String text) { if (text == null) { return 0; } return text.length(); }
static int place(String text) { if (text == null) { return -1; } return text.indexOf(','); }
"""


@pytest.mark.parametrize(
    "asked",
    [
        "if (count(note) == 0) { return; }",
        "if (count(note) > 0) { note.trim(); }\nreturn;",
        "int number = counted(note);\nif (number == 0) { return; }",
        "if (place(note) < 0) { return; }",
        "if (place(note) == -1) { return; }",
        "int at = place(note);\nif (at >= 0) { note.trim(); }\nreturn;",
        "int number = count(note);\nfor (int at = 0; at < number; at++) { note.charAt(at); }\nreturn;",
        "Kind kind = note == null ? Kind.NONE : Kind.SOME;\nif (kind != Kind.SOME) { return; }",
        "Kind kind = note == null ? Kind.NONE : Kind.SOME;\nif (kind == Kind.NONE) { return; }",
    ],
)
def test_it_is_there(java, asked):
    java(
        f"{asked}\nnote.trim();" if not asked.endswith("return;") else asked,
        imports="import org.jspecify.annotations.Nullable;",
        members=MEMBERS,
    )


@pytest.mark.parametrize(
    "asked",
    [
        "if (count(note) >= 0) {",
        "if (count(note) == 0) {",
        "if (place(note) == -1) {",
        "if (place(note) < 3) {",
        "Kind kind = note == null ? Kind.NONE : Kind.SOME; if (kind == Kind.NONE) {",
    ],
)
def test_it_may_be_null(java, asked):
    java(f"{asked}\n    note.trim(); // null\n}}", imports="import org.jspecify.annotations.Nullable;", members=MEMBERS)


COUNT = "def count(rows):\n    return 0 if rows is None else len(rows.items)"


@pytest.mark.parametrize("asked", ["if count(rows) > 0:", "if count(rows) != 0:", "number = count(rows)\nif number > 0:"])
def test_python(python, asked):
    python(f"rows = None\nif some:\n    rows = found()\n{asked}\n    rows.close()", before=COUNT, signature="some, found")


@pytest.mark.parametrize("asked", ["if count(rows) >= 0:", "if count(rows) == 0:"])
def test_python_says_nothing(python, asked):
    python(f"rows = None\nif some:\n    rows = found()\n{asked}\n    rows.close()  # null", before=COUNT, signature="some, found")


def test_what_is_tested_besides_is_not_null_for_another_argument(analyse):
    text = """
package shop;
import java.util.*;
class Service {
    private Set<String> prefixed(Set<String> names, String prefix) {
        if (names == null || names.isEmpty() || prefix == null) { return names; }
        Set<String> all = new HashSet<>();
        for (String name : names) { all.add(prefix + name); }
        return all;
    }
    private Set<String> none(Set<String> names, String prefix) {
        if (prefix == null) { return null; }
        return names;
    }
    void run(Set<String> names, String prefix) {
        String upper = prefix == null ? null : prefix.toUpperCase();
        prefixed(names, upper).size();
        none(names, upper).size();
    }
}
"""
    uses = analyse({"shop/Service.java": text})["shop/Service.java"]
    assert [use.expression for use in uses if use.origin == "path"] == ["none(names, upper)"]
