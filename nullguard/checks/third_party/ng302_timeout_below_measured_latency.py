"""NG302: timeout below measured latency."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import client_calls, deadline, steps
from nullguard.checks.third_party.client_stories import duration as exactly
from nullguard.checks.third_party.limit_keys import KeysByPlace
from nullguard.checks.third_party.quantiles import SHOWN, Failures, calls_a_day, count, failures, percent
from nullguard.checks.third_party.services import BY_SDK, Match, find, named
from nullguard.checks.third_party.stated_latencies import stated
from nullguard.model.clients import FINITE, ClientCall, Limit
from nullguard.model.finding import Confidence, Finding, Level, Place
from nullguard.model.schema import Endpoint

HEADROOM = 1.5
"""How many times the 99.9th percentile a timeout is, unless the manifest's budgets say otherwise."""

ACCEPTED = 0.001
"""The share of calls that may end by a timeout where the 99.9th percentile is not known, unless the budgets say otherwise."""


_WAITS = ("pool", "wait")


def check(context: Context) -> Iterator[Finding]:
    """Calls and clients whose timeout is shorter than what the manifest measured: at the timeout's value, else at the call. What
    configuration files say of latencies themselves counts where the manifest is silent."""
    found = {finding.place: finding for finding in stated(context)}
    found.update(_measured(context))
    yield from (found[at] for at in sorted(found))


def _measured(context: Context) -> dict[Place, Finding]:
    if not context.manifest.services:
        return {}
    keys = KeysByPlace(context.configuration)
    found: dict[Place, Finding] = {}
    for call in client_calls(context.clients):
        for limit, match in _judged(context, call, keys):
            where = limit.place
            at = place(where.path, where.at) if where is not None else place(call.path, call.at)
            finding = _finding(context, at, call, limit, match)
            if finding is not None and (at not in found or found[at].confidence < finding.confidence):
                found[at] = finding
    return found


def _judged(context: Context, call: ClientCall, keys: KeysByPlace) -> Iterator[tuple[Limit, Match]]:
    """The limits of a call that the manifest knows the latency for: the one on its answer, and waits for something else (a
    connection of a pool) whose own key the manifest names."""
    limit = deadline(call)
    match = find(context.manifest, named(call, keys.of(call))) if limit is not None else None
    if limit is not None and match is not None:
        yield limit, match
    for other in call.limits:
        if other.phase in _WAITS and other.state == FINITE and other.hops:
            alone = replace(call, limits=(other,))
            match = find(context.manifest, named(alone, keys.of(alone)))
            if match is not None and match.names_limit:
                yield other, match


def duration(ms: float) -> str:
    """Milliseconds for people, in three digits."""
    return exactly(float(f"{ms:.3g}"))


def _finding(context: Context, at: Place, call: ClientCall, limit: Limit, match: Match) -> Finding | None:
    budgets = context.manifest.budgets
    headroom = budgets.headroom or HEADROOM
    accepted = budgets.max_failure_rate if budgets.max_failure_rate is not None else ACCEPTED
    reason = _too_short(match.endpoint, limit.ms, headroom, accepted)
    if reason is None:
        return None
    cut = failures(match.endpoint, limit.ms)
    return Finding(
        rule="NG302",
        level=Level.ERROR if cut is not None and cut.share > accepted else Level.WARNING,
        confidence=Confidence.HIGH if match.score >= BY_SDK else Confidence.MEDIUM,
        message=f"The timeout for {match.shown} is {duration(limit.ms)}, but {reason}{_consequence(match.endpoint, cut)}.",
        place=at,
        symbol=call.symbol,
        subject=match.name,
        expression=call.expression,
        steps=steps(limit.hops, call, f"an answer may take {duration(limit.ms)}"),
        reasons=(match.why, *_doubts(match.endpoint, cut)),
        caused_by=tuple(sorted({hop.path for hop in limit.hops} - {at.path})),
    )


def _too_short(endpoint: Endpoint, limit_ms: float, headroom: float, accepted: float) -> str | None:
    """Why a limit is too short, as the sentence goes on after a "but"; None when nothing shows that it is."""
    quantiles = endpoint.latency_ms
    recommended = endpoint.vendor.recommended_timeout_ms
    if recommended is not None and limit_ms < recommended:
        return f"the vendor recommends {duration(recommended)}"
    slowest = quantiles.get("p999")
    if slowest is not None and limit_ms < slowest * headroom and not _is_cut(endpoint, limit_ms):
        factor = "" if limit_ms < slowest else f", which times {headroom:g} is {duration(slowest * headroom)}"
        return f"production's {SHOWN['p999']} is {duration(slowest)}{factor}"
    cut = failures(endpoint, limit_ms)
    if cut is not None and cut.share > accepted:
        shown = [name for name in SHOWN if name in quantiles and name != "max"]
        return "production's " + " and ".join(f"{SHOWN[name]} is {duration(quantiles[name])}" for name in shown[-2:])
    return None


def _is_cut(endpoint: Endpoint, limit_ms: float) -> bool:
    """Whether the measurements were cut off before a limit, so that they do not tell whether it fits."""
    return endpoint.censored_at_ms is not None and limit_ms > endpoint.censored_at_ms


def _consequence(endpoint: Endpoint, cut: Failures | None) -> str:
    if cut is None:
        return ""
    least = "at least " if cut.is_bound else ""
    a_day = calls_a_day(endpoint.window)
    if a_day is None:
        return f": {least}{percent(cut.share)} of the calls fail" if cut.share >= 1e-5 else ""
    if a_day * cut.share < 0.01:
        return ""
    return f": {least}{percent(cut.share)} of {count(a_day)} calls a day fail, {least}{count(a_day * cut.share)} a day"


def _doubts(endpoint: Endpoint, cut: Failures | None) -> Iterator[str]:
    if cut is not None and cut.from_model:
        yield "between the measured quantiles latencies are taken for log-normal"
    if endpoint.censored_at_ms is not None:
        yield f"the measurements were cut off at {duration(endpoint.censored_at_ms)}, the real tail is longer"
