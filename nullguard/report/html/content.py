"""What the page shows of findings, as plain data for its script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nullguard.model.finding import Finding, Place
from nullguard.model.report import Report
from nullguard.report.code_lines import CodeLines
from nullguard.report.explained import where
from nullguard.report.messages import plain
from nullguard.report.neutral import one_line, printable

AROUND = 2
"""Lines of code before and after the one that a finding stands on; steps show theirs alone."""

_LONGEST = 240
"""Characters of a line of code: what is longer is generated, or minified."""

_MOST_STEPS = 24


class Excerpts:
    """Lines of code by file, each kept once however many findings show it."""

    def __init__(self, code: CodeLines) -> None:
        self._code = code
        self.lines: dict[str, dict[str, str]] = {}

    def add(self, place: Place, around: int) -> None:
        """Keeps a place's line and those around it."""
        name = printable(place.path)
        for number in range(max(1, place.line - around), place.line + around + 1):
            kept = self.lines.setdefault(name, {})
            if place.line and str(number) not in kept:
                line = self._code.line(place.path, number)
                if line is not None:
                    text = printable(line).expandtabs(4)
                    kept[str(number)] = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def findings_content(report: Report, code: CodeLines) -> dict[str, Any]:
    """Findings in the report's order, the rules that they break, and the code that they show."""
    excerpts = Excerpts(code)
    rules = {rule.id: rule for rule in report.rules}
    found = [_finding(finding, excerpts, code) for finding in report.findings]
    used = sorted({finding.rule for finding in report.findings})
    return {
        "findings": found,
        "rules": {id: {"title": rules[id].title, "shape": rules[id].shape} for id in used if id in rules},
        "code": {path: lines for path, lines in excerpts.lines.items() if lines},
    }


def _finding(finding: Finding, excerpts: Excerpts, code: CodeLines) -> dict[str, Any]:
    excerpts.add(finding.place, AROUND)
    steps = finding.steps[:_MOST_STEPS]
    for step in steps:
        excerpts.add(step.place, 0)
    shown: dict[str, Any] = {
        "rule": finding.rule,
        "level": finding.level.value,
        "confidence": finding.confidence.label,
        "message": plain(finding),
        "path": printable(finding.place.path),
        "line": finding.place.line,
        "columns": _columns(finding.place, code),
    }
    rest = {
        "symbol": printable(finding.symbol),
        "steps": [[printable(step.place.path), step.place.line, one_line(step.message)] for step in steps]
        if len(steps) > 1
        else [],
        "related": [[where(related.place), one_line(related.label)] for related in finding.related],
        "reasons": [one_line(reason) for reason in finding.reasons],
        "siblings": list(_wheres(finding.siblings)),
    }
    return {**shown, **{key: value for key, value in rest.items() if value}}


def _wheres(places: Iterable[Place]) -> Iterable[str]:
    for place in places:
        yield where(place)


def _columns(place: Place, code: CodeLines) -> list[int]:
    """Where the region begins and ends in the line as it is shown."""
    region = code.region(place)
    line = code.line(place.path, place.line)
    if region is None or line is None or place.column == 0:
        return []
    before = printable(line[: place.column - 1]).expandtabs(4)
    inside = printable(line[: place.end_column - 1]).expandtabs(4)
    return [len(before), len(inside)] if len(inside) > len(before) else []
