"""Predicates that are overridden, or that several classes implement (Java): what all of them tell, a call tells."""

from __future__ import annotations

import pytest

FILES = """
interface Asked { boolean there(String note); boolean ever(String note); boolean gone(String note); }
class Loud implements Asked {
    public boolean there(String note) { if (note == null) { return false; } return note.length() > 3; }
    public boolean ever(String note) { return true; }
    public boolean gone(String note) { return note == null; }
}
class Quiet implements Asked {
    public boolean there(String note) { return note != null && note.length() > 2; }
    public boolean ever(String note) { return note != null; }
    public boolean gone(String note) { return note == null || note.isEmpty(); }
}
class Printer {
    boolean block(String note) { if (note == null) { return false; } return note.length() > 3; }
    boolean any(String note) { return note != null; }
}
class Outline extends Printer {
    @Override boolean block(String note) { return note != null; }
    @Override boolean any(String note) { return true; }
}
class Deep extends Outline {
    @Override boolean block(String note) { return note instanceof String; }
}
"""


@pytest.mark.parametrize(
    "asked",
    [
        "if (!asked.there(note)) { return; }",
        "if (asked.gone(note)) { return; }",
        "if (!printer.block(note)) { return; }",
        "if (!printer.block(note) || note.isEmpty()) { return; }",
    ],
)
def test_all_of_them_tell(analyse, asked):
    assert _uses(analyse, asked) == []


@pytest.mark.parametrize(
    "asked",
    [
        "if (!asked.ever(note)) { return; }",
        "if (asked.there(note)) { return; }",
        "if (!asked.gone(note)) { return; }",
        "if (!printer.any(note)) { return; }",
        "if (printer.block(note)) { return; }",
        "printer.block(note);",
    ],
)
def test_one_of_them_does_not(analyse, asked):
    assert _uses(analyse, asked) == ["method"]


def _uses(analyse, asked):
    body = f"String note = null; if (some) {{ note = text; }}\n{asked}\nnote.trim();"
    run = f"void run(Asked asked, Printer printer, boolean some, String text) {{ {body} }}"
    text = f"package shop;\n{FILES}class Service {{ {run} }}"
    return [use.kind for use in analyse({"shop/Service.java": text})["shop/Service.java"]]
