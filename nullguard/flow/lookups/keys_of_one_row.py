"""Lookups in Python by several things that are all read from one row of the class that is looked for: `get_order(
line.order.shop.name, line.order.number)` gives the line's order again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULL
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.held_together import is_set_before
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render

_FEWEST: Final = 2
"""Things by which such a lookup asks: a single one may lead to another row (`get_order(order.parent_number)`)."""

_MOST_STEPS: Final = 4


def is_by_one_row(frame: Frame, node: s.Call, row: str, state: State) -> bool:
    """Whether a helper that says by its name that it gives a row of a class, and nothing else of it, is asked by what one such
    row holds. What code has just made is no row, and the object at hand may not be stored yet."""
    cls = frame.world.program.classes.get(row)
    verb, _, what = last_name(node.function).strip("_").partition("_")
    if frame.is_java or cls is None or verb not in words("reading") or what.replace("_", "") != cls.name.lower():
        return False
    if len(node.arguments) < _FEWEST or any(argument.star for argument in node.arguments):
        return False
    held: set[str] | None = None
    for argument in node.arguments:
        key = argument.value
        if isinstance(key, s.Name):
            key = made_once(frame, key.id) or key
        if isinstance(key, s.Attribute) and is_set_before(frame, key):
            return False
        holders = set(_holders(key))
        held = holders if held is None else held & holders
        if not held:
            return False
    key = node.arguments[0].value
    key = (made_once(frame, key.id) or key) if isinstance(key, s.Name) else key
    return any(_is_row(frame, holder, row, state) for holder in _steps(key) if held and render(holder) in held)


def _holders(key: s.Expr) -> Iterator[str]:
    yield from (render(holder) for holder in _steps(key))


def _steps(key: s.Expr) -> Iterator[s.Expr]:
    """What a key is read from: `line.order.shop`, `line.order` and `line` of `line.order.shop.name`."""
    for _ in range(_MOST_STEPS):
        if not isinstance(key, s.Attribute):
            return
        key = key.value
        yield key


def _is_row(frame: Frame, holder: s.Expr, row: str, state: State) -> bool:
    value = quietly(frame, holder, state)[0]
    if value.type is None or value.fresh or value.null >= NULL or render(holder) == frame.self_name:
        return False
    return value.type.cls == row
