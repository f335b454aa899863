"""NG302: timeout below measured latency."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import client_calls, deadline, steps
from nullguard.checks.third_party.client_stories import duration as exactly
from nullguard.checks.third_party.limit_keys import KeysByPlace
from nullguard.checks.third_party.policies import CLOCK, LIMITING, deadlines
from nullguard.checks.third_party.quantiles import SHOWN, Failures, calls_a_day, count, failures, percent
from nullguard.checks.third_party.services import BY_SDK, Match, Named, find, named, names
from nullguard.checks.third_party.standing import Standing
from nullguard.checks.third_party.stated_latencies import stated
from nullguard.model.clients import FINITE, ClientCall, Deadline, Hop, Limit
from nullguard.model.finding import Confidence, Finding, Level, Place, Step
from nullguard.model.schema import Endpoint

HEADROOM = 1.5
"""How many times the 99.9th percentile a timeout is, unless the manifest's budgets say otherwise."""

ACCEPTED = 0.001
"""The share of calls that may end by a timeout where the 99.9th percentile is not known, unless the budgets say otherwise."""


_WAITS = ("pool", "wait")


def check(context: Context) -> Iterator[Finding]:
    """Calls, clients and tasks whose timeout is shorter than what the manifest measured: at the timeout's value, else at the
    call. What configuration files say of latencies themselves counts where the manifest is silent."""
    found = {finding.place: finding for finding in stated(context)}
    found.update(_measured(context))
    yield from (found[at] for at in sorted(found))


def _measured(context: Context) -> dict[Place, Finding]:
    if not context.manifest.services:
        return {}
    keys = KeysByPlace(context.configuration)
    standing = Standing(context.program)
    found: dict[Place, Finding] = {}
    for call in client_calls(context.clients):
        for limit, match in _judged(context, call, keys, standing):
            where = limit.place
            at = place(where.path, where.at) if where is not None else place(call.path, call.at)
            _keep(found, _of_call(context, at, call, limit, match))
    for task in (item for kind in (*LIMITING, CLOCK) for item in deadlines(context.clients, kind) if item.ms):
        _keep(found, _of_task(context, task, keys, standing))
    return found


def _keep(found: dict[Place, Finding], finding: Finding | None) -> None:
    if finding is not None and (finding.place not in found or found[finding.place].confidence < finding.confidence):
        found[finding.place] = finding


def _judged(context: Context, call: ClientCall, keys: KeysByPlace, standing: Standing) -> Iterator[tuple[Limit, Match]]:
    """The limits of a call that the manifest knows the latency for: the one on its answer, and waits for something else (a
    connection of a pool) whose own key the manifest names."""
    limit = deadline(call)
    if limit is not None:
        places = (standing.of(limit.place.path, limit.place.at),) if limit.place is not None else ()
        match = find(context.manifest, named(call, keys.of(call), places))
        if match is not None:
            yield limit, match
    for other in call.limits:
        if other.phase in _WAITS and other.state == FINITE and other.hops:
            alone = msgspec.structs.replace(call, limits=(other,))
            match = find(context.manifest, named(alone, keys.of(alone)))
            if match is not None and match.names_limit:
                yield other, match


def _of_task(context: Context, task: Deadline, keys: KeysByPlace, standing: Standing) -> Finding | None:
    """The limit of a task, or the one that stands around a function, where the manifest knows how long that takes."""
    value = task.hops[-1] if task.hops else Hop(task.path, task.at, task.text)
    stands = dict.fromkeys((task.symbol, standing.of(value.path, value.at), standing.of(task.path, task.at)))
    called = (*keys.of_hops(task.hops), *names(task.hops), task.text)
    match = find(context.manifest, Named(keys=called, places=(*stands, *task.path.split("/"))))
    if match is None:
        return None
    limit = duration(task.ms)
    way = [
        Step(place(hop.path, hop.at), f"it is passed as '{hop.text}'" if index else f"the value is '{hop.text}'")
        for index, hop in enumerate(reversed(task.hops))
    ]
    return _finding(
        context,
        match,
        task.ms,
        f"The time limit of {match.shown} is {limit}{' by default' if task.is_default else ''}",
        Finding(
            rule="NG302",
            level=Level.WARNING,
            confidence=Confidence.MEDIUM,
            message="",
            place=place(value.path, value.at),
            symbol=next((symbol for symbol in stands if symbol), ""),
            subject=match.name,
            expression=task.text,
            steps=(*way, Step(place(task.path, task.at), f"it is ended after {limit}")),
            caused_by=tuple(sorted({hop.path for hop in task.hops} - {value.path})),
        ),
    )


def duration(ms: float) -> str:
    """Milliseconds for people, in three digits."""
    return exactly(float(f"{ms:.3g}"))


def _of_call(context: Context, at: Place, call: ClientCall, limit: Limit, match: Match) -> Finding | None:
    return _finding(
        context,
        match,
        limit.ms,
        f"The timeout for {match.shown} is {duration(limit.ms)}",
        Finding(
            rule="NG302",
            level=Level.WARNING,
            confidence=Confidence.MEDIUM,
            message="",
            place=at,
            symbol=call.symbol,
            subject=match.name,
            expression=call.expression,
            steps=steps(limit.hops, call, f"an answer may take {duration(limit.ms)}"),
            caused_by=tuple(sorted({hop.path for hop in limit.hops} - {at.path})),
        ),
    )


def _finding(context: Context, match: Match, limit_ms: float, fact: str, finding: Finding) -> Finding | None:
    """A finding with what the measurements say of a limit, which `fact` tells; None when nothing shows that it is too short."""
    budgets = context.manifest.budgets
    headroom = budgets.headroom or HEADROOM
    accepted = budgets.max_failure_rate if budgets.max_failure_rate is not None else ACCEPTED
    reason = _too_short(match.endpoint, limit_ms, headroom, accepted)
    if reason is None:
        return None
    cut = failures(match.endpoint, limit_ms)
    return msgspec.structs.replace(
        finding,
        level=Level.ERROR if cut is not None and cut.share > accepted else Level.WARNING,
        confidence=Confidence.HIGH if match.score >= BY_SDK else Confidence.MEDIUM,
        message=f"{fact}, but {reason}{_consequence(match.endpoint, cut)}.",
        reasons=(match.why, *_doubts(match.endpoint, cut)),
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
