"""The order of findings, and one finding for each rule and line, because a code host shows no more and readers fix no more."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.model.finding import Effect, Finding, Level

_LEVELS = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}
_WEIGHTS = {Effect.RAISES: 1, Effect.LOWERS: -1}


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Most important first: level, confidence, what speaks for null beyond that, then path and place. Total: equal input sets
    give equal output."""
    return tuple(sorted(findings, key=_rank))


def one_per_line(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of the findings of one rule on one line the most important (leftmost, when equal), in ranked order."""
    best: dict[tuple[str, str, int], Finding] = {}
    for finding in ranked(findings):
        best.setdefault((finding.rule, finding.place.path, finding.place.line), finding)
    return tuple(best.values())


def _rank(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    return (
        _LEVELS[finding.level],
        -finding.confidence,
        -sum(_WEIGHTS.get(sign.effect, 0) for sign in finding.signs),
        place.path,
        place.line,
        place.column,
        finding.rule,
        finding.expression,
        finding.subject,
        finding.symbol,
        finding.message,
        finding.cause,
    )
