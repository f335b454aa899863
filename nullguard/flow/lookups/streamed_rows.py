"""Rows of a query that go through a stream to the one that is asked for (Java):
`orders.findByOwner(owner).stream().max(byDate).get()` raises where the query finds none."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.frame.bindings import made_once, mentions_of, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s

_BEST: Final = library_names("best-element")
"""Methods of streams that give an Optional of the greatest element, or the least."""

_ANY: Final = library_names("some-element")
"""Methods that give one of the elements; behind a filter code mostly knows that it is there."""

_STREAMING: Final = library_names("stream-of-collection")

_BETWEEN: Final = library_names("stream-shortened")
"""Methods of streams after which there are as many elements as before, or fewer."""


def query_of_stream(frame: Frame, optional: s.Expr) -> s.Call | None:
    """The query whose rows a stream goes through that gives an Optional of one of them; None for what is no such Optional, and
    for rows in a variable of which the function knows how many there are."""
    name, stream = _called(optional)
    if name not in _BEST and name not in _ANY:
        return None
    passed = _BETWEEN | {"filter"} if name in _BEST else _BETWEEN
    name, holder = _called(stream)
    while name in passed:
        name, holder = _called(holder)
    if name not in _STREAMING or holder is None:
        return None
    if isinstance(holder, s.Name):
        made = made_once(frame, holder.id)
        if made is None or mentions_of(frame, holder.id) > 1:
            return None
        holder = made
    match holder:
        case s.Call(function=s.Attribute(name=asked), arguments=given) if given:
            return holder if asked.startswith((*words("reading"), *words("listing"))) else None
    return None


def asked_for_one(frame: Frame, node: s.Call, name: str, state: State) -> s.Call | None:
    """The query of whose rows a call asks for one at once, or for what is made of one (`query.getResultStream().findFirst()`,
    `orders.findByOwner(owner).stream().map(OrderDto::new).findAny()`); None where the rows are those that a row holds, and behind
    a filter."""
    if name not in _BEST and name not in _ANY:
        return None
    query = node.function.value if isinstance(node.function, s.Attribute) else None
    asked, holder = _called(query)
    while asked in _BETWEEN or asked == "map":
        query = holder
        asked, holder = _called(query)
    if asked in _STREAMING:
        query = holder
        if isinstance(query, s.Name):
            query = made_once(frame, query.id) if mentions_of(frame, query.id) == 1 else None
        asked, holder = _called(query)
    if holder is None or not isinstance(query, s.Call) or not asked.startswith((*words("reading"), *words("listing"))):
        return None
    rows, held = quietly(frame, query, state)[0].type, quietly(frame, holder, state)[0].type
    if rows is None or len(rows.args) != 1 or not frame.world.schema.is_entity(rows.args[0].cls):
        return None
    return query if held is not None and not frame.world.schema.is_entity(held.cls) else None


def _called(node: s.Expr | None) -> tuple[str, s.Expr | None]:
    """The name of a method that is called, and what it is called on."""
    if isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
        return node.function.name, node.function.value
    return "", None
