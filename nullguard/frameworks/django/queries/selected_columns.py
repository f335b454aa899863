"""What `values(…)` and `values_list(…)` select of rows, and what a query then gives in the place of each."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.world import World
from nullguard.frameworks.django.queries.aggregates import annotated
from nullguard.frameworks.django.queries.conditions import expression
from nullguard.frameworks.django.queries.query_guards import column_value, facts_of
from nullguard.frameworks.django.queries.rows import DICTIONARIES, FLAT, NAMED, TUPLES, Rows
from nullguard.frameworks.queries import Expression
from nullguard.model.schema import AttributeKind
from nullguard.model.text import render
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace


def selected(site: CallSite, rows: Rows, entity: str) -> Rows:
    """After `values(…)` and `values_list(…)`: the columns that are given, all when none is named."""
    options = {argument.name: value for argument, value in site.arguments if argument.name in ("flat", "named")}
    is_list = site.method == "values_list"
    shape = DICTIONARIES if not is_list else TUPLES
    for name, chosen in (("flat", FLAT), ("named", NAMED)):
        if is_list and name in options:
            shape = chosen
    aliases = dict(rows.aliases)
    columns: list[tuple[str, Expression]] = []
    for argument, value in site.arguments:
        if argument.star:
            return _replace(rows, shape=shape, columns=())
        if argument.name:
            if not (is_list and argument.name in ("flat", "named")):
                columns.append((argument.name, value.asked if isinstance(value.asked, Expression) else Expression()))
            continue
        found = expression(value)
        name = "__".join(found.column)
        columns.append((name, aliases.get(name, found)))
    if not columns and entity:
        columns = [(name, Expression(column=(name,))) for name in _own_columns(site.world, entity)] + list(rows.aliases)
    return _replace(rows, shape=shape, columns=tuple(columns))


def _own_columns(world: World, entity: str) -> list[str]:
    return [
        mapped.name
        for mapped in world.schema.attributes(entity)
        if mapped.kind is AttributeKind.COLUMN and mapped.column and not mapped.target
    ]


def record_of(site: CallSite, rows: Rows, entity: str) -> Value:
    """What a query gives in the place of a row."""
    world = site.world
    facts = facts_of(world, entity, rows.needs, rows.aliases)
    row = _replace(world.row(entity), facts=facts) if entity else Value()
    text = render(site.node)
    totals = dict(annotated(site, entity, rows))
    named = tuple(
        (name, totals.get(name) or with_place(column_value(world, row, column), site.path, site.node.at, text))
        for name, column in rows.columns
    )
    values = tuple(value for _, value in named)
    match rows.shape:
        case "flat":
            return values[0] if values else Value()
        case "dictionaries":
            return Value(NONNULL, Type("builtins.dict"), named=named)
    return Value(NONNULL, Type("builtins.tuple"), items=values or None, named=named if rows.shape == NAMED else ())
