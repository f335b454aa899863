"""Entries that a body of Python throws out of dictionaries: `del attrs["buyer"]`, `attrs.pop("buyer")`; not those that it takes
out to use them."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render


def removed_entries(body: s.Body) -> frozenset[tuple[str, object]]:
    """What each dictionary, as it is written, may lack from then on: a key, or None for any."""
    return frozenset((render(holder), key.value if isinstance(key, s.Constant) else None) for holder, key in _removed(body))


def _removed(body: s.Body) -> Iterator[tuple[s.Expr, s.Expr]]:
    for node in nodes(body):
        match node:
            case s.Delete(targets=targets):
                yield from ((one.value, one.index) for one in targets if isinstance(one, s.Subscript))
            case s.ExprStmt(value=s.Call(function=s.Attribute(value=holder, name="pop"), arguments=(key, *_))):
                yield holder, key.value
