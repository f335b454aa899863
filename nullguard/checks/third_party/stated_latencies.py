"""Evidence of too short a timeout that stands in configuration files: a measured figure in a comment, a sibling's value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import client_calls, duration, steps
from nullguard.checks.third_party.quantiles import digits
from nullguard.frameworks.configuration import ConfiguredValue, Figure, Sibling, measured_figures
from nullguard.frameworks.configuration.places import parts_of_key
from nullguard.knowledge.words import words
from nullguard.model.clients import FINITE, ClientCall, Limit
from nullguard.model.finding import Confidence, Finding, Level, Step
from nullguard.model.span import Packed

HEADROOM = 1.5
"""How many times a stated high quantile a limit is."""

HALF = 2
"""A stated largest answer that takes less than so many limits may be cut off on purpose."""

_PHASES = ("read", "total")


@dataclass(frozen=True)
class _Evidence:
    """Why a limit is too short, as a message goes on, and where that stands."""

    reason: str
    confidence: Confidence
    step: Step | None = None


@dataclass(frozen=True)
class _Factors:
    """The options of NG302: up to how many medians a limit is doubted, how many times longer another operation of the same
    client, or the same operation of another client, may last."""

    medians: float
    other_operation: float
    other_client: float


def _factors(context: Context) -> _Factors:
    given = context.options.get("NG302", {})
    return _Factors(given.get("medians", 10.0), given.get("other-operation", 5.0), given.get("other-client", 2.0))


def stated(context: Context) -> Iterator[Finding]:
    """Timeouts of configuration files that the files themselves say are too short, at the values; each once."""
    values: dict[tuple[str, Packed], ConfiguredValue] = {
        (value.path, value.at): value
        for value in context.configuration.all_entries()
        if not value.is_section and not value.is_test
    }
    limits = {
        (limit.place.path, limit.place.at): (call, limit)
        for call in client_calls(context.clients)
        for limit in call.limits
        if limit.state == FINITE and limit.phase in _PHASES and limit.place is not None
    }
    factors = _factors(context)
    for key in sorted(limits):
        value = values.get(key)
        if value is None:
            continue
        call, limit = limits[key]
        siblings = context.configuration.siblings(value)
        found = [*_by_comment(value, limit, factors), *_by_siblings(siblings, value, limit, limits, factors)]
        best = max(found, key=lambda evidence: evidence.confidence, default=None)
        if best is not None:
            yield _finding(value, call, limit, best)


def _by_comment(value: ConfiguredValue, limit: Limit, factors: _Factors) -> Iterator[_Evidence]:
    for figure in measured_figures(value.comment):
        confidence = _too_short(figure, limit.ms, factors)
        if confidence is not None:
            yield _Evidence(f"the comment beside it says '{figure.text}'{_consequence(figure, limit.ms)}", confidence)


def _too_short(figure: Figure, ms: float, factors: _Factors) -> Confidence | None:
    if figure.quantile <= 0.5:
        return Confidence.MEDIUM if ms <= figure.ms * factors.medians else None
    if figure.quantile >= 1:
        if ms >= figure.ms:
            return None
        return Confidence.MEDIUM if ms * HALF < figure.ms else Confidence.LOW
    return Confidence.MEDIUM if ms < figure.ms * (HEADROOM if figure.quantile >= 0.99 else HALF) else None


def _consequence(figure: Figure, ms: float) -> str:
    if figure.quantile <= 0.5:
        return f", and {digits(ms / figure.ms)} medians do not reach the tail"
    return ", so that the slowest answers are cut off" if ms < figure.ms else ", which leaves no headroom"


def _by_siblings(
    siblings: tuple[Sibling, ...],
    value: ConfiguredValue,
    limit: Limit,
    limits: Mapping[tuple[str, Packed], tuple[ClientCall, Limit]],
    factors: _Factors,
) -> Iterator[_Evidence]:
    own = parts_of_key(value.key)
    operations = words("operation")
    for sibling in siblings:
        known = limits.get((sibling.value.path, sibling.value.at))
        if known is None or known[1].phase != limit.phase:
            continue
        other = known[1]
        is_operation = sibling.position == len(own) - 2 and {own[-2].lower(), sibling.name.lower()} <= operations
        is_client = sibling.position < len(own) - 2 and own[-2].lower() in operations
        factor = factors.other_operation if is_operation else factors.other_client
        if (is_operation and limit.ms * factor < other.ms) or (is_client and limit.ms * factor <= other.ms):
            at = place(sibling.value.path, sibling.value.at)
            yield _Evidence(
                f"'{sibling.name}' beside it may last {duration(other.ms)}",
                Confidence.MEDIUM,
                Step(at, f"'{sibling.value.key}' is {duration(other.ms)}"),
            )


def _finding(value: ConfiguredValue, call: ClientCall, limit: Limit, evidence: _Evidence) -> Finding:
    own = steps(limit.hops, call, f"an answer may take {duration(limit.ms)}")
    return Finding(
        rule="NG302",
        level=Level.WARNING,
        confidence=evidence.confidence,
        message=f"The timeout '{value.key}' is {duration(limit.ms)}, but {evidence.reason}.",
        place=place(value.path, value.at),
        symbol=value.key,
        subject=value.key,
        expression=value.key,
        steps=(evidence.step, *own) if evidence.step is not None else own,
        reasons=("no measured latency is known; a manifest with the tail would decide",),
    )
