"""Tries changes on a copy of the tree: what is written into the real one has been checked before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from nullguard.discover.listing import list_files
from nullguard.fix.edits import Fix, Refusal, changed
from nullguard.fix.parsing import unparsed
from nullguard.model.finding import Finding
from nullguard.model.report import Progress, Reader, Report
from nullguard.pipeline.run import run
from nullguard.settings import Settings, selects
from nullguard.triage.select import Selection, selected

_MOST_ROUNDS = 5


def whole(settings: Settings) -> Settings:
    """The settings under which findings are looked for: in the whole tree, all rules of the project and those selected, so that
    what a fix does elsewhere is seen."""
    return replace(settings, paths=(), select=(), extend_select=(*settings.extend_select, *settings.select), ignore=())


def wanted(report: Report, settings: Settings) -> tuple[Finding, ...]:
    """The findings of a report under `whole(settings)` that the user wants mended."""
    found = selected((*report.findings, *report.folded), Selection(settings.paths, settings.min_confidence, {}))
    return tuple(finding for finding in found if selects(finding.rule, True, settings))


def tried(
    settings: Settings, before: Report, fixes: Sequence[Fix], read: Reader, notify: Progress
) -> tuple[tuple[Fix, ...], tuple[Refusal, ...]]:
    """The fixes after which their findings are gone and no new one is there, and the others with the reason.

    `before` are all findings that the same settings give, whatever paths the user named. Every round analyses a copy of the
    tree with the fixes that are left; what is to blame is left out of the next one. Raises OSError, and what `run` raises.
    """
    left = list(fixes)
    refused: list[Refusal] = []
    for path, reason in sorted(unparsed(changed((edit for fix in left for edit in fix.edits), read), read).items()):
        refused += (Refusal(fix.finding, reason) for fix in left if _changes(fix, path))
        left = [fix for fix in left if not _changes(fix, path)]
    for _ in range(_MOST_ROUNDS):
        if not left:
            break
        after = _analysed(settings, changed((edit for fix in left for edit in fix.edits), read), notify)
        blamed = _blamed(left, (*before.findings, *before.folded), (*after.findings, *after.folded))
        if not blamed:
            return tuple(left), tuple(refused)
        refused += (Refusal(fix.finding, reason) for fix, reason in blamed)
        out_of = [fix for fix, _ in blamed]
        left = [fix for fix in left if fix not in out_of]
    refused += (Refusal(fix.finding, "it could not be checked together with the others") for fix in left)
    return (), tuple(refused)


def _changes(fix: Fix, path: str) -> bool:
    return any(edit.path == path for edit in fix.edits)


def _blamed(fixes: Sequence[Fix], before: Iterable[Finding], after: Iterable[Finding]) -> list[tuple[Fix, str]]:
    """Fixes whose findings are still there, or that brought a new one into a story that their change is part of; all, when nobody
    knows which did. Findings are counted by function, because a fix changes the text that identifies them."""
    mended = Counter(_key(fix.finding) for fix in fixes)
    allowed = Counter(map(_key, before))
    allowed.subtract(mended)
    found: dict[int, tuple[Fix, str]] = {}
    for finding in after:
        key = _key(finding)
        allowed[key] -= 1
        if allowed[key] >= 0:
            continue
        if key in mended:
            blamed = [fix for fix in fixes if _key(fix.finding) == key]
            reason = "the finding would still be there after the change"
        else:
            paths = {finding.place.path, *(step.place.path for step in finding.steps), *finding.caused_by}
            blamed = [fix for fix in fixes if any(edit.path in paths for edit in fix.edits)] or list(fixes)
            reason = f"the change would bring a new finding: {finding.rule} at {finding.place.path}:{finding.place.line}"
        for fix in blamed:
            found.setdefault(id(fix), (fix, reason))
    return list(found.values())


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.place.path, finding.symbol


def _analysed(settings: Settings, files: Mapping[str, bytes], notify: Progress) -> Report:
    with tempfile.TemporaryDirectory(prefix="nullguard-") as folder:
        root = Path(folder).resolve()
        _copy(settings.root, root, settings.exclude, files)
        return run(replace(settings, root=root, paths=()), notify)


def _copy(source: Path, target: Path, exclude: Sequence[str], files: Mapping[str, bytes]) -> None:
    """A tree with changed files; what stays the same is linked where the file system can, for copies of large trees are slow."""
    for path in list_files(source, exclude).sizes:
        if path in files:
            continue
        to = target / path
        to.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source / path, to)
        except OSError:
            shutil.copyfile(source / path, to)
    for path, data in files.items():
        to = target / path
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(data)
