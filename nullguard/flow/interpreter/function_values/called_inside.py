"""Nested functions that nothing is done with but to call them: their bodies know what is known at all their calls."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULL, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed

_replace = msgspec.structs.replace


def note_call(frame: Frame, closure: Closure, at: Packed, arguments: Arguments, state: State) -> None:
    """Remember what is known where a nested function is called, and of what it is given."""
    for known, found in ((frame.called, state.copy()), (frame.given_inside, given(closure, arguments, state))):
        calls = known.setdefault(id(closure.body), {})
        before = calls.get(at)
        calls[at] = found if before is None else join_states([before, found], frame.locals | closure.names) or before


def known_at_calls(frame: Frame, outer: s.Body, function: s.FunctionDef) -> State | None:
    """What all calls of a nested function know that stands in `outer`; None where it may be called by others: it is handed on,
    decorated or a generator, called by itself or by another nested function, or one of its calls was not met."""
    met = frame.called.get(id(function.function.body))
    if not met or function.function.annotations or _places(outer, function.function.name) != met.keys():
        return None
    return join_states(met.values(), frame.locals)


def given_at_calls(frame: Frame, function: s.FunctionDef) -> dict[Path, Value]:
    """What all calls of a nested function know of the rows that they give it, by its parameters."""
    names = frozenset(parameter.name for parameter in function.function.parameters)
    joined = join_states(frame.given_inside.get(id(function.function.body), {}).values(), frame.locals | names)
    return joined.values if joined is not None else {}


def given(closure: Closure, arguments: Arguments, state: State) -> State:
    """What a call gives the parameters of a nested function, and what is known below it; its null is told where it is given."""
    found = State()
    places = [parameter for parameter in closure.parameters if parameter.kind == "positional"]
    is_counted = not any(argument.star for argument, _, _ in arguments)
    count = 0
    for argument, value, path in arguments:
        parameter = next((one for one in closure.parameters if one.name == argument.name), None) if argument.name else None
        if not argument.name and is_counted and count < len(places):
            parameter = places[count]
            count += 1
        if parameter is None or parameter.type is not None or value.type is None:
            continue
        found.values[(parameter.name,)] = _replace(value, null=UNKNOWN, origin=None) if value.null >= NULL else value
        if path is not None:
            below = [(known, held) for known, held in state.values.items() if len(known) > len(path)]
            found.values.update(
                ((parameter.name, *known[len(path) :]), held) for known, held in below if known[: len(path)] == path
            )
    return found


def _places(body: Iterable[s.Node], name: str) -> frozenset[Packed]:
    """Where a name is called; nothing where it is mentioned in another way, too."""
    mentions, calls = 0, set()
    for node in nodes(body):
        match node:
            case s.Name(id=mentioned):
                mentions += mentioned == name
            case s.Call(function=s.Name(id=called), at=at) if called == name:
                calls.add(at)
    return frozenset(calls) if mentions == len(calls) else frozenset()
