"""Mappings of Python by what a check reports of code that uses them: exactly the lines that are marked with `# null`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

HERE = Path(__file__).parent
SHOPS = sorted(HERE.glob("*_shop.py"))


@pytest.mark.parametrize("shop", SHOPS, ids=lambda path: path.stem)
def test_marked_lines_are_reported(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "project"
    root.mkdir()
    text = shop.read_text()
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "shop.py").write_text(text)
    report = run(load_settings((root,), None, {}), lambda stage, done, total: None)
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines, 1) if re.search(r"# null\b", line)]
    found = sorted({place.line for finding in report.findings for place in (finding.place, *finding.siblings)})
    assert marked
    assert [lines[number - 1].strip() for number in found] == [lines[number - 1].strip() for number in marked]
