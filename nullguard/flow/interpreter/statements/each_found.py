"""Rows that each round of a loop finds by its element: later loops over the same find them again.

`for number in numbers: if find_order(number) is None: raise …`, then `for number in numbers: find_order(number).ship()`. What a
helper finds of each of what it is given, its caller has found, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.row_paths import rows_found
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import PRESENT
from nullguard.flow.frame.frame import Frame
from nullguard.flow.interpreter.statements.each_round import assigned
from nullguard.flow.lookups.known_rows import known_path
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render

_EACH: Final = "[each]"
"""The segment that stands for every element of what is below it."""


def note_each(frame: Frame, node: s.ForEach, collection: Path, after: State, leaving: list[State]) -> None:
    """Note in the states in which a loop ends what every round has found by its element, `after` being what all rounds know in
    the end."""
    if not isinstance(node.target, s.Name) or len(collection) >= MAX_DEPTH - 1 or collection[0][:1] == "?":
        return
    found = [(table, keys) for table, keys in rows_found(after) if any(key[0] == node.target.id for key in keys)]
    if not found or not assigned(frame, node.body).isdisjoint((node.target.id, collection[0])):
        return
    if _is_put_in(frame, node.iterable):
        return
    for table, keys in found:
        every = tuple([(*collection, _EACH, *key[1:]) if key[0] == node.target.id else key for key in keys])
        for state in leaving:
            state.values[known_path(frame, table, every)] = PRESENT


def enter_found(frame: Frame, node: s.ForEach, collection: Path, entry: State) -> None:
    """Note at the beginning of a round the rows that were found by all elements."""
    if isinstance(node.target, s.Name):
        for table, keys in tuple(_found_by_each(collection, entry)):
            own = tuple([(node.target.id, *key[len(collection) + 1 :]) if _is_of(key, collection) else key for key in keys])
            entry.values[known_path(frame, table, own)] = PRESENT


def _found_by_each(collection: Path, state: State) -> Iterator[tuple[str, tuple[Path, ...]]]:
    for table, keys in rows_found(state):
        if any(_is_of(key, collection) for key in keys):
            yield table, keys


def _is_of(key: Path, collection: Path) -> bool:
    size = len(collection)
    return len(key) > size and key[size] == _EACH and key[:size] == collection


def _is_put_in(frame: Frame, collection: s.Expr) -> bool:
    """Whether the function at hand puts something into what it iterates over: nothing is known of that."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None or library_names("filling").isdisjoint(function.decl.mentions):
        return False
    text = render(collection)
    return any(
        isinstance(node, s.Call)
        and isinstance(node.function, s.Attribute)
        and node.function.name in library_names("filling")
        and render(node.function.value) == text
        for node in nodes(frame.world.program.body(function))
    )
