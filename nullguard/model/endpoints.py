"""An operation of a third party as a run knows it: who calls it, which stubs stand in for it, how long production takes."""

from __future__ import annotations

import msgspec

from nullguard.model.clients import ClientCall, Deadline, Stub


class Answer(msgspec.Struct, frozen=True):
    """A stub for an endpoint, and the source that declares it."""

    path: str
    stub: Stub


class EndpointTimes(msgspec.Struct, frozen=True):
    """Everything about time at one endpoint.

    `label` names it for people (`POST pay.example.com/payments/charge`; where no address is known, the function that is called).
    `calls` are in order of place. `service` is the manifest's, and `latency_ms` (p50, p99, p999, max) its
    figures; those at or above `censored_at_ms` are cut off. `deadlines` hold for a function that makes one of the calls, or for
    every caller of the manifest (then they have no path).
    """

    label: str
    calls: tuple[ClientCall, ...] = ()
    answers: tuple[Answer, ...] = ()
    service: str = ""
    latency_ms: dict[str, float] = {}
    censored_at_ms: float | None = None
    deadlines: tuple[Deadline, ...] = ()
