"""A small program that is written, checked at low confidence, and asked how sure its findings are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

Confidences = Callable[..., set[Confidence]]


@pytest.fixture
def confidences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Confidences:
    """`confidences({path: text}, "NG105", …)`: those of the findings of the rules."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "shop"
    root.mkdir()

    def check(files: dict[str, str], *rules: str) -> set[Confidence]:
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
        return {finding.confidence for finding in report.findings if finding.rule in rules}

    return check
