"""NG301: remote call without a timeout."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.client_stories import called, client_calls, steps, unbounded_phases
from nullguard.checks.context import Context
from nullguard.checks.evidence import place
from nullguard.model.clients import ClientCall, Limit
from nullguard.model.finding import Confidence, Finding, Level, Place

_RECOGNISED = {
    "declared": "the receiver is known by its declared type only",
    "method": "the receiver is known by the method's name only",
    "convention": "the receiver is known by its name only",
}


def check(context: Context) -> Iterator[Finding]:
    """Calls and clients of which a phase is not bounded: at the value that lifts the limit, else at the call or construction."""
    sockets_limited = any(facts.socket_default for facts in context.clients.values())
    seen: set[Place] = set()
    for call in client_calls(context.clients):
        missing = [limit for limit in unbounded_phases(call) if not (sockets_limited and limit.source == "socket")]
        if not missing:
            continue
        finding = _finding(call, missing)
        if finding.place not in seen:
            seen.add(finding.place)
            yield finding


def _finding(call: ClientCall, missing: list[Limit]) -> Finding:
    value = next((limit for limit in missing if limit.hops), None)
    where = value.hops[-1] if value is not None else None
    verb = "is made" if call.is_client else "is called"
    phases = _phases(call, missing)
    confidence = Confidence.HIGH
    reasons = []
    if call.typed in _RECOGNISED:
        confidence = Confidence.MEDIUM
        reasons.append(_RECOGNISED[call.typed])
    notes = sorted({limit.note for limit in missing if limit.note})
    if notes:
        confidence = Confidence.MEDIUM
        reasons.append(f"the library has no default {notes[0]}")
    if where is not None:
        reasons.append(f"'{where.text}' lifts the limit")
    elif not notes:
        reasons.append("the library has no default")
    return Finding(
        rule="NG301",
        level=Level.WARNING,
        confidence=confidence,
        message=f"'{called(call)}' {verb} without {phases}: {_consequence(call, missing)}.",
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


def _consequence(call: ClientCall, missing: list[Limit]) -> str:
    names = {limit.phase for limit in missing}
    if names == {"connect"}:
        return "when the host does not respond, the caller waits as long as the operating system does"
    return "when the other side stops answering, the caller waits for ever"
