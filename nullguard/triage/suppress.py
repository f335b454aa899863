"""Suppressions: each silences exactly the rules it names, on its line or in its declaration, and only with a reason, so that none
rots."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from nullguard.model.facts import Suppression
from nullguard.model.finding import Finding
from nullguard.model.report import Silenced
from nullguard.model.source import Notification
from nullguard.model.span import line_of

_KIND = "suppression"


@dataclass(frozen=True)
class Suppressed:
    """`kept` stay findings; `notifications` tell of suppressions that are unused, lack a reason or name what is no rule."""

    kept: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]
    notifications: tuple[Notification, ...]


def apply_suppressions(
    findings: Iterable[Finding],
    suppressions: Mapping[str, Iterable[Suppression]],
    active: Collection[str],
    known: Collection[str],
) -> Suppressed:
    """Splits findings by the suppressions of their path.

    A suppression covers a finding when one of its lines is one of those of the finding's region, which may still be several.
    Rules in `active` were run, so a suppression of one that silences nothing is unused; rules in `known` exist.
    """
    by_rule: dict[tuple[str, str], dict[int, Suppression]] = {}
    notifications: list[Notification] = []
    for path in sorted(suppressions):
        for suppression in suppressions[path]:
            notifications.extend(_flaws(path, suppression, known))
            if suppression.reason:
                for rule in suppression.rules:
                    by_rule.setdefault((path, rule), {}).setdefault(suppression.line, suppression)
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    used: set[tuple[str, str, int]] = set()
    for finding in findings:
        path, rule = finding.place.path, finding.rule
        covering = [item for item in by_rule.get((path, rule), {}).values() if _covers(item, finding)]
        used.update((path, rule, item.line) for item in covering)
        if covering:
            silenced.append(Silenced(finding, min(covering, key=_extent).reason))
        else:
            kept.append(finding)
    for (path, rule), on_lines in by_rule.items():
        for line, suppression in on_lines.items():
            if (path, rule, line) not in used and rule in active:
                notifications.append(
                    _notification(path, suppression, f"unused suppression: {rule} does not occur here; remove it")
                )
    return Suppressed(tuple(kept), tuple(silenced), tuple(sorted(notifications)))


def _covers(suppression: Suppression, finding: Finding) -> bool:
    place = finding.place
    return suppression.line <= max(place.line, place.end_line) and place.line <= max(suppression.line, suppression.end_line)


def _extent(suppression: Suppression) -> tuple[int, int]:
    """How many lines it covers, and where they begin: the closest of several says why."""
    return max(suppression.end_line - suppression.line, 0), suppression.line


def _flaws(path: str, suppression: Suppression, known: Collection[str]) -> Iterable[Notification]:
    if not suppression.rules:
        yield _notification(path, suppression, "suppression without rules has no effect; write 'nullguard: ignore[NG101] reason'")
        return
    for rule in suppression.rules:
        if rule not in known:
            close = get_close_matches(rule.upper(), sorted(known), n=1)
            hint = f"; did you mean {close[0]}?" if close else ""
            yield _notification(path, suppression, f"suppression of '{rule}' has no effect, there is no such rule{hint}")
    if not suppression.reason:
        rules = ", ".join(suppression.rules)
        yield _notification(
            path, suppression, f"suppression of {rules} has no effect without a reason; write it behind the bracket"
        )


def _notification(path: str, suppression: Suppression, message: str) -> Notification:
    return Notification(path, _KIND, message, line_of(suppression.at) or suppression.line)
