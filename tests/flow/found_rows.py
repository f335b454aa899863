"""Functions in small programs that look rows up, each marked at its first line: `# found` where the row is there, `# perhaps`
where it may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings


def begins(text: str, mark: str) -> list[int]:
    """The numbers of the lines that are so marked."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.endswith(f"# {mark}")]


def confidences_of_lookups(root: Path, files: Mapping[str, str], marked: str) -> dict[int, Confidence]:
    """The confidence of what is told in each function of the file `marked`, by the line at which the function begins; files by
    their paths below `root`, where they are written."""
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    for path, text in files.items():
        (root / path).write_text(text)
    settings = load_settings((root,), None, {"cache": False, "min_confidence": "low"})
    report = run(settings, lambda stage, done, total: None)
    functions = sorted((*begins(files[marked], "found"), *begins(files[marked], "perhaps")))
    told = {}
    for finding in report.findings:
        if finding.rule == "NG103" and finding.place.path == marked:
            told[max(line for line in functions if line <= finding.place.line)] = finding.confidence
    return told
