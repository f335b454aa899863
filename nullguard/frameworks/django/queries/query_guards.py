"""What the rows of a query are known to have: paths as keywords of `filter` write them, followed through the models.

Source: the Django documentation, "Lookups that span relationships": a path goes through relations to one row, and through those
to many, of which a row that matches says nothing of the others; what follows a field is a transform or a lookup.
"""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.refinement import as_nonnull, with_facts_of
from nullguard.flow.domain.values import ANY, NULLABLE, REFUSED, Fact, Value
from nullguard.flow.world import World
from nullguard.frameworks.queries import COUNTED, Expression, Need, Needs, facts_along
from nullguard.knowledge.words import library_names
from nullguard.model.schema import AttributeKind

_MOST_HOPS = 8


def facts_of(world: World, entity: str, needs: Needs, aliases: Iterable[tuple[str, Expression]] = ()) -> tuple[Fact, ...]:
    """What holds of the rows of an entity (empty: of a class that is not known) that have what is needed."""
    named = dict(aliases)
    found: set[Fact] = set()
    for need in needs:
        if need.refused:
            found.add(Fact(need.path, REFUSED))
            continue
        is_counted = need.path[0] == COUNTED
        for part in _needed(need, named.get(need.path[is_counted]), is_counted):
            found |= facts_along(world, entity, part) if entity else _of_names(part)
    return tuple(sorted(found, key=lambda fact: (fact.segments, fact.aspect)))


def _needed(need: Need, expression: Expression | None, is_counted: bool) -> Iterable[Need]:
    """What a need of an annotation is one of: what an aggregate is over that is not null, or that counts something."""
    if is_counted:
        return (Need(expression.over),) if expression is not None and expression.is_present and expression.over else ()
    if expression is None:
        return (need,)
    return (
        (Need(expression.over),) if expression.aggregate and not expression.is_present and expression.over else expression.strict
    )


def column_value(world: World, row: Value, expression: Expression) -> Value:
    """The value of an expression in the rows of a query; `row` is one of them, with what is known of it."""
    if expression.is_present:
        return as_nonnull(ANY) or ANY
    if not expression.column:
        return ANY
    value, origin = row, None
    for position, name in enumerate(expression.column[:_MOST_HOPS]):
        attribute = world.schema.attribute(value.type.cls, name) if value.type is not None else None
        if name == "pk" or attribute is None or attribute.mapped.kind is AttributeKind.COLLECTION:
            return ANY
        key = attribute.mapped.key_attribute
        is_last = position == len(expression.column) - 1
        before = value
        value = with_facts_of(before, name, world.attribute(before, name))
        if value.null == NULLABLE and origin is None:
            origin = value.origin
        if is_last and attribute.mapped.target:
            value = with_facts_of(before, key, world.attribute(before, key)) if key else ANY
        elif not is_last:
            value = as_nonnull(value) or value
    return Value(NULLABLE, value.type, origin, column=value.column) if origin is not None else value


def _of_names(need: Need) -> set[Fact]:
    """The same of a model that is not known: a relation and its raw key are there together."""
    found: set[Fact] = set()
    walked: tuple[str, ...] = ()
    for position, name in enumerate(need.path[:_MOST_HOPS]):
        if position and (name in library_names("lookup") or need.whole):
            break
        found.add(Fact((*walked, name), "nonnull"))
        found.add(Fact((*walked, name.removesuffix("_id") if name.endswith("_id") else f"{name}_id"), "nonnull"))
        walked = (*walked, name)
    return found if not need.whole or len(need.path) == 1 else set()
