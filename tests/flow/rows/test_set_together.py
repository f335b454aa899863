"""Attributes of Java's rows that are only set together: the one is mostly there where the other is."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

_OF_ONE = "if (from.getOf() != null) { this.ofId = from.getOf().getId(); this.ofType = from.getOf().getType(); }"
_ROW = """
package shop;
import jakarta.persistence.*;
@Entity
public class Note {{
    @Id private Long id;
    @Column(nullable = true) private String ofId;
    @Column(nullable = true) private String ofType;
    public Note() {{}}
    public Note(Draft from) {{ {made} }}
    {members}
    public String getOfId() {{ return ofId; }}
    public String getOfType() {{ return ofType; }}
    public void setOfId(String ofId) {{ this.ofId = ofId; }}
    public void setOfType(String ofType) {{ this.ofType = ofType; }}
    int show() {{ {used} }}
}}
"""
_USED = "return ofId != null ? ofType.length() : 0;"


def is_doubtful(made: str = _OF_ONE, members: str = "", used: str = _USED, other: str = "") -> bool:
    """Whether the use of one attribute where the other is there is doubtful."""
    files = {
        "shop/Note.java": _ROW.format(made=made, members=members, used=used),
        "shop/Other.java": f"package shop;\nclass Other {{ {other} }}",
    }
    (found,) = analyse_source(world_of(files), "shop/Note.java", frozenset({"ofType"})).uses
    return found.status == "ofId" and found.is_kind


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"made": "ofId = from.getOf().getId(); ofType = from.getOf().getType();"},
        {"members": "public Note(Note from) { this.ofId = from.getOfId(); this.ofType = from.getOfType(); }"},
        {"members": "void clear() { this.ofId = null; }"},
        {"used": "if (ofId == null) { return 0; } return ofType.length();"},
        {"other": "void fill(Note note, Draft d) { note.setOfId(d.id()); note.setOfType(d.type()); }"},
        {"other": "void fill(Page page) { page.setOfId(1); }"},
    ],
)
def test_they_are_set_together(case):
    assert is_doubtful(**case)


@pytest.mark.parametrize(
    "case",
    [
        {"used": "return ofType.length();"},
        {"used": "return id != null ? ofType.length() : 0;"},
        {"made": ""},
        {"made": "this.ofId = from.getId(); this.ofType = from.getType();"},
        {"made": "this.ofId = from.getOf().getId(); this.ofType = from.getOther().getType();"},
        {"made": "this.ofId = from.getOf().getId(); if (from.isTyped()) { this.ofType = from.getOf().getType(); }"},
        {"made": f"{_OF_ONE} else {{ this.ofId = from.getId(); }}"},
        {"made": f"for (int i = 0; i < 2; i++) {{ this.ofId = from.getOf().getId(); }} {_OF_ONE}"},
        {"members": "void take(String ofId) { this.ofId = ofId; }"},
        {"members": "public Note(Note from) { this.ofId = from.getOfId(); }"},
        {"other": "void fill(Note note, Draft draft) { note.setOfId(draft.id()); }"},
    ],
)
def test_the_one_may_be_there_alone(case):
    assert not is_doubtful(**case)


def _status(used: str) -> tuple[str, bool]:
    members = "@Column(nullable = true) private String mime; @Column(nullable = true) private String byId;"
    files = {"shop/Note.java": _ROW.format(made="", members=members, used=used)}
    (found,) = analyse_source(world_of(files), "shop/Note.java", frozenset({"ofType", "ofId"})).uses
    return found.status, found.is_kind


def test_the_class_of_a_row_of_any_class_goes_with_its_key():
    """By their names alone: whoever reads the one beside the other takes the two for one."""
    assert _status(_USED) == ("ofId", False)


@pytest.mark.parametrize(
    "used",
    [
        "return ofType.length();",
        "return byId != null ? ofType.length() : 0;",
        "return mime != null ? ofType.length() : 0;",
        "return ofType != null ? ofId.length() : 0;",
        "return ofId == null ? ofType.length() : 0;",
    ],
)
def test_other_attributes_say_nothing_of_it(used):
    assert _status(used) == ("", False)
