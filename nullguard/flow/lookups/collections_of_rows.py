"""The collections in which a row is that Python has found or made: those that the rows have to which it is related."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.state import HAS_ROWS, MAX_DEPTH, Path, State, has_attribute
from nullguard.flow.domain.values import NONNULL, PRESENT, Fact, Value
from nullguard.flow.frame.asked_queries import has_rows
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.asked_equalities import equalities
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.schema import AttributeKind

Sought = tuple[tuple[str, s.Expr], ...]
"""The columns that must equal something, and what: the key of the table where the name is empty."""


def note_members(frame: Frame, node: s.Call, row: Value, state: State) -> None:
    """Of what a row was made or found for, the collection that it is in has rows: `Line.objects.create(order=order)`, or
    `Line.objects.get(order=order, sku=sku)`, then `order.lines.first()`; or it is the one that it has: `order.invoice`."""
    cls = frame.world.class_of(row.type)
    if cls is not None:
        have_members(frame, equalities(node, cls.name), cls.id, state)


def have_members(frame: Frame, given: Sought, row: str, state: State) -> None:
    for path in members(frame, given, row, state):
        state.values[path] = Value(NONNULL, truth=True) if path[-1] == HAS_ROWS else PRESENT


def members(frame: Frame, given: Sought, row: str, state: State) -> Iterator[Path]:
    """The paths of the other side of what a row of a class is related to. Of a relation that only a class above declares, which
    is not there, the other side is known by the name that it mostly has."""
    cls = frame.world.program.classes.get(row)
    for name, value in given:
        name, value = _relation_of_key(frame, row, name, value)
        attribute = frame.world.schema.attribute(row, name)
        if attribute is None and cls is not None and isinstance(value, s.Name) and name.isidentifier():
            holder = quietly(frame, value, state)[1]
            if holder is not None:
                yield from ((*holder, f"{cls.name.lower()}{end}", HAS_ROWS) for end in sorted(library_names("other-side")))
        target = attribute.mapped.target if attribute is not None else ""
        path = quietly(frame, value, state)[1] if target and isinstance(value, s.Name | s.Attribute) else None
        if path is not None and len(path) < MAX_DEPTH - 1:
            for mapped in frame.world.schema.attributes(target):
                if mapped.inverse == name and mapped.target == row:
                    yield (*path, mapped.name) if mapped.kind is AttributeKind.REVERSE else (*path, mapped.name, HAS_ROWS)


def _relation_of_key(frame: Frame, row: str, name: str, value: s.Expr) -> tuple[str, s.Expr]:
    """The relation of which a lookup asks by its key, and the object that it asks for: of `order_id=order.id`, `order` twice."""
    match value:
        case s.Attribute(value=s.Name() | s.Attribute() as holder, name=key) if key in KEYS:
            for attribute in frame.world.schema.attributes(row):
                if attribute.kind is AttributeKind.RELATION and attribute.key_attribute == name and attribute.target:
                    return attribute.name, holder
    return name, value


def are_in_collection_with_rows(frame: Frame, given: Sought, row: str, state: State) -> bool:
    """Whether a lookup by one column asks for the rows of a collection that is known to have some: `if order.lines.exists():
    Line.objects.filter(order=order).first()`."""
    if len(given) != 1:
        return False
    for path in members(frame, given, row, state):
        if path[-1] == HAS_ROWS:
            holder = state.values.get(path[:-2])
            told = Fact(path[-2:-1], "true") in holder.facts if holder is not None else False
            if told or has_rows(path[:-1], state):
                return True
        elif any(
            known is not None and known.null == NONNULL and not known.fresh  # the only one: `user.customer`
            for known in (state.values.get(path), state.values.get((*path[:-1], has_attribute(path[-1]))))
        ):
            return True
    return False
