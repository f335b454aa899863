"""Which findings a run is about: those below the given paths, sure enough, and not ignored for their file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pathspec import GitIgnoreSpec

from nullguard.model.finding import Confidence, Finding


@dataclass(frozen=True)
class Selection:
    """`paths` are relative to the project root, files or folders; empty: everything. `per_file_ignores` maps a pattern in
    gitignore's language to rule ids or prefixes of them (`NG1`)."""

    paths: tuple[str, ...] = ()
    min_confidence: Confidence = Confidence.MEDIUM
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def selected(findings: Iterable[Finding], selection: Selection) -> tuple[Finding, ...]:
    """The findings that the selection asks for, in their order. Raises ValueError for a pattern that is none."""
    ignores = [(GitIgnoreSpec.from_lines([glob]), rules) for glob, rules in selection.per_file_ignores.items()]
    return tuple(
        finding
        for finding in findings
        if finding.confidence >= selection.min_confidence
        and is_below(finding.place.path, selection.paths)
        and not any(finding.rule.startswith(rules) and spec.match_file(finding.place.path) for spec, rules in ignores)
    )


def is_below(path: str, paths: tuple[str, ...]) -> bool:
    """Whether a path is one of the paths or below one of them; everything is below none and below the root (`.`)."""
    return not paths or any(above in ("", ".") or path == above or path.startswith(above.rstrip("/") + "/") for above in paths)
