"""NG312: implicit library default on a third-party call."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import called, client_calls, deadline, duration, steps
from nullguard.checks.third_party.endpoints import address
from nullguard.checks.third_party.phases_apart import default_beyond
from nullguard.model.clients import ClientCall, Limit
from nullguard.model.finding import Confidence, Finding, Level, Step
from nullguard.model.http_methods import WRITING

SHORT_MS = 5_000
"""Defaults that had to be raised most often were this short (httpx, five of the 19 cases in 45 public repositories)."""

_MOST_STEPS = 5
_LONG = re.compile(r"\b(?:files|content|stream|upload\w*|bulk\w*|batch\w*|import\w*|export\w*|convert\w*)\b", re.IGNORECASE)


def check(context: Context) -> Iterator[Finding]:
    """Calls and clients of which nobody has said how long they may take, where their library ends them by a default: at the call,
    where the object that it is made on makes only one, else where that is made."""
    every = list(client_calls(context.clients))
    relying = [(call, limit) for call in every if (limit := _default(call)) is not None]
    used = {(call.built[0].path, call.built[0].at) for call in every if call.built and not call.is_client}
    groups: dict[tuple[str, int], list[tuple[ClientCall, Limit]]] = defaultdict(list)
    for call, limit in relying:
        made = call.built[0] if call.built and not call.is_client else None
        groups[(made.path, made.at) if made is not None else (call.path, call.at)].append((call, limit))
    for call in client_calls(context.clients):
        beyond = default_beyond(call)
        if beyond is not None and call.typed == "resolved":
            yield _longer(call, *beyond)
    for key in sorted(groups):
        calls = [item for item in groups[key] if not item[0].is_client]
        clients = [item for item in groups[key] if item[0].is_client]
        if clients and not calls and key in used:
            continue  # all of its calls bring their own
        if len(calls) == 1 or not clients:
            yield from (_finding(call, limit, ()) for call, limit in calls)
        else:
            yield _finding(*clients[0], tuple(call for call, _ in calls))


def _default(call: ClientCall) -> Limit | None:
    limit = deadline(call)
    return limit if limit is not None and limit.source == "default" and not limit.hops else None


def _finding(call: ClientCall, limit: Limit, calls: tuple[ClientCall, ...]) -> Finding:
    verb = "is made" if call.is_client else "is called"
    confidence, reasons = max((_confidence(other, limit) for other in calls or (call,)), key=lambda item: item[0])
    used = tuple(Step(place(other.path, other.at), "it holds here") for other in calls[:_MOST_STEPS])
    return Finding(
        rule="NG312",
        level=Level.NOTE,
        confidence=confidence,
        message=f"'{called(call)}' {verb} without a timeout of its own: the library's default of {duration(limit.ms)} ends it.",
        place=place(call.path, call.at),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=(*steps((), call, f"the library's default of {duration(limit.ms)} holds"), *used),
        reasons=reasons,
        caused_by=tuple(
            sorted({*(hop.path for hop in call.built), *(other.path for other in calls[:_MOST_STEPS])} - {call.path})
        ),
    )


def _confidence(call: ClientCall, limit: Limit) -> tuple[Confidence, tuple[str, ...]]:
    reasons = [f"the default is {duration(limit.ms)}"]
    if limit.ms <= SHORT_MS:
        if _LONG.search(call.expression) or _LONG.search(call.symbol.rpartition(".")[2].replace("_", " ")):
            return Confidence.MEDIUM, (*reasons, "it moves much data, or takes long by its name")
        if call.method in WRITING:
            return Confidence.MEDIUM, (*reasons, "it makes the other side work")
        if address(call.url).host:
            return Confidence.MEDIUM, (*reasons, "it goes to a third party")
    return Confidence.LOW, (*reasons, "nothing tells how long the call takes")


def _longer(call: ClientCall, default: Limit, decided: Limit) -> Finding:
    configured = decided.place is not None and not decided.place.path.endswith((".java", ".py"))
    verb = "is made" if call.is_client else "is called"
    return Finding(
        rule="NG312",
        level=Level.NOTE,
        confidence=Confidence.MEDIUM if configured else Confidence.LOW,
        message=(
            f"The answer of '{called(call)}' may take {duration(decided.ms)}, connecting {duration(default.ms)}: "
            "only the library's default ends that."
        ),
        place=place(call.path, call.at),
        symbol=call.symbol,
        subject=call.callee,
        expression=call.expression,
        steps=steps(decided.hops, call, f"{verb} with the library's default of {duration(default.ms)} for connecting"),
        reasons=(f"{'configuration' if configured else 'the code'} limits the answer, and nothing the connection",),
        caused_by=tuple(sorted({hop.path for hop in (*decided.hops, *call.built)} - {call.path})),
    )
