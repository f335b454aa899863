"""Who waits for a client call through other functions: tasks and callers of the manifest with their limits, and web requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import duration
from nullguard.checks.third_party.policies import LIMITING, callers_of, deadlines
from nullguard.frameworks.call_ways import Way, answers_requests
from nullguard.frameworks.clients.nodes import nodes
from nullguard.frameworks.deployment import RequestLimit
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.clients import ClientCall, Deadline
from nullguard.model.finding import Place, Step
from nullguard.model.span import NOWHERE
from nullguard.program.symbols import FunctionInfo

ASSUMED_MS = 60_000
"""How long whoever stands before a web server waits for it where the tree does not say: nginx's proxy_read_timeout and the idle
timeout of AWS load balancers by default."""

_ASSUMED = Deadline("request", ASSUMED_MS, "", NOWHERE, is_default=True)
_WHO = {
    "task": "the task",
    "limiter": "the time limit around it",
    "worker": "a worker of the web server",
    "health": "whoever asks for the health check",
    "request": "the web request",
    "proxy": "the proxy before the web server",
    "router": "the platform's router",
}
_ALLOWS = {
    "health": "load balancers give it by default",
    "request": "nginx and the load balancers of AWS give it by default",
    "router": "Heroku gives every request",
}
_BEFORE = ("proxy", "router", "worker", "limiter", "task")
_MOST_ON_THE_WAY = 5
_TASKS = library_names("task-decorator")
_CONCURRENT = "threads"
"""The variable of gunicorn's configuration with which a worker answers several requests at once whatever its class."""

_WORD = re.compile(r"\w{2,}")


class Waiter(NamedTuple):
    """A limit, and the way from the function of the call up to the one that it holds for."""

    deadline: Deadline
    way: Way


class Waiters:
    """The limits of a run that are told by function. `requests` are those on web requests."""

    def __init__(self, context: Context) -> None:
        self._context = context
        tasks = sorted((item for kind in LIMITING for item in deadlines(context.clients, kind)), key=lambda item: -item.ms)
        self._of_tasks = {item.symbol: item for item in tasks if item.symbol}
        self._of_all_tasks = min(
            (item for item in tasks if not item.symbol and item.kind == "task"), key=lambda item: item.ms, default=None
        )
        self.requests = tuple(_on_requests(context))
        callers = (caller.deadline_ms for caller in context.manifest.callers)
        known = [*tasks, *(item.deadline for item in self.requests)]
        self._shortest = min((ASSUMED_MS, *(item.ms for item in known), *(ms for ms in callers if ms is not None)))

    def impatient(self, call: ClientCall, ms: float, is_set: bool) -> Iterator[Waiter]:
        """Everything that waits for a call no longer than `ms`, the nearest first. Web requests count where the code sets how
        long the call may last (`is_set`)."""
        if call.is_client or ms < self._shortest:
            return
        for way in self._context.ways.up(call.path, call.symbol):
            found = self._limit(way, ms, is_set)
            if found is not None:
                yield Waiter(found, way)

    def of_task(self, call: ClientCall) -> Way:
        """The way up to the nearest task that waits for a call; empty for none."""
        return next((way for way in self._context.ways.up(call.path, call.symbol) if self._is_task(way[-1])), ())

    def _is_task(self, function: FunctionInfo) -> bool:
        names = {item.simple_name for item in function.decl.annotations}
        return function.dotted in self._of_tasks or not names.isdisjoint(_TASKS)

    def _limit(self, way: Way, ms: float, is_set: bool) -> Deadline | None:
        last = way[-1]
        task = self._of_tasks.get(last.dotted)
        if task is None and self._is_task(last):
            task = self._of_all_tasks
        if task is not None:
            return task if ms >= task.ms else None
        for caller in callers_of(self._context.manifest, last.dotted)[:1]:
            limit = caller.deadline_ms or 0.0
            return Deadline("caller", limit, "", NOWHERE, text=caller.id) if ms >= limit else None
        if not is_set or not answers_requests(self._context.program, self._context.ways, last):
            return None
        waits = self._on_request(last)
        return waits if ms > waits.ms or (ms == waits.ms and not waits.is_default) else None

    def _on_request(self, function: FunctionInfo) -> Deadline:
        """How long a request for a function is waited for: of the proxies that it may come through the most patient one counts,
        of proxies, routers and workers the least."""
        words = frozenset(word.lower() for text in _texts(function) for word in _WORD.findall(text))
        longest: dict[str, Deadline] = {}
        for limit in self.requests:
            known = longest.get(limit.deadline.kind)
            if (not words or words.issuperset(limit.words)) and (known is None or limit.deadline.ms > known.ms):
                longest[limit.deadline.kind] = limit.deadline
        return min(longest.values(), key=lambda item: item.ms, default=_ASSUMED)


def told(deadline: Deadline) -> str:
    """Whoever waits, as messages have it."""
    return _WHO.get(deadline.kind, f"'{deadline.text}'")


def given(deadline: Deadline) -> str:
    """How long it waits, and who says so where the code does not."""
    if deadline.kind in _ALLOWS:
        return f"{duration(deadline.ms)}, which {_ALLOWS[deadline.kind]}"
    return f"{duration(deadline.ms)}{' by default' if deadline.is_default and deadline.kind in _BEFORE else ''}"


def said_at(deadline: Deadline, way: Way) -> Place | None:
    """Where it is said: for a web request of which nothing is said, the function that answers it."""
    if deadline.kind == "request":
        return place(way[-1].path, way[-1].decl.at) if way else None
    return place(deadline.path, deadline.at) if deadline.path and (not deadline.is_default or deadline.kind in _BEFORE) else None


def on_the_way(way: Way) -> tuple[Step, ...]:
    """From the function that is waited for to the one that makes the call, which is left out."""
    above = way[:0:-1]
    kept = above if len(above) <= _MOST_ON_THE_WAY else (*above[:2], *above[2 - _MOST_ON_THE_WAY :])
    return tuple(
        Step(place(function.path, function.decl.at), "which calls this" if index else "it is waited for here")
        for index, function in enumerate(kept)
    )


def _on_requests(context: Context) -> Iterator[RequestLimit]:
    configured = [item for item in deadlines(context.clients, "worker") if not _is_concurrent(context, item.path)]
    for limit in context.deployment.limits:
        if not (configured and limit.deadline.kind == "worker" and limit.deadline.is_default):
            yield limit
    yield from (RequestLimit(item) for item in (*configured, *deadlines(context.clients, "proxy")))


def _is_concurrent(context: Context, path: str) -> bool:
    facts = context.program.sources.get(path)
    return facts is not None and any(field.name == _CONCURRENT for field in facts.variables)


def _texts(function: FunctionInfo) -> Iterable[str]:
    """The texts that a function and its class are decorated with, where their addresses are."""
    annotations = (*function.decl.annotations, *(function.owner.decl.annotations if function.owner is not None else ()))
    for node in nodes([argument.value for item in annotations for argument in item.arguments]):
        if isinstance(node, s.Constant) and isinstance(node.value, str):
            yield node.value
