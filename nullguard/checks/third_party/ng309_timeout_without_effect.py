"""NG309: timeout on the wrong phase, or without effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import called, client_calls, duration, steps, unbounded_phases
from nullguard.checks.third_party.phases_apart import general_elsewhere
from nullguard.model.clients import FINITE, UNKNOWN, ClientCall, ClientFacts, Limit, Unapplied
from nullguard.model.finding import Confidence, Finding, Level, Place, Step

_MOST_STEPS = 5

_LIMITED = {
    "connect": "connecting",
    "pool": "waiting for a connection of the pool",
    "answer": "the time until the answer begins",
}
_STOPS = {"answer": "stops in the middle of it"}


def check(context: Context) -> Iterator[Finding]:
    """Timeouts that do not end the wait: attributes that the library ignores, parameters and fields that no call gets, and limits
    on connecting or on a pool where waiting for the answer is not limited."""
    seen: set[Place] = set()
    for path in sorted(context.clients):
        facts = context.clients[path]
        by_place = {(call.path, call.at): call for call in facts.calls if not call.via}
        for lost in facts.unapplied:
            call = by_place.get((lost.client.path, lost.client.at))
            if lost.kind == "attribute":
                finding = _ignored(lost, context.clients)
            elif call is not None:
                finding = _not_handed_on(lost, call)
            else:
                continue
            if finding.place not in seen:
                seen.add(finding.place)
                yield finding
    for call in client_calls(context.clients):
        limit = misplaced(call)
        if limit is not None:
            finding = _wrong_phase(call, limit)
            if finding.place not in seen:
                seen.add(finding.place)
                yield finding
        general = general_elsewhere(call)
        if general is not None:
            finding = _for_the_pool(call, *general)
            if finding.place not in seen:
                seen.add(finding.place)
                yield finding


def misplaced(call: ClientCall) -> Limit | None:
    """The limit that the code sets on another phase, where the library waits for the answer without one."""
    missing = unbounded_phases(call)
    if call.is_client and call.partial:
        return None
    if not any(limit.phase in ("read", "total") and not limit.hops for limit in missing):
        return None
    decided = [limit for limit in call.limits if limit.hops and limit.phase in _LIMITED and _says_how_long(limit)]
    return decided[0] if decided else None


def _says_how_long(limit: Limit) -> bool:
    """Whether the code limits a phase on purpose; a limit that a caller gives for connecting may be one of several."""
    return limit.state == FINITE or (limit.state == UNKNOWN and limit.phase != "connect")


def told_elsewhere(clients: Mapping[str, ClientFacts]) -> frozenset[tuple[str, int]]:
    """The places of calls, and of objects whose calls, lack a limit that this rule tells of."""
    return frozenset((lost.client.path, lost.client.at) for facts in clients.values() for lost in facts.unapplied)


def _ignored(lost: Unapplied, clients: Mapping[str, ClientFacts]) -> Finding:
    calls = [
        call
        for facts in clients.values()
        for call in facts.calls
        if call.built and (call.built[0].path, call.built[0].at) == (lost.client.path, lost.client.at)
    ]
    at = place(lost.hop.path, lost.hop.at)
    return Finding(
        rule="NG309",
        level=Level.WARNING,
        confidence=Confidence.HIGH,
        message=f"'{lost.hop.text}' has no effect: '{lost.callee}' has no such setting, and its calls wait for ever.",
        place=at,
        symbol=calls[0].symbol if calls else "",
        subject=lost.callee,
        expression=lost.hop.text,
        steps=(
            Step(place(lost.client.path, lost.client.at), "the object is made here"),
            Step(at, "a timeout is set that the library ignores"),
            *(Step(place(call.path, call.at), "is called without a timeout") for call in calls[:_MOST_STEPS]),
        ),
        reasons=("the library ignores the attribute",),
        caused_by=tuple(sorted({lost.client.path, *(call.path for call in calls[:_MOST_STEPS])} - {at.path})),
    )


def _not_handed_on(lost: Unapplied, call: ClientCall) -> Finding:
    what = "is a parameter" if lost.kind == "parameter" else "is kept"
    default = next((limit for limit in call.limits if limit.state == FINITE and limit.phase in ("read", "total")), None)
    instead = f"its library's default of {duration(default.ms)} holds" if default is not None else "it waits for ever"
    return Finding(
        rule="NG309",
        level=Level.WARNING,
        confidence=Confidence.HIGH if lost.kind == "parameter" else Confidence.MEDIUM,
        message=f"'{lost.hop.text}' {what} and never used: '{called(call)}' does not get it, {instead}.",
        place=place(call.path, call.at),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=(
            Step(place(lost.hop.path, lost.hop.at), f"'{lost.hop.text}' {what}"),
            Step(place(call.path, call.at), "is called without it"),
        ),
        reasons=("nothing reads it",),
        caused_by=tuple(sorted({lost.hop.path} - {call.path})),
    )


def _wrong_phase(call: ClientCall, limit: Limit) -> Finding:
    assert limit.place is not None
    doubts = "".join(f" {item.note}" for item in unbounded_phases(call)[:1] if item.note)
    limits = f"{duration(limit.ms)} limit" if limit.state == FINITE else f"'{limit.place.text}' limits"
    return Finding(
        rule="NG309",
        level=Level.WARNING,
        confidence=Confidence.MEDIUM if call.typed != "resolved" or doubts else Confidence.HIGH,
        message=(
            f"{limits} only {_LIMITED[limit.phase]}: "
            f"'{called(call)}' waits for ever when the other side {_STOPS.get(limit.phase, 'accepts and does not answer')}."
        ),
        place=place(limit.place.path, limit.place.at),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=steps(limit.hops, call, "waiting for the answer is not limited"),
        reasons=(f"the library has no default for reading{doubts}",),
        caused_by=tuple(sorted({hop.path for hop in (*limit.hops, *call.built)} - {limit.place.path})),
    )


def _for_the_pool(call: ClientCall, limit: Limit, name: str) -> Finding:
    assert limit.place is not None
    return Finding(
        rule="NG309",
        level=Level.WARNING,
        confidence=Confidence.MEDIUM,
        message=f"'{name}' limits only {_LIMITED['pool']}: how long '{called(call)}' waits for the answer is decided by another.",
        place=place(limit.place.path, limit.place.at),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=steps(limit.hops, call, "another timeout limits the answer"),
        reasons=("its name says nothing of a pool",),
        caused_by=tuple(sorted({hop.path for hop in (*limit.hops, *call.built)} - {limit.place.path})),
    )
