"""The times of one endpoint as marks: production's figures, the stubs' delays, the timeouts, and the deadlines around them."""

from __future__ import annotations

import msgspec

from nullguard.model.clients import FINITE, UNBOUNDED, ClientCall
from nullguard.model.endpoints import EndpointTimes
from nullguard.model.span import line_of
from nullguard.report.html.axis import duration
from nullguard.report.neutral import one_line, printable

LANES = ("production", "stubs", "timeouts", "deadlines")
_BEFORE_THE_ANSWER = ("connect", "pool", "write")
"""Phases that are over when the answer is waited for."""

_FIGURES = (("p50", "p50"), ("p95", "p95"), ("p99", "p99"), ("p999", "p99.9"), ("max", "max"))


class Mark(msgspec.Struct, frozen=True, order=True):
    """`ms` on the axis (`until` where it is a range), in a lane; `places` are where it is written. `cuts` marks a timeout that
    ends an answer which takes longer."""

    lane: str
    ms: float
    label: str
    until: float = 0.0
    places: tuple[str, ...] = ()
    cuts: bool = False


class Times(msgspec.Struct, frozen=True):
    """The marks of an endpoint, in order; `open_calls` are calls that nothing limits."""

    marks: tuple[Mark, ...]
    open_calls: tuple[str, ...] = ()


def times_of(endpoint: EndpointTimes) -> Times:
    """What the ruler of an endpoint shows. Marks of a lane that say the same are one."""
    found: dict[tuple[str, float, float, str], list[str]] = {}

    def add(lane: str, ms: float, label: str, place: str = "", until: float = 0.0) -> None:
        places = found.setdefault((lane, ms, until, label), [])
        if place and place not in places:
            places.append(place)

    for key, name in _FIGURES:
        if key in endpoint.latency_ms:
            add("production", endpoint.latency_ms[key], f"{name} {duration(endpoint.latency_ms[key])}")
    for answer in endpoint.answers:
        stub = answer.stub
        if not stub.known:
            continue
        slow, place = stub.slowest_ms, f"{printable(answer.path)}:{line_of(stub.at)}"
        first = min(stub.delays_ms, default=0.0)
        what = stub.failure or (str(stub.status) if stub.status else "")
        add("stubs", first, what, place, slow if slow > first else 0.0)
    open_calls = []
    for call in endpoint.calls:
        for phase, ms, place in _finite(call):
            add("timeouts", ms, f"{phase} {duration(ms)}", place)
        if any(limit.state == UNBOUNDED for limit in call.limits):
            open_calls.append(f"{printable(call.path)}:{line_of(call.at)}")
    for deadline in endpoint.deadlines:
        place = f"{printable(deadline.path)}:{line_of(deadline.at)}" if deadline.path else ""
        add("deadlines", deadline.ms, f"{one_line(deadline.text or deadline.kind)[:24]} {duration(deadline.ms)}", place)
    marks = [
        Mark(lane, ms, label, until, tuple(places), lane == "timeouts" and not label.startswith(_BEFORE_THE_ANSWER))
        for (lane, ms, until, label), places in found.items()
    ]
    marks.sort(key=lambda mark: (LANES.index(mark.lane), mark.ms, mark.until, mark.label))
    return Times(tuple(_merged(marks)), tuple(dict.fromkeys(open_calls)))


def _finite(call: ClientCall) -> list[tuple[str, float, str]]:
    """Phases with equal limits together: `connect, read`."""
    grouped: dict[tuple[float, str], list[str]] = {}
    for limit in call.limits:
        if limit.state == FINITE:
            hop = limit.place
            place = f"{printable(hop.path)}:{line_of(hop.at)}" if hop is not None else ""
            grouped.setdefault((limit.ms, place), []).append(limit.phase)
    return [("timeout" if len(phases) > 1 else phases[0], ms, place) for (ms, place), phases in grouped.items()]


def _merged(marks: list[Mark]) -> list[Mark]:
    """Stubs with the same delay are one mark that counts them: `200, 402`."""
    kept: list[Mark] = []
    for mark in marks:
        last = kept[-1] if kept else None
        if last is not None and mark.lane == "stubs" and (last.lane, last.ms, last.until) == (mark.lane, mark.ms, mark.until):
            label = ", ".join(filter(None, (last.label, mark.label)))
            kept[-1] = Mark(mark.lane, mark.ms, label, mark.until, (*last.places, *mark.places))
        else:
            kept.append(mark)
    return [_told(mark) for mark in kept]


def _told(mark: Mark) -> Mark:
    if mark.lane != "stubs":
        return mark
    speed = "at once" if mark.ms == mark.until == 0 else duration(mark.ms) + (f" to {duration(mark.until)}" if mark.until else "")
    count = len(mark.places)
    times = f" ×{count}" if count > 1 else ""
    answers = f" ({mark.label})" if mark.label and len(mark.label) <= 16 else ""
    return Mark(mark.lane, mark.ms, f"{speed}{answers}{times}", mark.until, mark.places)
