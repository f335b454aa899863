"""SARIF 2.1.0 as GitHub code scanning reads it, and valid for every other viewer; equal reports give equal bytes."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import quote

import msgspec
import sarif_om as om

from nullguard import __version__
from nullguard.model.finding import Finding, Level, Place
from nullguard.model.report import Reader, Report, Silenced
from nullguard.model.rule import Rule
from nullguard.model.source import Notification
from nullguard.report.explained import explained
from nullguard.report.line_hashes import line_hashes
from nullguard.report.messages import segments
from nullguard.report.neutral import one_line, printable
from nullguard.report.sarif_json import plain_data

MOST_RESULTS = 5_000
"""GitHub keeps no more of a run, and its own choice of which is not the documented one."""

MOST_STEPS = 6
MOST_RELATED = 100
"""Locations of a result that GitHub shows."""

MOST_LINKS = 5
"""Links to other places in a message, which a code host shows on one page."""

_MOST_TAGS = 10
_LONGEST_DESCRIPTION = 1_024
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_WHITE_SPACE = re.compile(r"\s+")
_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}


def render(
    report: Report, read: Reader, *, category: str = "", include_suppressed: bool = False, explain_confidence: bool = False
) -> bytes:
    """The log with one run. `category` tells several runs of one repository apart; results that are suppressed or in the baseline
    are left out unless asked for, because GitHub opens alerts for them. `explain_confidence` adds the signs of each result's
    confidence to its properties."""
    rules = sorted(report.rules, key=lambda rule: rule.id)
    indices = {rule.id: index for index, rule in enumerate(rules)}
    shown = report.findings[:MOST_RESULTS]
    hidden = _silenced(report) if include_suppressed else []
    hashes = _line_hashes([*shown, *(silenced.finding for silenced, _ in hidden)], read)
    results = [_result(finding, indices, hashes, report.prefix, explain_confidence) for finding in shown]
    for silenced, kind in hidden[: MOST_RESULTS - len(results)]:
        result = _result(silenced.finding, indices, hashes, report.prefix, explain_confidence)
        result.suppressions = [om.Suppression(kind=kind, justification=one_line(silenced.reason) or None)]
        results.append(result)
    left_out = len(report.findings) - len(shown)
    run = om.Run(
        tool=om.Tool(driver=_driver(rules)),
        automation_details=om.RunAutomationDetails(id="/".join(["nullguard", *filter(None, category.split("/")), ""])),
        column_kind="unicodeCodePoints",
        invocations=[om.Invocation(execution_successful=True, tool_execution_notifications=_notifications(report, left_out))],
        results=results,
    )
    log = om.SarifLog(version="2.1.0", schema_uri=_SCHEMA, runs=[run])
    return msgspec.json.format(msgspec.json.encode(plain_data(log)), indent=2) + b"\n"


def uri(path: str, prefix: str = "") -> str:
    """A path below the repository's top folder as a relative URI: percent-encoded bytes, forward slashes."""
    return quote(os.fsencode(f"{prefix}/{path}" if prefix else path), safe="/")


def _result(
    finding: Finding, indices: dict[str, int], hashes: dict[tuple[str, int], str], prefix: str, explain: bool
) -> om.Result:
    place = finding.place
    line_hash = hashes.get((place.path, place.line or 1))
    fingerprints = {"primaryLocationLineHash": line_hash} if line_hash else {}
    signs = {"signs": [f"{effect}: {phrase}" for effect, phrase in explained(finding)]} if explain else {}
    return om.Result(
        rule_id=finding.rule,
        rule_index=indices[finding.rule],
        level=finding.level.value,
        message=om.Message(text=_linked_message(finding)),
        locations=[om.Location(physical_location=_physical(place, prefix))],
        code_flows=_code_flows(finding, prefix),
        related_locations=_related_locations(finding, prefix) or None,
        partial_fingerprints={**fingerprints, "nullguard/v1": finding.fingerprint},
        properties={
            "confidence": finding.confidence.label,
            "reasons": [one_line(reason) for reason in finding.reasons],
            "places": 1 + len(finding.siblings),
            "subject": one_line(finding.subject),
            "symbol": one_line(finding.symbol),
            **signs,
        },
    )


def _linked_message(finding: Finding) -> str:
    text = "".join(
        _escaped(piece) if related is None else f"[{_escaped(piece)}]({related + 1})" for piece, related in segments(finding)
    )
    return f"{text.strip()}{_linked_siblings(finding)}"


