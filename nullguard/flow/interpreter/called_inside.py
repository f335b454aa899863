"""Nested functions that nothing is done with but to call them: their bodies know what is known at all their calls."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed


def note_call(frame: Frame, body: s.Body, at: Packed, state: State) -> None:
    """Remember what is known where a nested function of that body is called."""
    calls = frame.called.setdefault(id(body), {})
    before = calls.get(at)
    calls[at] = state.copy() if before is None else join_states([before, state.copy()], frame.locals) or before


def known_at_calls(frame: Frame, outer: s.Body, function: s.FunctionDef) -> State | None:
    """What all calls of a nested function know that stands in `outer`; None where it may be called by others: it is handed on,
    decorated or a generator, called by itself or by another nested function, or one of its calls was not met."""
    met = frame.called.get(id(function.function.body))
    if not met or function.function.annotations or _places(outer, function.function.name) != met.keys():
        return None
    return join_states(met.values(), frame.locals)


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
