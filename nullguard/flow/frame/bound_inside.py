"""Names that nested functions bind which are handed on (Python's `nonlocal`): whoever has such a function may call it."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, NULL
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes


def note_bound_inside(frame: Frame, node: s.FunctionDef, state: State) -> None:
    """At the definition of a nested function: remember the names around it that it binds. One that is decorated is handed
    on, an asynchronous one to who runs it, and what calls another one may be handed on, too."""
    function = node.function
    names = frame.world.by_node.of(_names_around, function.body)
    if frame.bound_inside:
        note_mentioned(frame, function.body, state)
    if names:
        frame.bound_inside = {**frame.bound_inside, function.name: names}
        if function.annotations or function.is_async or function.is_generator:
            note_handed_on(frame, function.name, state)


def _names_around(body: s.Body) -> frozenset[str]:
    """The names around a nested function that it binds."""
    scopes = (part for part in nodes(body) if isinstance(part, s.Scope) and part.kind == "nonlocal")
    return frozenset([name for scope in scopes for name in scope.names])


def note_mentioned(frame: Frame, body: Iterable[s.Node], state: State) -> None:
    """Functions that another function or a lambda mentions are called when that one is."""
    for part in nodes(body):
        if isinstance(part, s.Name) and part.id in frame.bound_inside:
            note_handed_on(frame, part.id, state)


def note_handed_on(frame: Frame, name: str, state: State) -> None:
    """What a function binds may have any value from here on: None that it is given later is what it is before a call."""
    names = frame.bound_inside[name]
    for bound in names:
        known = state.values.get((bound,))
        if known is not None and known.null >= NULL:
            state.forget((bound,), frame.dependents)
            state.values[(bound,)] = ANY
    frame.loose |= names
