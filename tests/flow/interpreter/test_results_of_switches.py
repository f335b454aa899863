"""Boxes that a switch of Java gives where a number is needed, and records in its cases that are named with what they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

ROW = """
package shop;
import jakarta.persistence.*;
@Entity
public class Row {
    @Id private Long id;
    @Column(nullable = true) private Integer rank;
    @Column(nullable = false) private Integer size;
    @Column(nullable = false) private String kind;
    public Integer getRank() { return rank; }
    public Integer getSize() { return size; }
    public String getKind() { return kind; }
}
"""
FOUND = """
package shop;
public sealed interface Looked {
    record Found(Row row) implements Looked { }
    record Missing(String why) implements Looked { }
}
"""


@pytest.fixture
def lines(tmp_path: Path):
    def told(body: str, returns: str = "int") -> list[int]:
        (tmp_path / "Row.java").write_text(ROW)
        (tmp_path / "Looked.java").write_text(FOUND)
        (tmp_path / "Use.java").write_text(
            f"package shop;\nclass Use {{\n{returns} run(Row row, Looked looked, Object any) {{\n{body}\n}} }}"
        )
        report = run(load_settings((tmp_path,), None, {}), lambda stage, done, total: None)
        return [finding.place.line for finding in report.findings if finding.rule == "NG101"]

    return told


@pytest.mark.parametrize(
    "body",
    [
        'return switch (row.getKind()) {\ncase "a" -> row.getRank();\ndefault -> 0;\n};',
        'return switch (row.getKind()) {\ncase "a" -> row.getRank();\ndefault -> row.getSize();\n};',
        'int rank = switch (row.getKind()) {\ncase "a" -> row.getRank();\ndefault -> 0;\n};\nreturn rank;',
        "return switch (looked) {\ncase Looked.Found(Row found) -> found.getRank();\ncase Looked.Missing missing -> 0;\n};",
        "return switch (looked) {\ncase Looked.Found(var found) -> found.getRank();\ncase Looked.Missing(var why) -> 0;\n};",
        "if (any instanceof Looked.Found(Row found))\nreturn found.getRank();\nreturn 0;",
    ],
)
def test_a_box_is_unboxed(lines, body):
    assert lines(body) == [5]


@pytest.mark.parametrize(
    ("body", "returns"),
    [
        ('return switch (row.getKind()) { case "a" -> row.getRank(); default -> 0; };', "Integer"),
        ('return switch (row.getKind()) { case "a" -> row.getRank(); default -> null; };', "Object"),
        ('return switch (row.getKind()) { case "a" -> row.getSize(); default -> 0; };', "int"),
        ('return switch (row.getKind()) { case "a" -> row.getRank() == null ? 1 : row.getRank(); default -> 0; };', "int"),
        ('Integer rank = switch (row.getKind()) { case "a" -> row.getRank(); default -> 0; }; return rank;', "Integer"),
        (
            "return switch (looked) { case Looked.Found(var f) when f.getRank() != null -> f.getRank(); default -> 0; };",
            "int",
        ),
        ("if (any instanceof Looked.Found(Row found) && found.getRank() != null) return found.getRank(); return 0;", "int"),
    ],
)
def test_nothing_needs_the_number_of_nothing(lines, body, returns):
    assert lines(body, returns) == []
