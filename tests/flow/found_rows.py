"""Functions in small programs that look rows up, each marked at its first line: `# found` where the row is there, `# perhaps`
where it may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checked import findings_of

from nullguard.model.finding import Confidence


def begins(text: str, mark: str) -> list[int]:
    """The numbers of the lines that are so marked."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.endswith(f"# {mark}")]


def confidences_of_lookups(root: Path, files: Mapping[str, str], marked: str) -> dict[int, Confidence]:
    """The confidence of what is told in each function of the file `marked`, by the line at which the function begins; files by
    their paths below `root`, where they are written."""
    functions = sorted((*begins(files[marked], "found"), *begins(files[marked], "perhaps")))
    told = {}
    for finding in findings_of(root, files, min_confidence="low"):
        if finding.rule == "NG103" and finding.place.path == marked:
            told[max(line for line in functions if line <= finding.place.line)] = finding.confidence
    return told
