"""Parameters of Java methods that are declared nullable, and that no call gives null, are shown on request only."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

BOX = """
package shop;
import jakarta.annotation.Nullable;
class Box {
    static int weigh(@Nullable String label, int weight) { return label.length() + weight; }
    int open(@Nullable String label) { return label.length(); }
}
"""
USER = "package shop;\nimport jakarta.annotation.Nullable;\nclass User {{ Box box; {body} }}"


def confidences(root: Path, body: str) -> list[Confidence]:
    (root / "Box.java").write_text(BOX)
    (root / "User.java").write_text(USER.format(body=body))
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    found = [finding for finding in report.findings if finding.rule == "NG105" and "Box" in finding.place.path]
    return [finding.confidence for finding in sorted(found, key=lambda finding: finding.place.line)]


@pytest.mark.parametrize(
    "body",
    [
        'int run(String text) { return Box.weigh(text, 1) + box.open("a" + text); }',
        "java.util.function.IntSupplier run(String text) { return () -> Box.weigh(text, 1) + new Box().open(text); }",
        'int run(String text) { return Box.weigh("", 1) + box.open(text); } int other() { return box.open(); }',
    ],
)
def test_no_call_gives_null(tmp_path, body):
    assert confidences(tmp_path, body) == [Confidence.LOW, Confidence.LOW]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "int run() { return Box.weigh(null, 1) + box.open(null); }",
        'int run(boolean b) { return Box.weigh(b ? null : "", 1) + box.open(b ? "" : null); }',
        "int run() { String s = null; return Box.weigh(s, 1); } int other() { String s = null; return box.open(s); }",
        "int run(@Nullable String s) { return Box.weigh(s, 1); } int other(@Nullable String s) { return box.open(s); }",
        "int run(String text) { return Box.weigh(text, 1) + Box.weigh(null, 2) + box.open(text) + box.open(null); }",
    ],
)
def test_some_may(tmp_path, body):
    assert confidences(tmp_path, body) == [Confidence.MEDIUM, Confidence.MEDIUM]


def test_calls_of_a_class_that_does_not_know_the_method_s_are_no_calls_of_it(tmp_path):
    (tmp_path / "Door.java").write_text('package shop;\nclass Door { int enter(Lock lock) { return lock.open("x"); } }')
    assert confidences(tmp_path, "int run(String text) { return Box.weigh(text, 1); }") == [Confidence.LOW, Confidence.MEDIUM]
