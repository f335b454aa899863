"""Queries as objects: which are known to have rows, and which methods give the same rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

import msgspec

from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import COUNT, HAS_ROWS, Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, Fact, Value
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model.span import Packed

_QUERIES: Final = tuple(library_names("query-class"))

_replace = msgspec.structs.replace


def is_of_no_rows(value: Value) -> bool:
    """Whether it is null only because there are no rows to compute it of."""
    return value.origin is not None and value.origin.kind == "aggregate"


def is_query(value: Value) -> bool:
    """Whether a value is a query of a framework: it has no length of its own, but rows."""
    return value.asked is not None or (value.type is not None and value.type.cls.endswith(_QUERIES))


def note_asked_for_null(frame: Frame, asked: Value | None, at: Packed) -> None:
    """Note the attributes that part of a query asks whether they are null: whoever writes it knows that they may be."""
    for class_id, name in asked.asked.tested_for_null() if asked is not None and asked.asked is not None else ():
        attribute = frame.world.schema.attribute(class_id, name)
        if attribute is not None and attribute.nullable:
            frame.sink.guard(attribute.subject, at)


def are_several(frame: Frame, row: Value) -> bool:
    """Whether a row is looked up where a lookup has found more than one of its class."""
    if not frame.found_several or row.type is None:
        return frame.found_several is not None
    return row.type.cls.rpartition("#")[2].rpartition(".")[2] == frame.found_several


def has_rows(query: Path | None, state: State) -> bool:
    """Whether the query was tested for rows: `if rows:`, `if rows.exists():`, `if rows.count() == 1:`, `if len(rows) > 1:`, or
    its first row was; or one of the same rows in another order or loaded in another way."""
    while query and _gives_same_rows(query[-1]):
        query = query[:-1]
    if not query:
        return False
    size, root = len(query), query[0]
    for path, value in state.values.items():
        if path[0] != root or path[:size] != query:
            continue
        rest = path[size:]
        is_asked = rest[-1:] in ((HAS_ROWS,), (COUNT,))
        is_first = bool(rest) and rest[-1].removesuffix("()") in library_names("first-row")
        if value.null == NONNULL if is_first else truthiness(value) if is_asked else value.truth:
            if all(map(_gives_same_rows, rest[:-1] if is_asked or is_first else rest)):
                return True
    return False


def collections_with_rows(row: Path, state: State) -> Iterator[Fact]:
    """The collections of a row that are known to have rows (`if order.items.exists(): kept.append(order)`)."""
    size = len(row)
    for path, value in state.values.items():
        rest = path[size:]
        if 0 < len(rest) <= _ASKED_COLLECTION and path[:size] == row and rest[0].isidentifier():
            is_asked = rest[1:] in ((HAS_ROWS,), (COUNT,))
            if truthiness(value) if is_asked else len(rest) == 1 and value.truth and is_query(value):
                yield Fact(rest[:1], "true")


def without_nulls(query: Value, path: Path | None, state: State) -> Value:
    """A query, with what is in its rows because none of them is without it: `if orders.filter(buyer=None).exists(): raise`."""
    while path and _gives_same_rows(path[-1]):
        path = path[:-1]
    size = len(path) if path is not None else 0
    found = [
        Fact((name,), "nonnull")
        for asked, value in state.values.items()
        if len(asked) == size + _ASKED_COLLECTION and asked[:size] == path and asked[-1] in (HAS_ROWS, COUNT)
        for name in _NULL_ASKED.findall(asked[size])
        if truthiness(value) is False
    ]
    return _replace(query, facts=(*query.facts, *found)) if found else query


_NULL_ASKED = re.compile(rf"\Afilter\(([a-z]\w*?)(?:{'|'.join(map(re.escape, sorted(library_names('null-asked'))))})\)\Z")

_ASKED_COLLECTION = 2
"""Segments from a row to what its collection was asked."""


def forget_rows(query: Path, changed: Collection[str | None], state: State) -> None:
    """A query gives its rows other values: `orders.update(buyer=None)`. What was asked of them, or tested, may hold no more."""
    size, kept = len(query), {(*query, HAS_ROWS), (*query, COUNT)}  # there are as many as before
    for path in [path for path in state.values if len(path) > size and path[:size] == query and path not in kept]:
        del state.values[path]
    if (held := state.values.get(query)) is not None and held.facts:
        state.values[query] = _replace(held, facts=tuple([fact for fact in held.facts if fact.segments[0] not in changed]))


def without_tested(value: Value, row: Path | None, state: State, root: str = "self") -> Value:
    """What a property or method of a row looks up among the rows that lead to it (`self.items.order_by("id").first()`), or a
    function among those of its parameter `root`: there, where these were tested of the row (`if order.items.exists():
    order.latest_item`)."""
    origin = value.origin
    if value.null != NULLABLE or row is None or origin is None or origin.kind != "lookup":
        return value
    called, *collection = origin.text.partition("(")[0].split(".")[:-1] or [""]
    names = _CALLED.findall(origin.text)
    if called != root or not names or not collection or not all(map(str.isidentifier, collection)):
        return value
    if names[-1] not in library_names("first-row") or not all(name in library_names("same-rows") for name in names[:-1]):
        return value
    return _replace(value, null=NONNULL, origin=None) if has_rows((*row, *collection), state) else value


_CALLED = re.compile(r"\.(\w+)\(")


def _gives_same_rows(segment: str) -> bool:
    return "(" in segment and segment.partition("(")[0] in library_names("same-rows")
