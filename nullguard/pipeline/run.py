"""The whole run: analyse the tree, then keep what the user asked for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from nullguard.checks.registry import check_modules, require_same
from nullguard.knowledge.rules import load_rules
from nullguard.model.finding import Finding
from nullguard.model.report import Gone, Progress, Report, Silenced
from nullguard.model.rule import Rule
from nullguard.pipeline.analysis import Analysis, analyse
from nullguard.pipeline.workplace import Workplace, workplace
from nullguard.report.secrets import without_secrets
from nullguard.runtime.cycles import seldom_looked_for
from nullguard.runtime.tree import Tree, reader
from nullguard.settings import Settings, SettingsError, selects
from nullguard.triage import git
from nullguard.triage.baseline import BaselineError, Entry, match
from nullguard.triage.baseline import read as read_baseline
from nullguard.triage.changes import concerning, introduced, staged_paths
from nullguard.triage.fold import folded
from nullguard.triage.select import Selection, selected
from nullguard.triage.settle import settle
from nullguard.triage.suppress import Suppressed


def run(settings: Settings, notify: Progress) -> Report:
    """Check a project.

    Raises SettingsError, ManifestError, BaselineError and GitError, whose messages are for the user.
    """
    rules = load_rules()
    active = _active(rules, settings)
    with seldom_looked_for(), workplace(settings) as place:
        analysis = analyse(place, settings, _checked(rules, active), notify)
        settled = _settled(analysis, place.root, rules, active)
        findings = settled.kept
        baselined: tuple[Silenced, ...] = ()
        gone: tuple[Gone, ...] = ()
        compared_with = ""
        if settings.baseline is not None:
            compared_with = settings.baseline.as_posix()
            matched = match(findings, _entries(settings.baseline, active), Tree(place.root))
            findings, baselined = matched.introduced, matched.existing
            gone = tuple(entry.gone() for entry in matched.stale)
        if settings.diff:
            compared_with = settings.diff
            before = _before(place, settings, rules, active, notify)
            change = introduced(before, _selected(findings, replace(settings, paths=())), Tree(place.root))
            findings, baselined, gone = change.introduced, (*baselined, *change.existing), (*gone, *change.gone)
        staged: Collection[str] = ()
        if settings.staged and (changed := staged_paths(place.root, os.environ)) is not None:
            staged = changed
            findings = concerning(findings, staged)
        stories = folded(_selected(findings, settings), staged)
        notifications = sorted({*analysis.notifications, *settled.notifications, *place.cache.notifications})
    return Report(
        findings=stories.told,
        folded=stories.among,
        suppressed=settled.silenced,
        baselined=baselined,
        gone=gone,
        notifications=tuple(notifications),
        rules=active,
        statistics=analysis.statistics,
        manifest=analysis.manifest,
        root=str(place.root),
        prefix=git.prefix(place.root),
        compared_with=compared_with,
        endpoints=analysis.endpoints,
    )


def _active(rules: tuple[Rule, ...], settings: Settings) -> tuple[Rule, ...]:
    """The rules that run. Raises SettingsError for a selector that fits none."""
    ids = [rule.id for rule in rules]
    for selector in (*settings.select, *settings.extend_select, *settings.ignore):
        if selector != "ALL" and not any(rule.startswith(selector) for rule in ids):
            raise SettingsError(f"no rule begins with '{selector}'; 'nullguard rules' lists them")
    return tuple(rule for rule in rules if selects(rule.id, rule.default, settings))


def _checked(rules: tuple[Rule, ...], active: tuple[Rule, ...]) -> list[str]:
    """The ids of the rules that run. Raises UnmatchedRule where a rule has no check."""
    require_same([rule.id for rule in rules], check_modules())
    return [rule.id for rule in active]


def _entries(file: Path, active: tuple[Rule, ...]) -> list[Entry]:
    """The entries of a baseline whose rules run. Raises BaselineError, also when the file cannot be read."""
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BaselineError(f"{file}: {reason}; 'nullguard baseline write' makes a baseline") from None
    ids = {rule.id for rule in active}
    return [entry for entry in read_baseline(data, file.as_posix()) if entry.rule in ids]


def _settled(analysis: Analysis, root: Path, rules: tuple[Rule, ...], active: tuple[Rule, ...]) -> Suppressed:
    return settle(
        tuple(map(without_secrets, analysis.findings)),
        analysis.suppressions,
        {rule.id for rule in active},
        {rule.id for rule in rules},
        reader(root),
    )


def _selected(findings: tuple[Finding, ...], settings: Settings) -> tuple[Finding, ...]:
    return selected(findings, Selection(settings.paths, settings.min_confidence, settings.per_file_ignores))


def _before(
    place: Workplace, settings: Settings, rules: tuple[Rule, ...], active: tuple[Rule, ...], notify: Progress
) -> tuple[Finding, ...]:
    """The findings of the commit where the present branch left the reference, in the whole tree."""
    commit = git.merge_base(place.root, settings.diff)
    with tempfile.TemporaryDirectory(prefix="nullguard-") as folder:
        root = Path(folder).resolve()
        git.write_tree(place.root, commit, root)
        manifest = _then(settings.manifest, place.root, root) if settings.manifest is not None else None
        others = tuple(filter(None, (_then(file, place.root, root) for file in settings.compare_with)))
        earlier = replace(settings, root=root, paths=(), manifest=manifest, compare_with=others)
        analysis = analyse(replace(place, root=root), earlier, _checked(rules, active), notify)
        return _selected(_settled(analysis, root, rules, active).kept, earlier)


def _then(file: Path, root: Path, earlier: Path) -> Path | None:
    """A file of the project as it was in an earlier tree, None where it was not; a file of elsewhere is the same."""
    if not file.resolve().is_relative_to(root):
        return file
    then = earlier / file.resolve().relative_to(root)
    return then if then.is_file() else None
