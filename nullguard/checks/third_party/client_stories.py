"""Client calls in findings: places, steps, and durations as people say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.checks.places import place
from nullguard.model.clients import FINITE, UNBOUNDED, UNKNOWN, ClientCall, ClientFacts, Hop, Limit
from nullguard.model.finding import Step

_BOUNDED_BY_TOTAL = ("connect", "read", "write")
_PHASES = (*_BOUNDED_BY_TOTAL, "wait")


def client_calls(clients: Mapping[str, ClientFacts]) -> Iterator[ClientCall]:
    """The client calls that decide something themselves, by path and place: those in the code, and calls of project functions
    that make one where a limit's value is this caller's. `ClientFacts.calls` has the other callers too, for their URLs."""
    inside = {(call.path, call.at): call for facts in clients.values() for call in facts.calls if not call.via}
    for path in sorted(clients):
        for call in clients[path].calls:
            if not call.via or _decides(call, inside.get((call.via[-1].path, call.via[-1].at))):
                yield call


def _decides(call: ClientCall, inside: ClientCall | None) -> bool:
    """Whether a caller of a project function decides how long the call inside may last."""
    known = {limit.place for limit in inside.limits} if inside is not None else set()
    return any(limit.place is not None and limit.place not in known and limit.state != UNKNOWN for limit in call.limits)


def called(call: ClientCall) -> str:
    """The function as people call it: `requests.get`, in Java from the class on (`HttpClients.custom`)."""
    if not call.path.endswith(".java"):
        return call.callee
    parts = call.callee.split(".")
    first = next((index for index, part in enumerate(parts) if part[:1].isupper()), 0)
    return ".".join(parts[first:])


def unbounded_phases(call: ClientCall) -> tuple[Limit, ...]:
    """The limits that are missing, in the order of a call's phases; none where a limit on the whole call covers them."""
    limits = {limit.phase: limit for limit in call.limits}
    total = limits.get("total")
    if total is not None and total.state != UNBOUNDED:
        return ()
    found = tuple(limits[phase] for phase in _PHASES if phase in limits and limits[phase].state == UNBOUNDED)
    if not found and total is not None and not any(phase in limits for phase in _BOUNDED_BY_TOTAL):
        return (total,)
    reads = limits.get("read")
    is_read_limited = reads is not None and reads.state != UNBOUNDED
    if total is not None and total.hops and not is_read_limited and not any(limit.hops for limit in found):
        return (total,)  # what lifts the limit on the whole call is what is told
    if not found and call.is_client and limits.keys() == {"pool"}:  # a pool, whose callers wait for nothing else
        return tuple(limit for limit in call.limits if limit.state == UNBOUNDED)
    return found


def deadline(call: ClientCall) -> Limit | None:
    """The limit that a slow answer meets first: the shorter of the read phase's and the whole call's; None when none is known."""
    finite = [limit for limit in call.limits if limit.state == FINITE and limit.phase in ("read", "total")]
    return min(finite, key=lambda limit: limit.ms, default=None)


def steps(hops: tuple[Hop, ...], call: ClientCall, last: str) -> tuple[Step, ...]:
    """From the value to the call; `last` says what happens at the call."""
    found: list[Step] = []
    for hop in reversed(hops):
        found.append(Step(place(hop.path, hop.at), f"it is passed as '{hop.text}'" if found else f"the value is '{hop.text}'"))
    found.extend(Step(place(hop.path, hop.at), "the client is made here") for hop in call.built if not call.is_client)
    found.append(Step(place(call.path, call.at), last if not call.via else "a function of the project is called"))
    found.extend(Step(place(hop.path, hop.at), "it goes on to here") for hop in call.via[:-1])
    found.extend(Step(place(hop.path, hop.at), last) for hop in call.via[-1:])
    found.extend(Step(place(hop.path, hop.at), "it is built here") for hop in call.built if call.is_client)
    kept: list[Step] = []
    for step in found:
        if not kept or kept[-1].place != step.place:
            kept.append(step)
    return tuple(kept)


def duration(ms: float) -> str:
    """Milliseconds for people: `50 ms`, `2.3 s`, `5 min`."""
    if ms < 1000:
        return f"{ms:g} ms"
    if ms < 120_000:
        return f"{ms / 1000:g} s"
    return f"{ms / 60_000:.3g} min"
