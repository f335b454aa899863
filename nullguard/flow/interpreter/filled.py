"""Python's lists that are filled by `append`: what was known below everything that was put in is known below what comes out.

`for line in lines: if line.order.number: kept.append(line)`: each of the kept lines has an order.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, Fact, Value
from nullguard.flow.interpreter.behaviour import Arguments
from nullguard.flow.interpreter.frame import Frame
from nullguard.program.symbols import FunctionInfo

_FILLING = frozenset({"extend", "insert"})
"""Methods of a list that put in what is not looked at."""

_MOST_FACTS = 24

_replace = msgspec.structs.replace


def note_filled(frame: Frame, name: str, base: Value, path: Path, arguments: Arguments, state: State) -> None:
    """Note what a method of the list `base`, at `path`, tells of its items. Asked before `append_item`."""
    if base.items != () and not base.facts:
        return
    if name == "append" and len(arguments) == 1:
        told = _told_of(frame, arguments[0][1], arguments[0][2], state)
        facts = told if base.items == () else tuple(fact for fact in base.facts if fact in told)
        if facts != base.facts:
            state.values[path] = _replace(base, facts=facts)
    elif name in _FILLING:
        state.values[path] = _unknown(base)


def note_stored(base: Value, path: Path, state: State) -> None:
    """Note that something was put into an object at a place of its own: `kept[0] = line`."""
    if base.facts and base.type is not None and base.type.cls == "builtins.list":
        state.values[path] = _unknown(base)


def forget_filled(functions: Iterable[FunctionInfo], arguments: Arguments, state: State) -> None:
    """Whichever function of the project gets a list may put something else into it."""
    if not any(value.items == () or value.facts for _, value, _ in arguments):
        return
    if all(function.is_library for function in functions):
        return
    for _, value, path in arguments:
        if path is not None and value.type is not None and value.type.cls == "builtins.list":
            state.values[path] = _unknown(value)


def _told_of(frame: Frame, item: Value, path: Path | None, state: State) -> tuple[Fact, ...]:
    facts = {fact for fact in item.facts if fact.aspect == "nonnull"}
    if path is not None:
        length = len(path)
        for known, value in state.values.items():
            if value.null == NONNULL and len(known) > length and known[:length] == path:
                if frame.dependents.keys().isdisjoint(known[length:]):
                    facts.add(Fact(known[length:], "nonnull"))
    return tuple(sorted(facts, key=lambda fact: (len(fact.segments), fact.segments)))[:_MOST_FACTS]


def _unknown(value: Value) -> Value:
    return _replace(value, items=None if value.items == () else value.items, facts=())
