"""Which functions assign a field is asked for one field: what else the functions of its source mention does not count."""

from __future__ import annotations

BOX = """\
package shop;
public class Box {
  private String note;
  private String label;
  Box(String note) { this.note = note; }
  void forget() { note = null; }
  void name() { label = "x"; }
%s}
"""
WRITES = "  void again() { this.note = null; }\n"
READS = "  String other() { return note; }\n"


def _program(link, more=""):
    return link({"shop/Box.java": BOX % more})


def _asked(program):
    program.reads = set()
    found = program.functions_writing("shop/Box.java", "note")
    return [function.decl.name for function in found], [entry for entry in program.reads if entry.startswith("<mentioning>")]


def test_those_that_assign_the_field(link):
    names, _ = _asked(_program(link))
    assert names == ["Box", "forget"]
    assert _program(link).functions_writing("shop/Box.java", "size") == ()
    assert _program(link).functions_writing("shop/Other.java", "note") == ()


def test_who_asks_depends_on_these_alone(link):
    _, (entry,) = _asked(_program(link))
    before = _program(link).declarations_digest(entry)
    assert _program(link, READS).declarations_digest(entry) == before
    assert _program(link, WRITES).declarations_digest(entry) != before
    assert link({}).declarations_digest(entry) == b""


def test_not_all_that_the_source_mentions_is_traced(link):
    program = _program(link)
    program.reads = set()
    program.functions_writing("shop/Box.java", "note")
    every = program.functions_of("shop/Box.java")
    before = set(program.reads)
    assert len(every) == 3
    program.reads = set()
    program.functions_writing("shop/Box.java", "note")
    assert not any(entry.startswith("<mentions>#-1") for entry in program.reads)
    assert any(entry.startswith("<mentions>#-1") for entry in before)
