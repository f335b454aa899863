"""Which answers of an endpoint no test shows, and how long the slow ones take."""

from __future__ import annotations

import msgspec

from nullguard.fix.durations import sigma
from nullguard.model.clients import FINITE
from nullguard.model.endpoints import EndpointTimes

SLOW, TIMED_OUT, LIMITED, UNAVAILABLE = "slow", "timed out", "limited", "unavailable"

LONGEST_MS = 5_000.0
"""A test that waits longer than this is left out by people, so none is written."""

_NEAR = 0.5
"""A successful answer that takes this part of the timeout shows that slow answers are provided for."""

_SLOW_PART = 0.6
_BEYOND_MS = 500.0


class Case(msgspec.Struct, frozen=True):
    """An answer: `kind` is one of the above, `delay_ms` how long it takes, `status` its status, `exception` the qualified one
    that the code under test raises (empty: any)."""

    kind: str
    status: int
    delay_ms: float = 0.0
    exception: str = ""


class Delay(msgspec.Struct, frozen=True):
    """A log-normal delay with the median and the 99th percentile of production."""

    median_ms: float
    sigma: float


def timeout_of(times: EndpointTimes) -> float | None:
    """The shortest limit that a slow answer meets; None when there is none."""
    limits = [limit for call in times.calls for limit in call.limits]
    return min((one.ms for one in limits if one.state == FINITE and one.phase in ("read", "total")), default=None)


def missing(times: EndpointTimes, waits: bool, exception: str = "") -> tuple[Case, ...]:
    """The answers that no stub of the endpoint gives. `waits`: a stub that times out waits in real time, as WireMock's do.
    `exception` is what a late answer raises."""
    timeout = timeout_of(times)
    stubs = [answer.stub for answer in times.answers]
    found: list[Case] = []
    if timeout is not None:
        slow = _slow_ms(times, timeout)
        if slow <= LONGEST_MS and not any(not one.failure and timeout > one.slowest_ms >= _NEAR * timeout for one in stubs):
            found.append(Case(SLOW, 200, slow))
        if not any(one.failure == "timeout" or one.slowest_ms >= timeout for one in stubs):
            late = timeout + _BEYOND_MS
            if not waits or late <= LONGEST_MS:
                found.append(Case(TIMED_OUT, 200, late if waits else 0.0, exception))
    if not any(one.status == 429 for one in stubs):
        found.append(Case(LIMITED, 429))
    if not any(500 <= one.status < 600 for one in stubs):
        found.append(Case(UNAVAILABLE, 503))
    return tuple(found)


def delay_of(times: EndpointTimes) -> Delay | None:
    """How long production takes, as a distribution; None where it is not known, or cut off."""
    p50, p99 = times.latency_ms.get("p50"), times.latency_ms.get("p99")
    if not p50 or not p99 or p99 <= p50:
        return None
    if times.censored_at_ms is not None and p99 >= times.censored_at_ms:
        return None
    return Delay(p50, round(sigma(p50, p99), 3))


def _slow_ms(times: EndpointTimes, timeout: float) -> float:
    """Production's 99th percentile where the client waits for it, else more than half of the timeout."""
    p99 = times.latency_ms.get("p99")
    return p99 if p99 is not None and _NEAR * timeout <= p99 < timeout else _SLOW_PART * timeout
