"""Functions that a queue runs later, with the limit that it ends them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients.applying import limits_of
from nullguard.frameworks.clients.arguments import Arguments, Given
from nullguard.frameworks.clients.nodes import beginning
from nullguard.frameworks.clients.values import Client, Description, FunctionValue, Table, Value
from nullguard.knowledge.clients import Entry
from nullguard.model import syntax as s
from nullguard.model.clients import FINITE, Deadline, Hop
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame

_MOST_TEXT = 60


def queue(ev: Evaluator, frame: Frame, entry: Entry, receiver: Value | None, arguments: Arguments, node: s.Call | s.New) -> None:
    """Record a call that has a function run later. Where a dictionary is unpacked into it that nobody knows, those that
    the source describes jobs by are what is run."""
    if frame.path != ev.path or frame.caller is not None or not isinstance(node, s.Call):
        return
    given = arguments.value(entry.url) if entry.url is not None else receiver
    if arguments.is_open and given is None:
        ev.record.described_by.append(entry)
        return
    written = _written(entry, node)
    hop = Hop(frame.path, node.function.at, render(node)[:_MOST_TEXT])
    _record(ev, entry, receiver, arguments, hop, _symbol(given, written))


def describe(ev: Evaluator, frame: Frame, node: s.Collection, table: Table) -> None:
    """Keep a dictionary that may describe a job."""
    if frame.path == ev.path and frame.caller is None and not table.is_open:
        if any(isinstance(value, FunctionValue) for value in table.items.values()):
            text = render(node)[:_MOST_TEXT]
            ev.record.descriptions.append(Description(table, Hop(frame.path, beginning(node.at, "{"), text)))


def described(ev: Evaluator) -> None:
    """Record the jobs that dictionaries of the source describe."""
    for entry in dict.fromkeys(ev.record.described_by):
        for item in ev.record.descriptions:
            function = item.table.items.get(entry.url.name) if entry.url is not None else None
            if isinstance(function, FunctionValue):
                given = {name: Given(value, item.hop) for name, value in item.table.items.items()}
                _record(ev, entry, None, Arguments(keywords=given), item.hop, function.function.dotted)


def _record(ev: Evaluator, entry: Entry, receiver: Value | None, arguments: Arguments, hop: Hop, symbol: str) -> None:
    inherited = dict(receiver.limits) if isinstance(receiver, Client) and not receiver.is_open else {}
    for limit in limits_of(ev, hop.path, entry, inherited, arguments).values():
        if limit.state == FINITE and limit.ms > 0:
            hops = limit.hops
            found = Deadline("task", limit.ms, hop.path, hop.at, symbol, hop.text, hops=hops, is_default=not hops)
            ev.record.deadlines.append(found)


def _symbol(function: Value | None, written: str) -> str:
    """The function that is run; where nobody knows which, what is written for it, so that the limit is not taken for all."""
    return function.function.dotted if isinstance(function, FunctionValue) else f"<{written}>"


def _written(entry: Entry, node: s.Call) -> str:
    if entry.url is None:
        return render(node.function.value)[:_MOST_TEXT] if isinstance(node.function, s.Attribute) else ""
    named = [argument.value for argument in node.arguments if argument.name == entry.url.name]
    ordered = [argument.value for argument in node.arguments if not argument.name and not argument.star]
    found = named or ordered[entry.url.position : entry.url.position + 1]
    return render(found[0])[:_MOST_TEXT] if found else ""
