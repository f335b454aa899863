"""Limits on everything that happens inside a statement or call: `async with asyncio.timeout(5)`, `asyncio.wait_for(…, 5)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients.limits import limits_from
from nullguard.frameworks.clients.values import Reference, Value
from nullguard.knowledge.clients import Setting
from nullguard.model import syntax as s
from nullguard.model.clients import UNBOUNDED, Hop, Limit
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame

_SECONDS = Setting("", (), 0, "s", ("total",), "", frozenset({"None"}), "", "")


def around(ev: Evaluator, frame: Frame, context: s.Expr) -> list[Limit]:
    """What a `with` statement's context limits its body to."""
    if not isinstance(context, s.Call):
        return []
    return _of(ev, frame, ev.peek(frame, context.function), context)


def within(ev: Evaluator, frame: Frame, callee: Value, node: s.Call) -> list[Limit]:
    """What a call limits the awaitable among its arguments to."""
    return _of(ev, frame, callee, node)


def _of(ev: Evaluator, frame: Frame, callee: Value, node: s.Call) -> list[Limit]:
    if not isinstance(callee, Reference):
        return []
    entry = ev.model.entry(callee.dotted)
    if entry is None or entry.kind != "within" or not entry.settings:
        return []
    setting = entry.settings[0]
    given = next((a.value for a in node.arguments if a.name == setting.argument and not a.star), None)
    positional = [a.value for a in node.arguments if a.name is None and not a.star]
    if given is None and 0 <= setting.position < len(positional):
        given = positional[setting.position]
    if given is None:
        return []
    value = ev.peek(frame, given)
    at = Hop(frame.path, getattr(given, "at", 0), render(given)[:60])
    found = limits_from(value, _SECONDS, at)
    return [limit for limit in found.values() if limit.state != UNBOUNDED]
