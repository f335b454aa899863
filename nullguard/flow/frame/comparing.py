"""Null among the elements of a collection: what sorts, compares, adds up or joins them raises."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULL, Value
from nullguard.flow.frame.closures import Closure, call_closure
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_use
from nullguard.model import syntax as s
from nullguard.model.text import render


def use_elements(frame: Frame, kind: str, node: s.Expr, value: Value, state: State, operation: str) -> None:
    """Note that null among the elements of the collection `node` would raise; where its items are written, at the item."""
    for shown, element, path in _elements(frame, node, value, state):
        if element.null >= NULL:
            note_use(frame, kind, shown, element, path, state, operation)


def order_elements(
    frame: Frame, node: s.Expr, value: Value, key: tuple[s.Expr, Value] | None, state: State, operation: str
) -> None:
    """Note that null among the elements, or among their keys, cannot be put in an order. One element needs none."""
    if isinstance(node, s.Collection) and len(node.items) < _FEWEST:
        return
    if key is None or key[1].null == NULL:
        use_elements(frame, "comparison", node, value, state, operation)
    elif isinstance(key[1].callable, Closure):
        _order_keys(frame, key[0], call_closure(frame, key[1].callable, (element_of(frame, value),)).value, state)


_FEWEST = 2


def _order_keys(frame: Frame, node: s.Expr, key: Value, state: State) -> None:
    """`lambda o: o.due` and `lambda o: (o.due, o.id)`; what follows in a tuple is only compared between equals."""
    shown = _given(node)
    if isinstance(shown, s.Collection) and shown.kind == "tuple" and shown.items and key.items:
        shown, key = shown.items[0], key.items[0]
    if key.null >= NULL:
        note_use(frame, "comparison", shown, key, None, state, "sort key")


def _given(node: s.Expr) -> s.Expr:
    """What a lambda gives, else the expression itself."""
    if isinstance(node, s.Lambda) and node.body and isinstance(node.body[-1], s.Return) and node.body[-1].value is not None:
        return node.body[-1].value
    return node


def _elements(frame: Frame, node: s.Expr, value: Value, state: State) -> Iterator[tuple[s.Expr, Value, Path | None]]:
    match node:
        case s.Collection(kind="list" | "tuple" | "set", items=items):
            for item in items:
                if not isinstance(item, s.Star):
                    yield item, *frame.evaluate(frame, item, state)
        case s.Comprehension(elements=(shown,)):
            yield shown, element_of(frame, value), None
        case _:
            yield node, element_of(frame, value), None


def compare_items(frame: Frame, left: s.Expr, right: s.Expr, state: State, operator: str) -> None:
    """`(a.due, a.id) < (b.due, b.id)`: the first items that differ are compared."""
    if not (isinstance(left, s.Collection) and isinstance(right, s.Collection) and left.kind == right.kind in ("list", "tuple")):
        return
    for one, other in zip(left.items, right.items, strict=False):
        if render(one) == render(other):
            continue
        for item in (one, other):
            value, path = frame.evaluate(frame, item, state)
            note_use(frame, "comparison", item, value, path, state, operator)
        return
