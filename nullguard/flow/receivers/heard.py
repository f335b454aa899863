"""What the values that are heard of at several places have in common, as far as their classes go."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.domain.joins import join, weaker
from nullguard.flow.domain.values import ANY, BY_CALLS, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.world import World
from nullguard.program.symbols import CLASS_OBJECT, UNION, Type

_replace = msgspec.structs.replace


MOST_CLASSES = 4
"""With more classes a parameter takes anything, and nothing is known of it."""

_SCALARS = ("builtins.", "datetime.", "decimal.", "uuid.")

SCALAR_CLASS = "?scalar"

SCALAR = Value(UNKNOWN, Type(SCALAR_CLASS))
"""What stands for a text, number or truth, whichever it is."""


def heard_of(world: World, values: Sequence[Value]) -> Value | None:
    """The joined value as something that was only heard of, and its elements too."""
    value = joined(world, values)
    if value is None:
        return None
    element = value.element
    if element is not None:
        element = _replace(element, typed=weaker(BY_CALLS, element.typed))
    return _replace(value, typed=weaker(BY_CALLS, value.typed), element=element)


def joined(world: World, values: Sequence[Value]) -> Value | None:
    """What values have in common as far as classes go: null, and what is unknown, is left out. With the latter nobody can tell
    any more that the object was made, and is no row that was read."""
    groups: dict[str, Value] = {}
    is_known = all(value.null == NULL or _kept(value) is not None for value in values)
    for value in values:
        kept = _kept(value)
        if kept is None:
            continue
        if kept.fresh and not is_known:
            kept = _replace(kept, fresh=False)
        key = _key(kept)
        groups[key] = join(groups[key], kept) if key in groups else kept
    if SCALAR_CLASS in groups:
        return None
    if len(groups) > 1:
        groups = _without_subclasses(world, groups)
    if len(groups) == 1:
        return next(iter(groups.values()))
    if not 0 < len(groups) <= MOST_CLASSES or any(value.type is None or value.type.args for value in groups.values()):
        return None
    if any(key.startswith(_SCALARS) or key not in world.program.classes for key in groups):
        return None
    members = [groups[key] for key in sorted(groups)]
    types = tuple(value.type for value in members if value.type is not None)
    typed = members[0].typed
    for value in members[1:]:
        typed = weaker(typed, value.typed)
    facts = tuple(fact for fact in members[0].facts if all(fact in value.facts for value in members))
    solid, fresh = (all(getattr(value, name) for value in members) for name in ("always_true", "fresh"))
    return Value(UNKNOWN, Type(UNION, types), facts=facts, always_true=solid, fresh=fresh, typed=typed)


def _kept(value: Value) -> Value | None:
    """A value without what only holds where it was read; None when nothing is left. Nulls that are written among the elements of
    one of several lists say nothing of the one at hand."""
    if value.null == NULL or (value.type is None and value.element is None and not value.items and value.symbol is None):
        return None
    element = _without_written_null(value.element) if value.element is not None else None
    items = tuple([_without_written_null(item) for item in value.items]) if value.items else value.items
    return Value(
        UNKNOWN, value.type, element=element, items=items, facts=value.facts, named=value.named, asked=value.asked,
        symbol=value.symbol, always_true=value.always_true, fresh=value.fresh, typed=value.typed,
    )  # fmt: skip


def _without_written_null(value: Value) -> Value:
    if value.null == NULL:
        return ANY
    if value.null == NULLABLE and value.origin is not None and value.origin.kind == "path":
        return _replace(value, null=UNKNOWN, origin=None)
    return value


def _key(value: Value) -> str:
    type = value.type
    if type is None:
        return value.symbol.dotted if value.symbol is not None else "?"
    return f"{CLASS_OBJECT} {type.args[0].cls}" if type.cls == CLASS_OBJECT and type.args else type.cls


def _without_subclasses(world: World, groups: dict[str, Value]) -> dict[str, Value]:
    """The groups without classes of which an ancestor is there too."""
    kept: dict[str, Value] = {}
    for key, value in groups.items():
        cls = world.program.classes.get(key)
        lineage = world.program.ancestors(cls)[1:] if cls is not None else ()
        if not any(base.id in groups for base in lineage):
            kept[key] = value
    return kept
