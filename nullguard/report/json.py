"""Everything a run found as JSON for programs; its keys are a promise, kept within one `version`."""

from __future__ import annotations

from typing import Any

import msgspec

from nullguard import __version__
from nullguard.model.finding import Finding, Place
from nullguard.model.report import Gone, Reader, Report, Silenced
from nullguard.model.source import Notification
from nullguard.report.messages import segments
from nullguard.report.neutral import encodable

VERSION = 1


def render(report: Report, read: Reader) -> bytes:
    """The document, indented by two spaces, with a final newline; equal reports give equal bytes."""
    document = {
        "version": VERSION,
        "tool": {"name": "nullguard", "version": __version__},
        "findings": [_finding(finding) for finding in report.findings],
        "suppressed": [_silenced(silenced) for silenced in report.suppressed],
        "baselined": [_silenced(silenced) for silenced in report.baselined],
        "fixed": [_gone(gone) for gone in report.gone],
        "compared_with": encodable(report.compared_with),
        "notifications": [_notification(notification) for notification in report.notifications],
        "rules": sorted(rule.id for rule in report.rules),
        "statistics": {
            "sources": report.statistics.sources,
            "skipped": report.statistics.skipped,
            "lines": report.statistics.lines,
            "languages": [
                {"language": language.language, "sources": language.sources, "lines": language.lines}
                for language in report.statistics.languages
            ],
        },
        "manifest": {**msgspec.to_builtins(report.manifest), "path": encodable(report.manifest.path)},
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "confidence": finding.confidence.label,
        "message": encodable("".join(text for text, _ in segments(finding))),
        **_place(finding.place),
        "symbol": encodable(finding.symbol),
        "subject": encodable(finding.subject),
        "expression": encodable(finding.expression),
        "steps": [{**_place(step.place), "message": encodable(step.message)} for step in finding.steps],
        "related": [{**_place(related.place), "label": encodable(related.label)} for related in finding.related],
        "siblings": [_place(place) for place in finding.siblings],
        "signs": [
            {
                "effect": sign.effect.value,
                "text": encodable(sign.text),
                "count": sign.count,
                "places": [_place(place) for place in sign.places],
            }
            for sign in finding.signs
        ],
        "reasons": [encodable(reason) for reason in finding.reasons],
        "caused_by": [encodable(path) for path in finding.caused_by],
        "cause": encodable(finding.cause),
        "fingerprint": finding.fingerprint,
        "content_fingerprint": finding.content_fingerprint,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": encodable(place.path),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _silenced(silenced: Silenced) -> dict[str, Any]:
    return {**_finding(silenced.finding), "reason": encodable(silenced.reason)}


def _gone(gone: Gone) -> dict[str, Any]:
    return {name: encodable(getattr(gone, name)) for name in ("rule", "path", "symbol", "subject", "expression")}


def _notification(notification: Notification) -> dict[str, Any]:
    return {
        "kind": notification.kind,
        "path": encodable(notification.path),
        "line": notification.line,
        "message": encodable(notification.message),
        "skipped": notification.skipped,
    }
