"""A test for null whose outcomes both go on to a use: mostly the test is superfluous, so it is shown on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

JAVA = """
package shop;

import java.util.List;

class Labels {
    String first(List<String> names) {
        if (names != null) {
            System.out.println(names.size());
        }
        return names.get(0);
    }
}
"""

PYTHON = """
def first(names):
    if names is not None:
        print(len(names))
    return names[0].strip()
"""

ASSIGNED = """
package shop;

class Labels {
    String first(boolean isKnown, String known) {
        String name = null;
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) == ' ') {
                name = known.substring(0, i);
            }
        }
        return name.trim();
    }
}
"""


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Labels.java", JAVA, {Confidence.LOW}),
        ("labels.py", PYTHON, {Confidence.LOW}),
        ("Labels.java", ASSIGNED, {Confidence.HIGH}),
    ],
)
def test_confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name, text, expected):
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "shop"
    root.mkdir()
    (root / name).write_text(text)
    report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
    assert {finding.confidence for finding in report.findings if finding.rule == "NG109"} == expected
