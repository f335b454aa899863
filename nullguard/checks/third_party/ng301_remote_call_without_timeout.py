"""NG301: remote call without a timeout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import called, client_calls, steps, unbounded_phases
from nullguard.checks.third_party.ng309_timeout_without_effect import misplaced, told_elsewhere
from nullguard.frameworks.configuration.clients import CONFIGURED
from nullguard.model.clients import ClientCall, ClientFacts, Hop, Limit, Omission
from nullguard.model.finding import Confidence, Finding, Level, Place, Step

_RECOGNISED = {
    "declared": "the receiver is known by its declared type only",
    "method": "the receiver is known by the method's name only",
    "convention": "the receiver is known by its name only",
}


def check(context: Context) -> Iterator[Finding]:
    """Calls and clients of which a phase is not bounded: at the value that lifts the limit, else at the call or construction."""
    sockets_limited = any(facts.socket_default for facts in context.clients.values())
    told = told_elsewhere(context.clients)
    relied = _relied_upon(context.clients)
    seen: set[Place] = set()
    handed_on = list(_left_to_the_library(context.clients))
    for call, caller in (*((call, None) for call in client_calls(context.clients)), *handed_on):
        missing = [limit for limit in unbounded_phases(call) if not (sockets_limited and limit.source == "socket")]
        if not missing or (call.path, call.at) in told or misplaced(call) is not None:
            continue
        if any((hop.path, hop.at) in told for hop in call.built):
            continue
        finding = _finding(call, missing)
        default = next((limit.place for limit in missing if limit.source == "parameter"), None)
        if default is not None:
            finding = _of_default(finding, relied.get((default.path, default.at)))
        if caller is not None:
            finding = _called_from(finding, caller)
        if finding.place not in seen:
            seen.add(finding.place)
            yield finding


def _relied_upon(clients: Mapping[str, ClientFacts]) -> Mapping[tuple[str, int], Omission]:
    """The first call that leaves a parameter to its default of no timeout, by the place of the default."""
    found: dict[tuple[str, int], Omission] = {}
    for path in sorted(clients):
        for omission in clients[path].omissions:
            found.setdefault((omission.default.path, omission.default.at), omission)
    return found


def _left_to_the_library(clients: Mapping[str, ClientFacts]) -> Iterator[tuple[ClientCall, Hop | None]]:
    """Calls of project functions that hand on whatever they are given (`**kwargs`), where nothing is given: the call inside, when
    no caller limits it (with the first of them), else each caller that does not."""
    through: dict[tuple[str, int], list[ClientCall]] = defaultdict(list)
    inside: dict[tuple[str, int], ClientCall] = {}
    for path in sorted(clients):
        for call in clients[path].calls:
            if call.via:
                through[call.via[-1].path, call.via[-1].at].append(call)
            else:
                inside[call.path, call.at] = call
    for key in sorted(through):
        own = inside.get(key)
        endless = [call for call in through[key] if any(not limit.hops for limit in unbounded_phases(call))]
        if not endless or (own is not None and unbounded_phases(own)):
            continue
        if own is not None and len(endless) == len(through[key]):
            first = endless[0]
            yield msgspec.structs.replace(own, limits=first.limits), Hop(first.path, first.at, first.expression[:60])
        else:
            yield from ((call, None) for call in endless)


def _of_default(finding: Finding, omission: Omission | None) -> Finding:
    """What lifts the limit is a parameter's default: sure where somebody relies on it."""
    if omission is None:
        reasons = (*finding.reasons, "no call is known that relies on this default")
        return msgspec.structs.replace(finding, confidence=Confidence.LOW, reasons=reasons)
    finding = _called_from(finding, Hop(omission.path, omission.at, ""))
    return msgspec.structs.replace(finding, reasons=(*finding.reasons, "a call relies on this default"))


def _called_from(finding: Finding, caller: Hop) -> Finding:
    """A finding whose story goes over a caller as well."""
    return msgspec.structs.replace(
        finding,
        steps=(*finding.steps[:-1], Step(place(caller.path, caller.at), "this call gives no timeout"), *finding.steps[-1:]),
        caused_by=tuple(sorted({*finding.caused_by, caller.path} - {finding.place.path})),
    )


def _finding(call: ClientCall, missing: list[Limit]) -> Finding:
    value = next((limit for limit in missing if limit.hops), None)
    where = value.hops[-1] if value is not None else None
    verb = "is configured" if call.typed == CONFIGURED else "is made" if call.is_client else "is called"
    phases = _phases(call, missing)
    confidence = Confidence.HIGH
    reasons = []
    if call.typed in _RECOGNISED:
        confidence = Confidence.MEDIUM
        reasons.append(_RECOGNISED[call.typed])
    if any(limit.source == "column" for limit in missing):
        confidence = Confidence.MEDIUM
        reasons.append("a column of this name may be null")
    if call.typed == "local":
        confidence = Confidence.LOW
        reasons.append("what it waits for is on this machine")
    notes = sorted({limit.note for limit in missing if limit.note})
    if notes:
        confidence = Confidence.MEDIUM
        reasons.append(f"the library has no default {notes[0]}")
    if where is not None:
        reasons.append(f"'{where.text}' lifts the limit" if value is None or value.source != "column" else "null lifts the limit")
    elif not notes:
        reasons.append("the library has no default")
    return Finding(
        rule="NG301",
        level=Level.WARNING,
        confidence=confidence,
        message=f"'{called(call)}' {verb} without {phases}: {_consequence(missing)}.",
        place=place(where.path, where.at) if where is not None else place(call.path, call.at),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=steps(value.hops if value is not None else (), call, f"{verb} without {phases}"),
        reasons=tuple(reasons),
        caused_by=tuple(sorted({hop.path for hop in (*(value.hops if value is not None else ()), *call.built)} - {call.path})),
    )


def _phases(call: ClientCall, missing: list[Limit]) -> str:
    names = [limit.phase for limit in missing]
    relevant = [limit for limit in call.limits if limit.phase in ("connect", "read", "write")]
    if names == ["total"] or names == ["wait"] or len(names) == len(relevant) > 1:
        return "a timeout"
    return f"a {' or '.join(names)} timeout"


def _consequence(missing: list[Limit]) -> str:
    names = {limit.phase for limit in missing}
    if names == {"pool"}:
        return "when the pool is exhausted, every caller waits for ever"
    if names == {"connect"}:
        return "when the host does not respond, the caller waits as long as the operating system does"
    return "when the other side stops answering, the caller waits for ever"
