"""Every call, stub, figure and deadline of one endpoint put together, for reports and fixes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nullguard.checks.context import Context
from nullguard.checks.third_party.client_stories import client_calls
from nullguard.checks.third_party.endpoints import label, score
from nullguard.checks.third_party.services import find, named
from nullguard.model.clients import ClientCall, Deadline
from nullguard.model.endpoints import Answer, EndpointTimes
from nullguard.model.span import NOWHERE


def endpoint_times(context: Context) -> tuple[EndpointTimes, ...]:
    """The endpoints of a run, by label: calls whose address is known together, others by function and source."""
    groups: dict[tuple[str, str], list[ClientCall]] = defaultdict(list)
    for call in client_calls(context.clients):
        groups[label(call), "" if call.url else call.path].append(call)
    return tuple(_times(context, name, tuple(calls)) for (name, _), calls in sorted(groups.items(), key=lambda item: item[0]))


def _times(context: Context, name: str, calls: tuple[ClientCall, ...]) -> EndpointTimes:
    known = find(context.manifest, named(calls[0]))
    return EndpointTimes(
        label=name,
        calls=calls,
        answers=_answers(context, calls),
        service=known.service.id if known is not None else "",
        latency_ms=dict(known.endpoint.latency_ms) if known is not None else {},
        censored_at_ms=known.endpoint.censored_at_ms if known is not None else None,
        deadlines=tuple(_deadlines(context, calls)),
    )


def _answers(context: Context, calls: tuple[ClientCall, ...]) -> tuple[Answer, ...]:
    found: list[Answer] = []
    for path in sorted(context.stubs):
        for stub in context.stubs[path]:
            if any(score(call, stub, path) for call in calls):
                found.append(Answer(path, stub))
    return tuple(found)


def _deadlines(context: Context, calls: Iterable[ClientCall]) -> Iterable[Deadline]:
    symbols = {call.symbol for call in calls if call.symbol}
    for path in sorted(context.clients):
        for deadline in context.clients[path].deadlines:
            if deadline.symbol in symbols:
                yield deadline
    for caller in context.manifest.callers:
        if caller.deadline_ms is not None:
            yield Deadline(caller.kind or "caller", caller.deadline_ms, "", NOWHERE, text=caller.id)
