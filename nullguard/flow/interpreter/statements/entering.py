"""What is known of something in the rounds over what it holds: there is something in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec

from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import PRESENT, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

_replace = msgspec.structs.replace

VIEWS: Final = library_names("map-view") | library_names("dictionary-view")
"""The segments of what shows what a mapping holds."""


def enter_filled(path: Path, state: State) -> None:
    """Where Python iterates over something it is not empty: what was tested before it was filled holds."""
    for filled in (path, path[:-1]) if len(path) > 1 and path[-1] in VIEWS else (path,):
        known = state.values.get(filled)
        if known is not None and truthiness(known) is None:
            state.refine(filled, known, "true")


def with_something(receiver: s.Expr, name: str, arguments: Arguments, state: State) -> Arguments:
    """The arguments of a method of Java, where its functions are called with what is in a collection: `lines.forEach(line -> …)`,
    `lines.stream().map(line -> …)`. When they run there is something in it."""
    if not state.implications or not arguments or not any(isinstance(value.callable, Closure) for _, value, _ in arguments):
        return arguments
    is_of_elements = name in _OF_ELEMENTS
    while isinstance(receiver, s.Call) and isinstance(receiver.function, s.Attribute):
        is_of_elements |= receiver.function.name in _STREAMS
        if receiver.function.name not in _STREAMS | _STEPS | _SHOWN:
            return arguments
        receiver = receiver.function.value
    empty = (receiver.id, EMPTY) if isinstance(receiver, s.Name) and is_of_elements else None
    if empty is None or all(implied.condition != empty for implied in state.implications):
        return arguments
    return [(argument, _entered(value, empty), path) for argument, value, path in arguments]


def _entered(value: Value, empty: Path) -> Value:
    if not isinstance(value.callable, Closure):
        return value
    state = value.callable.state.copy()
    state.refine(empty, state.values.get(empty, PRESENT), "false")
    return _replace(value, callable=replace(value.callable, state=state)) if not state.dead else value


_OF_ELEMENTS: Final = library_names("calling-with-elements")
_STREAMS: Final = library_names("stream-of-collection")
_STEPS: Final = library_names("stream-step")
_SHOWN: Final = frozenset(view.removesuffix("()") for view in library_names("map-view"))
"""Methods of collections, streams and maps after which the same elements are gone through, or what is made of them."""
