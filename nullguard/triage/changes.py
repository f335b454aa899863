"""What a change has to do with findings: those it introduces, and those that concern the files being committed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nullguard.model.finding import Finding
from nullguard.model.report import Gone, Silenced
from nullguard.triage import git
from nullguard.triage.baseline import entry_of, match


@dataclass(frozen=True)
class Introduced:
    """The findings of two trees compared: `introduced` are new, `existing` were there, `gone` are fixed."""

    introduced: tuple[Finding, ...]
    existing: tuple[Silenced, ...]
    gone: tuple[Gone, ...]


def introduced(before: Iterable[Finding], after: Iterable[Finding], paths: Container[str]) -> Introduced:
    """Compares by identity, whether a finding's own file changed or not; by the `paths` of the later tree renames are seen."""
    matched = match(after, (entry_of(finding, "present before this change") for finding in before), paths)
    return Introduced(matched.introduced, matched.existing, tuple(entry.gone() for entry in matched.stale))


def concerning(findings: Iterable[Finding], changed: Container[str]) -> tuple[Finding, ...]:
    """The findings that stand in a changed file, pass through one, or are caused by one."""
    return tuple(finding for finding in findings if any(path in changed for path in _paths(finding)))


def staged_paths(root: Path, environment: Mapping[str, str]) -> frozenset[str] | None:
    """The paths below `root`, relative to it, that a commit or push is about; None when that is nothing.

    These are the files in git's index that differ from HEAD, or, where pre-commit sets PRE_COMMIT_FROM_REF and PRE_COMMIT_TO_REF,
    those that differ between the two. A renamed or deleted file counts with its old name too. Raises git.GitError.
    """
    before, after = environment.get("PRE_COMMIT_FROM_REF", ""), environment.get("PRE_COMMIT_TO_REF", "")
    if before and after:
        return _names(git.run(root, *_DIFF, f"{git.commit_of(root, before)}...{git.commit_of(root, after)}", "--"))
    names = _names(git.run(root, *_DIFF, "--cached", "--"))
    return names or None


_DIFF = ("diff", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules")


def _names(output: bytes) -> frozenset[str]:
    return frozenset(name.decode("utf-8", "surrogateescape") for name in output.split(b"\0") if name)


def _paths(finding: Finding) -> Iterable[str]:
    yield finding.place.path
    for step in finding.steps:
        yield step.place.path
    yield from finding.caused_by
