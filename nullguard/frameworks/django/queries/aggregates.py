"""What aggregates of a Django query give: null over no rows.

Source: the Django documentation, "Aggregation functions": all of them but `Count` give None for an empty query set or group,
unless `default` says otherwise.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import ANY, NONNULL, NULLABLE, Origin, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.receivers.contexts import moves
from nullguard.flow.world import World
from nullguard.frameworks.django.queries.conditions import COUNT
from nullguard.frameworks.django.queries.query_guards import column_value, facts_of
from nullguard.frameworks.django.queries.rows import Rows
from nullguard.frameworks.queries import Expression
from nullguard.knowledge.aggregates import is_null_over_nulls
from nullguard.model.schema import AttributeKind
from nullguard.model.text import render
from nullguard.program.symbols import Type

_MOST_HOPS = 8


def aggregated(site: CallSite) -> Value:
    """The dictionary that `aggregate(…)` gives: an argument without a name is called after its field and its function."""
    text = render(site.node)
    named = []
    for argument, value in site.arguments:
        expression = value.asked if isinstance(value.asked, Expression) else Expression()
        name = argument.name
        if not name and expression.aggregate and expression.over:
            name = "__".join((*expression.over, expression.aggregate.lower()))
        if name and not argument.star:
            named.append((name, _given(site, expression, text)))
    return Value(NONNULL, Type("builtins.dict"), named=tuple(named))


def annotated(site: CallSite, entity: str, rows: Rows) -> tuple[tuple[str, Value], ...]:
    """The annotations that are null in some rows, for which the query does not ask (`filter(best__gt=0)`): what subqueries look
    up, and aggregates across a relation to many of which it does not ask that there is one, or over a column that may be null."""
    text = render(site.node)
    asked = {need.path[0] for need in rows.needs if not need.refused}
    return tuple(
        (name, _given(site, expression, text))
        for name, expression in dict((*rows.aliases, *rows.columns)).items()
        if name not in asked and (expression.is_lookup or _is_null_over(site.world, entity, rows, expression))
    )


def _is_null_over(world: World, entity: str, rows: Rows, expression: Expression) -> bool:
    """Whether all that an aggregate is given for one row may be nothing, or null."""
    if not is_null_over_nulls(expression.aggregate):
        return False
    if _may_be_empty(world, entity, rows, expression.over):
        return True
    if rows.shape == "" or not expression.over:
        return False
    row = msgspec.structs.replace(world.row(entity), facts=facts_of(world, entity, rows.needs, rows.aliases))
    return column_value(world, row, Expression(column=expression.over)).null == NULLABLE


def with_annotations(site: CallSite, rows: Rows, entity: str, row: Value) -> Value:
    """A row of a query, with the annotations that may be null in it, and the lists that it brings."""
    named = annotated(site, entity, rows) + _copied(site, entity, rows) if rows.aliases else ()
    named += rows.prefetched
    return msgspec.structs.replace(row, named=named) if named or row.named else row


def _copied(site: CallSite, entity: str, rows: Rows) -> tuple[tuple[str, Value], ...]:
    """The annotations that are a column, also of a related row (`annotate(region=F("customer__region__code"))`), as null as it
    is in the rows of the query, and those that are computed of columns (`annotate(took=F("closed") - F("opened"))`)."""
    world, facts = site.world, facts_of(site.world, entity, rows.needs, rows.aliases)
    row = msgspec.structs.replace(world.row(entity), facts=facts)
    found = []
    for name, expression in rows.aliases:
        if expression.column == (name,) or expression.is_aggregate or expression.aggregate or expression.is_lookup:
            continue
        for column in (expression.column,) if expression.column else sorted(need.path for need in expression.strict or ()):
            value = column_value(world, row, Expression(column=column))
            if value.null == NULLABLE and value.origin is not None:
                if not expression.column and _is_tested(site, column[-1]):
                    break
                value = value if expression.column else Value(NULLABLE, origin=value.origin)
                found.append((name, with_place(value, site.path, site.node.at, render(site.node))))
                break
    return tuple(found)


def _is_tested(site: CallSite, column: str) -> bool:
    """Whether a condition of the function that asks reads a column, which may tell what is computed of it: `if order.closed:
    print(order.took)`."""
    function = site.world.program.function_at(site.path, site.node.at)
    return function is not None and column in moves(site.world, function).tested


def _may_be_empty(world: World, entity: str, rows: Rows, path: tuple[str, ...]) -> bool:
    current = entity
    for position, name in enumerate(path[:_MOST_HOPS]):
        attribute = world.schema.attribute(current, name) if current else None
        if attribute is None and current:  # queries call `order_set` by `order`
            attribute = world.schema.attribute(current, f"{name}_set")
        if attribute is None:
            return False
        if attribute.mapped.kind is AttributeKind.COLLECTION:
            asked_for = path[: position + 1]
            return not any(need.path[: position + 1] == asked_for for need in rows.needs if not need.refused)
        current = attribute.mapped.target
    return False


def _given(site: CallSite, expression: Expression, text: str) -> Value:
    if expression.is_lookup:
        return Value(NULLABLE, origin=Origin("lookup", "django.db.models.Subquery", site.path, site.node.at, text))
    origin = Origin("aggregate", expression.aggregate, site.path, site.node.at, text)
    if expression.is_present:
        return Value(NONNULL, origin=origin if expression.aggregate == COUNT else None)
    return Value(NULLABLE, origin=origin) if expression.aggregate else ANY
