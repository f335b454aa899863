"""Waiting with a limit: whatever a function starts and waits for so is limited, whichever library does it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from nullguard.frameworks.clients import general_calls
from nullguard.frameworks.clients.arguments import Arguments
from nullguard.frameworks.clients.frames import Frame, Record
from nullguard.frameworks.clients.limits import limits_from
from nullguard.frameworks.clients.nodes import nodes
from nullguard.frameworks.clients.values import Span
from nullguard.knowledge.clients import Entry
from nullguard.model import syntax as s
from nullguard.model.clients import FINITE, UNBOUNDED, Limit
from nullguard.model.clients import UNKNOWN as UNKNOWN_STATE

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_TIMEOUT = re.compile("time_?d?_?out", re.IGNORECASE)
_TOTAL = "total"
_WITH_UNIT, _DURATION = "unit", "duration"


def limits_waiting(entry: Entry, arguments: Arguments) -> bool:
    """Whether a call that may wait with a limit does: the table asks for a unit of time behind the number, or for a duration,
    where the method's name alone tells nothing (`get`, `timeout`)."""
    for setting in entry.settings:
        given = arguments.get("", setting.position)
        if given is None:
            return False
        following = arguments.get("", setting.position + 1)
        if setting.argument == _WITH_UNIT:
            return following is not None and "unit" in f"{following.value} {following.hop.text}".lower()
        if setting.argument == _DURATION:
            return following is None or isinstance(given.value, Span)
    return True


def is_watchdog(entry: Entry, arguments: Arguments, task: s.Argument) -> bool:
    """Whether something that is scheduled ends what takes too long: the delay is called a timeout, and what is run then too."""
    for setting in entry.settings:
        delay, unit = arguments.get("", setting.position), arguments.get("", setting.position + 1)
        if delay is None or unit is None or general_calls.unit_of(unit.value) is None or not _TIMEOUT.search(delay.hop.text):
            return False
        named = (s.Attribute, s.MethodReference)
        names = (node.name if isinstance(node, named) else getattr(node, "id", "") for node in nodes((task.value,)))
        return any(_TIMEOUT.search(name) for name in names)
    return False


def limit(frame: Frame, entry: Entry, arguments: Arguments) -> None:
    """Note how long the function waits."""
    for setting in entry.settings:
        given = arguments.get("", setting.position)
        if given is not None:
            following = arguments.get("", setting.position + 1)
            unit = general_calls.unit_of(following.value) if following is not None else None
            frame.limit = limits_from(given.value, setting, given.hop, unit).get(_TOTAL, Limit(_TOTAL, UNKNOWN_STATE))
            return
    frame.limit = Limit(_TOTAL, UNKNOWN_STATE)


def extent(record: Record) -> tuple[int, int]:
    """How much is recorded so far."""
    return len(record.calls), len(record.clients)


def spread(ev: Evaluator, frame: Frame, symbol: str, since: tuple[int, int]) -> None:
    """Give what a function recorded the limit that it waits with."""
    if frame.limit is None or frame.limit.state == UNBOUNDED:
        return
    calls = ev.record.calls
    for index in range(since[0], len(calls)):
        call = calls[index]
        if call.symbol == symbol and not any(limit.phase == _TOTAL and limit.state == FINITE for limit in call.limits):
            kept = tuple(limit for limit in call.limits if limit.phase != _TOTAL)
            calls[index] = msgspec.structs.replace(call, limits=(*kept, frame.limit))
    for client in ev.record.clients[since[1] :]:
        if client.symbol == symbol:
            client.limits.setdefault(_TOTAL, frame.limit)
