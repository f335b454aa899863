"""Small programs that are laid out in a folder and checked as a whole, without a cache."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nullguard.model.finding import Finding
from nullguard.pipeline import run
from nullguard.settings import load_settings


def findings_of(root: Path, files: Mapping[str, str], **given: object) -> tuple[Finding, ...]:
    """What is found in files, by their paths below a folder, which becomes a project; `given` are settings."""
    for path, text in {"pyproject.toml": "[tool.nullguard]\n", **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return run(load_settings((root,), None, {"cache": False, **given}), lambda stage, done, total: None).findings
