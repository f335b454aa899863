"""Rows that a function of Python removes before it looks them up again, of which it does not matter who has found them before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.text import render


def may_be_removed(body: s.Body, lookup: s.Call, held: Mapping[str, s.Call]) -> bool:
    """Whether a body may have removed the row of a lookup before that: by a query of its class, or by a variable that holds one
    or the row that a view is about. What variables are set to stands in `held`."""
    asked = frozenset(_classes((lookup,)))
    return any(
        node.at < lookup.at and last_name(node.function) in library_names("row-removed") and _is_of(node, asked, held)
        for node in nodes(body)
        if isinstance(node, s.Call)
    )


def _is_of(removing: s.Call, asked: frozenset[str], held: Mapping[str, s.Call]) -> bool:
    named = frozenset(_classes((removing,)))
    if named:
        return not asked.isdisjoint(named)
    for part in nodes((removing,)):
        text = render(part) if isinstance(part, (s.Name, s.Attribute, s.Call)) else ""
        if text in _rows_of_views():
            return True
        call = held.get(text)
        if call is not None:
            if last_name(call.function) in library_names("row-given") or not asked.isdisjoint(_classes((call,))):
                return True
    return False


def _rows_of_views() -> frozenset[str]:
    held = frozenset(f"self.{name}" for name in library_names("row-held"))
    return held | frozenset(f"self.{name}()" for name in library_names("row-given"))


def _classes(body: tuple[s.Expr, ...]) -> Iterator[str]:
    for node in nodes(body):
        name = last_name(node)
        if name[:1].isupper() and not name.isupper():
            yield name