def _linked_siblings(finding: Finding) -> str:
    """A sentence with a link to the first other places of the story; a viewer shows related locations by their links."""
    if not finding.siblings:
        return ""
    first = len(finding.related) + 1
    links = [
        f"[{_escaped(place.path)}:{place.line}]({number})" for number, place in enumerate(finding.siblings[:MOST_LINKS], first)
    ]
    more = len(finding.siblings) - len(links)
    return f" The same at {', '.join(links)}{f' and {more:,} more places' if more else ''}."


def _related_locations(finding: Finding, prefix: str) -> list[om.Location]:
    told = [(related.place, related.label) for related in finding.related]
    told.extend((place, "the same") for place in finding.siblings[: MOST_RELATED - len(told)])
    return [
        om.Location(id=number, physical_location=_physical(place, prefix), message=om.Message(text=_escaped(label)))
        for number, (place, label) in enumerate(told, 1)
    ]


def _escaped(text: str) -> str:
    """Text in which nothing is a link."""
    return printable(_WHITE_SPACE.sub(" ", text)).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _physical(place: Place, prefix: str) -> om.PhysicalLocation:
    columns = {"start_column": place.column, "end_column": place.end_column} if place.column else {}
    line = place.line or 1
    return om.PhysicalLocation(
        artifact_location=om.ArtifactLocation(uri=uri(place.path, prefix)),
        region=om.Region(start_line=line, end_line=line, **columns),
    )


def _code_flows(finding: Finding, prefix: str) -> list[om.CodeFlow] | None:
    """The story in one flow of a few steps; a single step would only repeat the result's own place."""
    steps = finding.steps
    if len(steps) > MOST_STEPS:
        steps = steps[:2] + steps[2 - MOST_STEPS :]
    if len(steps) < 2:
        return None
    locations = [
        om.ThreadFlowLocation(
            location=om.Location(
                physical_location=_physical(step.place, prefix), message=om.Message(text=_escaped(f"{step.message.rstrip('.')}."))
            )
        )
        for step in steps
    ]
    return [om.CodeFlow(thread_flows=[om.ThreadFlow(locations=locations)])]


def _line_hashes(findings: Iterable[Finding], read: Reader) -> dict[tuple[str, int], str]:
    lines: dict[str, set[int]] = defaultdict(set)
    for finding in findings:
        lines[finding.place.path].add(finding.place.line or 1)
    hashes = {}
    for path in sorted(lines):
        text = read(path)
        if text is not None:
            for line, line_hash in line_hashes(text, lines[path]).items():
                hashes[path, line] = line_hash
    return hashes


def _silenced(report: Report) -> list[tuple[Silenced, str]]:
    return [(silenced, "inSource") for silenced in report.suppressed] + [(silenced, "external") for silenced in report.baselined]


def _driver(rules: list[Rule]) -> om.ToolComponent:
    return om.ToolComponent(name="nullguard", semantic_version=__version__, rules=[_descriptor(rule) for rule in rules])


def _descriptor(rule: Rule) -> om.ReportingDescriptor:
    text = f"{rule.description}\n\nMore: nullguard explain {rule.id}"
    return om.ReportingDescriptor(
        id=rule.id,
        name=rule.name,
        short_description=om.MultiformatMessageString(text=f"{rule.title}."[:_LONGEST_DESCRIPTION]),
        full_description=om.MultiformatMessageString(text=rule.description[:_LONGEST_DESCRIPTION]),
        default_configuration=om.ReportingConfiguration(level=rule.level.value),
        help=om.MultiformatMessageString(text=text, markdown=rule.help or text),
        properties={
            "tags": list(rule.tags[:_MOST_TAGS]),
            "precision": rule.precision,
            "problem.severity": _SEVERITIES[rule.level],
        },
    )


def _notifications(report: Report, left_out: int) -> list[om.Notification] | None:
    """What the user should know of the run; never at level error, which says that the run failed, so that GitHub refuses it."""
    told = [
        om.Notification(
            message=om.Message(text=_escaped(notification.message)),
            level="warning" if notification.skipped or notification.kind == "internal" else "note",
            descriptor=om.ReportingDescriptorReference(id=notification.kind),
            locations=_notified(notification, report.prefix),
        )
        for notification in report.notifications
    ]
    if left_out:
        message = f"{left_out} findings of lower rank are left out: code hosts keep {MOST_RESULTS} results of a run."
        told.append(
            om.Notification(
                message=om.Message(text=message), level="warning", descriptor=om.ReportingDescriptorReference(id="limit")
            )
        )
    return told or None


def _notified(notification: Notification, prefix: str) -> list[om.Location] | None:
    if not notification.path:
        return None
    region = om.Region(start_line=notification.line, end_line=notification.line) if notification.line else None
    artifact = om.ArtifactLocation(uri=uri(notification.path, prefix))
    return [om.Location(physical_location=om.PhysicalLocation(artifact_location=artifact, region=region))]
