"""Setters that are called like the field, beside its getter (Java): reading the field is no call of the setter. And fields that
are known by their getter, or the other way round."""

from __future__ import annotations

import pytest

MEMBERS = """
@Nullable private String note;
@Nullable String getNote() { return note; }
Service note(String note) { this.note = note; return this; }
boolean hasNote() { return note != null; }
void clear() { note = null; }
@Nullable String find() { return null; }
"""


@pytest.mark.parametrize(
    "body",
    [
        "if (getNote() != null) { getNote().trim(); }",
        "if (getNote() == null) { return; }\ngetNote().trim();",
        "if (this.getNote() != null) { this.getNote().trim(); }",
        "if (other.getNote() != null) { other.getNote().trim(); }",
        "if (note == null) { return; }\ngetNote().trim();",
        "if (getNote() == null) { return; }\nnote.trim();",
        "if (this.note != null) { this.getNote().trim(); }",
        "if (other.note != null) { other.getNote().trim(); }",
        "if (other.hasNote()) { other.getNote().trim(); }",
        "if (note != null && getNote().isEmpty()) { note.trim(); }",
    ],
)
def test_it_is_there(java, body):
    java(body, imports="import org.jspecify.annotations.Nullable;", members=MEMBERS, parameters="Service other")


@pytest.mark.parametrize(
    "body",
    [
        "if (getNote() != null) { note(null); }\ngetNote().trim(); // null",
        "if (note == null) { return; }\nclear();\ngetNote().trim(); // null",
        "if (note == null) { return; }\nnote = null;\ngetNote().trim(); // null",
        "if (note == null) { return; }\nfind().trim(); // null",
        "if (note == null) { return; }\nother.getNote().trim(); // null",
    ],
)
def test_it_may_be_null(java, body):
    java(body, imports="import org.jspecify.annotations.Nullable;", members=MEMBERS, parameters="Service other")
