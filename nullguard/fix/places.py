"""From findings to the calls that they are about, and from packed spans to offsets in bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from nullguard.model.clients import ClientCall, Hop, Limit
from nullguard.model.endpoints import EndpointTimes
from nullguard.model.finding import Finding
from nullguard.model.span import Packed, unpack


class Located(msgspec.Struct, frozen=True):
    """The call that a finding is about, with all that is known of its endpoint; `limits` are those whose value stands where the
    finding does (none: it stands at the call)."""

    call: ClientCall
    times: EndpointTimes
    limits: tuple[Limit, ...] = ()


def located(finding: Finding, endpoints: Iterable[EndpointTimes]) -> tuple[Located, ...]:
    """Every call whose value stands at the finding's place, or that is made there itself; empty when it is about none."""
    by_value: list[Located] = []
    by_call: list[Located] = []
    for times in endpoints:
        for call in times.calls:
            limits = tuple(limit for limit in call.limits if limit.place is not None and _stands(limit.place, finding))
            if limits:
                by_value.append(Located(call, times, limits))
            elif _stands(Hop(call.path, call.at, ""), finding):
                by_call.append(Located(call, times))
    return tuple(by_value or by_call)


def span(data: bytes, at: Packed) -> tuple[int, int] | None:
    """The offsets of a packed span; None where the file has no such place."""
    where = unpack(at)
    lines = _line_starts(data, where.line, where.end_line)
    if lines is None:
        return None
    start, end = lines[0] + where.column, lines[1] + where.end_column
    return (start, end) if start <= end <= len(data) else None


def _line_starts(data: bytes, first: int, last: int) -> tuple[int, int] | None:
    found = []
    start, number = 0, 1
    while number <= last:
        if number in (first, last):
            found.append(start)
        following = data.find(b"\n", start)
        if following < 0 and number < last:
            return None
        start, number = following + 1, number + 1
    return (found[0], found[-1]) if found else None


def _stands(hop: Hop, finding: Finding) -> bool:
    """Findings stand on one line, spans may go on for several; columns are not compared where bytes and characters differ."""
    where = unpack(hop.at)
    place = finding.place
    if hop.path != place.path or not where.line <= place.line <= where.end_line:
        return False
    return where.line != where.end_line or place.column == 0 or _near(where.column + 1, place.column)


def _near(byte_column: int, column: int) -> bool:
    """A column counted in bytes may be up to four times one that counts characters."""
    return column <= byte_column <= 4 * column


def first(items: Iterable[Located]) -> Iterator[Located]:
    """The located calls, those with figures of production first."""
    return iter(sorted(items, key=lambda item: not item.times.latency_ms))
