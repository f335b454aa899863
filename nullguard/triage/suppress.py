"""Suppression comments: each silences exactly the rules it names, on its line, and only with a reason, so that none rots."""

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

    A suppression covers a finding when its line is one of the lines of the finding's region, which may still be several. Rules in
    `active` were run, so a suppression of one that silences nothing is unused; rules in `known` exist.
    """
    by_line: dict[tuple[str, int, str], tuple[str, Suppression]] = {}
    notifications: list[Notification] = []
    for path in sorted(suppressions):
        for suppression in suppressions[path]:
            notifications.extend(_flaws(path, suppression, known))
            if suppression.reason:
                for rule in suppression.rules:
                    by_line.setdefault((path, suppression.line, rule), (path, suppression))
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    used: set[tuple[str, int, str]] = set()
    for finding in findings:
        place = finding.place
        keys = [(place.path, line, finding.rule) for line in range(place.line, max(place.line, place.end_line) + 1)]
        covering = next((key for key in keys if key in by_line), None)
        if covering is None:
            kept.append(finding)
        else:
            used.update(key for key in keys if key in by_line)
            silenced.append(Silenced(finding, by_line[covering][1].reason))
    for key, (path, suppression) in by_line.items():
        if key not in used and key[2] in active:
            notifications.append(_notification(path, suppression, f"unused suppression: {key[2]} does not occur here; remove it"))
    return Suppressed(tuple(kept), tuple(silenced), tuple(sorted(notifications)))


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
