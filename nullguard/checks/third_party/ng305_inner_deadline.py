"""NG305: inner deadline not below the outer."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.levels import beside_product
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import called, client_calls, duration, steps
from nullguard.checks.third_party.policies import callers_of, deadlines, tasks_of
from nullguard.checks.third_party.waiters import Waiters, given, on_the_way, said_at, told
from nullguard.frameworks.call_ways import Way
from nullguard.model.clients import FINITE, ClientCall, Deadline, Limit
from nullguard.model.finding import Confidence, Finding, Level, Place, Related

_FIRST = ("total", "read", "wait", "pool")


def check(context: Context) -> Iterator[Finding]:
    """Calls that may wait as long as, or longer than, whoever waits for them: at the inner limit, else at the call."""
    seen: set[Place] = set()
    waiters = Waiters(context)
    workers = [*deadlines(context.clients, "worker"), *_routers(context, waiters)]
    for call in client_calls(context.clients):
        for finding in (*_of_call(context, call, workers), *_through_functions(waiters, call)):
            if finding.place not in seen:
                seen.add(finding.place)
                yield finding


def _of_call(context: Context, call: ClientCall, workers: list[Deadline]) -> Iterator[Finding]:
    facts = context.clients[call.path]
    inner = _inner(call)
    if inner is None:
        return
    for task in tasks_of(call, facts)[:1]:
        if inner.ms >= task.ms and inner.phase != "pool":
            yield _finding(call, inner, task, Confidence.HIGH)
    for probe in facts.deadlines:
        if probe.kind == "health" and probe.symbol == call.symbol and inner.ms >= probe.ms and inner.hops:
            yield _finding(call, inner, probe, Confidence.MEDIUM)
    for caller in callers_of(context.manifest, call.symbol)[:1]:
        if inner.ms >= (caller.deadline_ms or 0):
            yield _finding(call, inner, Deadline("caller", caller.deadline_ms or 0, "", 0, text=caller.id), Confidence.HIGH)
    if inner.phase == "pool" and workers and not beside_product(context.program, call.path, call.symbol):
        impatient = min(workers, key=lambda item: item.ms)
        if inner.ms >= impatient.ms:
            yield _finding(call, inner, impatient, Confidence.MEDIUM)


def _routers(context: Context, waiters: Waiters) -> list[Deadline]:
    """What ends requests that wait for a connection of a pool, where a worker has several requests that may wait."""
    before = [item.deadline for item in waiters.requests if item.deadline.kind == "router"]
    return before if context.deployment.is_concurrent else []


def _through_functions(waiters: Waiters, call: ClientCall) -> Iterator[Finding]:
    """Of whoever waits through other functions the first, as each tells the same."""
    inner = _inner(call)
    if inner is None or inner.phase == "pool":
        return
    for waiter in waiters.impatient(call, inner.ms, bool(inner.hops)):
        yield _finding(call, inner, waiter.deadline, Confidence.MEDIUM, waiter.way)
        return


def _inner(call: ClientCall) -> Limit | None:
    """The limit that ends the longest wait of a call: the one on the whole, on reading, on a result or on a pool."""
    limits = {limit.phase: limit for limit in call.limits if limit.state == FINITE}
    return next((limits[phase] for phase in _FIRST if phase in limits), None)


def _finding(call: ClientCall, inner: Limit, outer: Deadline, confidence: Confidence, way: Way = ()) -> Finding:
    value = inner.place
    at = place(value.path, value.at) if value is not None else place(call.path, call.at)
    where = said_at(outer, way)
    name = told(outer)
    who = f"[[{name}]]" if where is not None else name
    what = "for a connection of the pool" if inner.phase == "pool" else "for an answer"
    default = "" if inner.hops else ", the library's default"
    return Finding(
        rule="NG305",
        level=Level.ERROR if confidence is Confidence.HIGH else Level.WARNING,
        confidence=confidence,
        message=(
            f"'{called(call)}' waits up to {duration(inner.ms)}{default} {what}, but {who} has {given(outer)}: the inner limit "
            "never gets to answer for it."
        ),
        place=at,
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=(*on_the_way(way), *steps(inner.hops, call, f"it may wait {duration(inner.ms)}")),
        related=(Related(where, name),) if where is not None else (),
        reasons=("both numbers are known",) if where is not None else (f"{name} has {given(outer)}",),
        caused_by=tuple(sorted({outer.path} - {at.path, ""})),
    )
