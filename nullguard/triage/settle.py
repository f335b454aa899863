"""The steps that every finding goes through, in the one order in which they are right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from nullguard.model.facts import Suppression
from nullguard.model.finding import Finding
from nullguard.model.report import Reader, Silenced
from nullguard.triage.fingerprints import with_fingerprints
from nullguard.triage.places import with_settled_places
from nullguard.triage.rank import one_per_line
from nullguard.triage.suppress import Suppressed, apply_suppressions


def settle(
    findings: Iterable[Finding],
    suppressions: Mapping[str, Iterable[Suppression]],
    active: Collection[str],
    known: Collection[str],
    read: Reader,
) -> Suppressed:
    """Checks' raw findings (byte columns, several lines) as final ones, ranked, with fingerprints, apart from the suppressed.

    Suppressions are applied while regions still have all their lines. Fingerprints count occurrences before anything is left out,
    so that no suppression or threshold changes another finding's identity. `active` and `known` are as in `apply_suppressions`.
    """
    split = apply_suppressions(findings, suppressions, active, known)
    reasons: dict[tuple[str, str, int], str] = {}
    kept = one_per_line(with_settled_places(split.kept, read))
    reported = {_line(finding) for finding in kept}
    hidden = with_settled_places((silenced.finding for silenced in split.silenced), read)
    for silenced, finding in zip(split.silenced, hidden, strict=True):
        reasons.setdefault(_line(finding), silenced.reason)
    silent = one_per_line(finding for finding in hidden if _line(finding) not in reported)
    everything = with_fingerprints((*kept, *silent))
    return Suppressed(
        everything[: len(kept)],
        tuple(Silenced(finding, reasons[_line(finding)]) for finding in everything[len(kept) :]),
        split.notifications,
    )


def _line(finding: Finding) -> tuple[str, str, int]:
    return finding.rule, finding.place.path, finding.place.line
