"""Everything a run found as JSON for programs; its keys are a promise, kept within one `version`."""

from __future__ import annotations

from typing import Any

import msgspec

from nullguard import __version__
from nullguard.model.finding import Finding, Place
from nullguard.model.report import Gone, Reader, Report, Silenced
from nullguard.model.source import Notification
from nullguard.report.messages import segments

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
        "compared_with": _text(report.compared_with),
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
        "manifest": {**msgspec.to_builtins(report.manifest), "path": _text(report.manifest.path)},
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "confidence": finding.confidence.label,
        "message": _text("".join(text for text, _ in segments(finding))),
        **_place(finding.place),
        "symbol": _text(finding.symbol),
        "subject": _text(finding.subject),
        "expression": _text(finding.expression),
        "steps": [{**_place(step.place), "message": _text(step.message)} for step in finding.steps],
        "related": [{**_place(related.place), "label": _text(related.label)} for related in finding.related],
        "siblings": [_place(place) for place in finding.siblings],
        "signs": [
            {
                "effect": sign.effect.value,
                "text": _text(sign.text),
                "count": sign.count,
                "places": [_place(place) for place in sign.places],
            }
            for sign in finding.signs
        ],
        "reasons": [_text(reason) for reason in finding.reasons],
        "caused_by": [_text(path) for path in finding.caused_by],
        "cause": _text(finding.cause),
        "fingerprint": finding.fingerprint,
        "content_fingerprint": finding.content_fingerprint,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": _text(place.path),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _silenced(silenced: Silenced) -> dict[str, Any]:
    return {**_finding(silenced.finding), "reason": _text(silenced.reason)}


def _gone(gone: Gone) -> dict[str, Any]:
    return {name: _text(getattr(gone, name)) for name in ("rule", "path", "symbol", "subject", "expression")}


def _notification(notification: Notification) -> dict[str, Any]:
    return {
        "kind": notification.kind,
        "path": _text(notification.path),
        "line": notification.line,
        "message": _text(notification.message),
        "skipped": notification.skipped,
    }


def _text(text: str) -> str:
    """The text with bytes of undecodable file names as `\\xff`: JSON has no lone surrogates."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
