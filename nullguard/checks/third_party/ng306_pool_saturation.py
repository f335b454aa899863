"""NG306: pool saturation (Little's law)."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import called, client_calls, deadline, duration, steps
from nullguard.checks.third_party.endpoints import address
from nullguard.checks.third_party.policies import callers_of, within
from nullguard.checks.third_party.quantiles import digits
from nullguard.checks.third_party.services import find, named
from nullguard.checks.third_party.services import words as parts_of_name
from nullguard.checks.third_party.waiters import Waiters, on_the_way
from nullguard.knowledge.words import words
from nullguard.model.clients import ClientCall, Deadline, Limit
from nullguard.model.finding import Confidence, Finding, Level, Place, Related
from nullguard.model.schema import Caller, Endpoint

POOL_WAIT_MS = 30_000
"""How long others wait for a connection by default before they fail: HikariCP's connectionTimeout, SQLAlchemy's pool_timeout."""


RECEIVER_MS = 30_000
"""The longest that senders of webhooks give a receiver: 30 s of Contentful (shortened from 60 s) and Crowdin, 20 s of Stripe,
15 s of Twilio, Calendly and Close, 10 s of GitHub and GitLab, 5 s of Shopify, by their documentation."""


def check(context: Context) -> Iterator[Finding]:
    """Calls that hold a worker or a connection for so long that none is left: at the limit's value, else at the call."""
    seen: set[Place] = set()
    waiters = Waiters(context)
    for call in client_calls(context.clients):
        limit = deadline(call)
        if limit is None or call.is_client:
            continue
        found = (
            *_of_workers(context, call, limit),
            *_of_transactions(context, call, limit),
            *_of_receivers(waiters, call, limit),
        )
        for finding in found:
            if finding.place not in seen:
                seen.add(finding.place)
                yield finding


def _of_workers(context: Context, call: ClientCall, limit: Limit) -> Iterator[Finding]:
    """By Little's law N workers are busy when rate times duration reaches N."""
    match = find(context.manifest, named(call))
    rate = match.endpoint.window.load_rps_peak if match is not None else None
    if match is None or not rate:
        return
    for caller in callers_of(context.manifest, call.symbol)[:1]:
        if caller.concurrency and rate * limit.ms / 1000 > caller.concurrency:
            yield _saturated(call, limit, caller, match.endpoint, rate)


def _saturated(call: ClientCall, limit: Limit, caller: Caller, endpoint: Endpoint, rate: float) -> Finding:
    workers = caller.concurrency or 0
    seconds = workers / rate
    return Finding(
        rule="NG306",
        level=Level.WARNING,
        confidence=Confidence.HIGH,
        message=(
            f"When '{endpoint.operation or called(call)}' stops answering, each call holds one of the {workers} workers of "
            f"'{caller.id}' for {duration(limit.ms)}: at {rate:g} calls a second all are busy after {digits(seconds)} s."
        ),
        place=_at(call, limit),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=steps(limit.hops, call, f"a worker may wait {duration(limit.ms)}"),
        reasons=(f"{rate:g} a second times {duration(limit.ms)} is {digits(rate * limit.ms / 1000, 3)}, more than {workers}",),
    )


def _of_transactions(context: Context, call: ClientCall, limit: Limit) -> Iterator[Finding]:
    facts = context.clients[call.path]
    for held in facts.deadlines:
        if held.kind != "transaction" or limit.ms < POOL_WAIT_MS:
            continue
        if (held.symbol == call.symbol) if held.symbol else within(call.at, held.at):
            yield _held(call, limit, held)
            return


def _held(call: ClientCall, limit: Limit, held: Deadline) -> Finding:
    where = place(held.path, held.at)
    return Finding(
        rule="NG306",
        level=Level.WARNING,
        confidence=Confidence.MEDIUM,
        message=(
            f"'{called(call)}' may wait {duration(limit.ms)} inside [[a transaction]], which holds a connection of the pool that "
            f"long: others give up after {duration(POOL_WAIT_MS)} by default."
        ),
        place=_at(call, limit),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=steps(limit.hops, call, f"the connection is held for up to {duration(limit.ms)}"),
        related=(Related(Place(held.path, where.line, where.column), "a transaction"),),
        reasons=("the limit is as long as others wait for a connection",),
    )


def _of_receivers(waiters: Waiters, call: ClientCall, limit: Limit) -> Iterator[Finding]:
    """News for addresses that users choose: one that does not answer takes the workers of a queue from all others."""
    if limit.ms <= RECEIVER_MS or not limit.hops or not _is_chosen(call):
        return
    way = waiters.of_task(call)
    if not way:
        return
    yield Finding(
        rule="NG306",
        level=Level.WARNING,
        confidence=Confidence.MEDIUM,
        message=(
            f"'{called(call)}' waits up to {duration(limit.ms)} for an address that others choose, and holds a worker of the "
            "queue as long: a few that do not answer keep the news for all others waiting. Senders of webhooks give "
            f"{duration(RECEIVER_MS)} at most."
        ),
        place=_at(call, limit),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=(*on_the_way(way), *steps(limit.hops, call, f"a worker may wait {duration(limit.ms)}")),
        reasons=("the address comes from data, and a task waits for it",),
    )


def _is_chosen(call: ClientCall) -> bool:
    """Whether the address is not in the code, and its name says that it is a receiver's."""
    host = address(call.url).host if call.url else ""
    named_so = {*parts_of_name(call.symbol.rpartition(".")[2]), *parts_of_name(call.expression)}
    return (not host or "{}" in host) and call.method in ("", "POST", "PUT") and not named_so.isdisjoint(words("receiver"))


def _at(call: ClientCall, limit: Limit) -> Place:
    value = limit.place
    return place(value.path, value.at) if value is not None else place(call.path, call.at)
