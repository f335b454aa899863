"""Paths of attributes in JPQL and HQL: what they lead to, through which rows, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.values import NONNULL, NULLABLE, UNKNOWN, Fact, Value
from nullguard.flow.frame.unboxing import BOXES
from nullguard.flow.world import World
from nullguard.model.queries import Path
from nullguard.model.schema import AttributeKind
from nullguard.program.symbols import Type

_MOST_SEGMENTS = 8


@dataclass(frozen=True)
class Scope:
    """What an alias stands for: rows of a class, reached from another alias `root` through `segments`; `outer` rows may be
    missing."""

    class_id: str
    root: str
    segments: Path
    outer: bool


def placed(scopes: Mapping[str, Scope], path: Path) -> tuple[str, Path] | None:
    """A path as one that begins at a root alias. HQL may leave out the only alias."""
    scope = scopes.get(path[0].lower())
    if scope is not None:
        return scope.root, (*scope.segments, *path[1:])
    return (next(iter(scopes)), path) if len(scopes) == 1 else None


def is_outer(scopes: Mapping[str, Scope], path: Path) -> bool:
    """Whether a path begins at a row that an outer join may not find."""
    scope = scopes.get(path[0].lower())
    return scope is not None and scope.outer


def facts_below(world: World, class_id: str, paths: Iterable[Path]) -> tuple[Fact, ...]:
    """Attribute paths of a class as facts on its rows: what leads to something that is there is there, and so is its key."""
    found: set[Path] = set()
    for path in paths:
        current = class_id
        for length, name in enumerate(path[:_MOST_SEGMENTS], 1):
            attribute = world.schema.attribute(current, name)
            if attribute is None or attribute.mapped.kind is AttributeKind.COLLECTION:
                break
            found.add(path[:length])
            if attribute.mapped.key_attribute:
                found.add((*path[: length - 1], attribute.mapped.key_attribute))
            current = attribute.mapped.target
    return tuple(Fact(path, "nonnull") for path in sorted(found))


def value_at(world: World, class_id: str, segments: Path, present: set[Path], outer: bool) -> Value | None:
    """The value of a selected path: a row with its facts, or an attribute, which is there when the query says so."""
    value = world.row(class_id) if class_id else None
    relation: Value | None = None
    lost: Value | None = None
    for length, name in enumerate(segments, 1):
        attribute = world.schema.attribute(class_id, name) if class_id else None
        if attribute is None or value is None:
            return None
        mapped = attribute.mapped
        if mapped.target:
            relation = world.attribute(value, name) if outer else None
            is_there = any(path[:length] == segments[:length] for path in present)
            if lost is None and relation is not None and relation.null == NULLABLE and not is_there:
                lost = relation
            class_id, value = mapped.target, world.row(mapped.target)
            continue
        if length < len(segments):
            return None
        value = selected(world.attribute(value, name), f"{class_id}.{name}")
        is_there = any(path[:length] == segments for path in present)
        if lost is not None and value.null != NULLABLE and not is_there:
            return msgspec.structs.replace(value, null=NULLABLE, origin=lost.origin)
        return (as_nonnull(value) or value) if is_there else value
    if value is None:
        return None
    length = len(segments)
    below = [path[length:] for path in present if len(path) > length and path[:length] == segments]
    if relation is not None and relation.null == NULLABLE and not any(path[:length] == segments for path in present):
        return msgspec.structs.replace(value, null=NULLABLE, origin=relation.origin)
    return msgspec.structs.replace(value, null=UNKNOWN if outer else NONNULL, facts=facts_below(world, class_id, below))


def selected(value: Value, column: str) -> Value:
    """A column's value as a query gives it: an object, whatever the attribute is, and no row where there is none; `column` is
    what rows hold it in."""
    boxed = BOXES.get(value.type.cls) if value.type is not None else None
    if boxed is not None:
        return msgspec.structs.replace(value, type=Type(boxed), null=UNKNOWN, column=column)
    return msgspec.structs.replace(value, column=column)


def followed(world: World, class_id: str, path: Path) -> tuple[str, bool]:
    """The class that a path leads to, and whether it leads to many rows."""
    for name in path:
        attribute = world.schema.attribute(class_id, name) if class_id else None
        if attribute is None:
            return "", True
        class_id = attribute.mapped.target
        if attribute.mapped.kind is AttributeKind.COLLECTION:
            return class_id, True
    return class_id, False


def joined_relations(world: World, class_id: str, path: Path) -> set[Path]:
    """The relations that a path leads through: they are joined, but for the last when only its key is asked for."""
    found: set[Path] = set()
    for length, name in enumerate(path[:-1], 1):
        attribute = world.schema.attribute(class_id, name) if class_id else None
        if attribute is None or attribute.mapped.kind is AttributeKind.COLLECTION:
            break
        class_id = attribute.mapped.target
        if attribute.mapped.kind is AttributeKind.RELATION:
            following = world.schema.attribute(class_id, path[length])
            is_key = length == len(path) - 1 and (following is None or following.mapped.primary_key)
            if not is_key:
                found.add(path[:length])
    return found
