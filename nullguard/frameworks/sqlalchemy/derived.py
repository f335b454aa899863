"""Statements that others select from: `latest = select(Order.id, Order.note).subquery()`, then `latest.c.note`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import NONNULL, NULLABLE, Asked, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.world import World
from nullguard.frameworks.queries import Expression, Need
from nullguard.frameworks.sqlalchemy.statements import Statement, alias_of, names_of, value_of

_MAKING: Final = frozenset({"alias", "cte", "lateral", "subquery"})


class Derived(Asked, frozen=True):
    """A statement that is selected from: `alias` is what tells its rows from those of the tables that it reads."""

    statement: Statement
    alias: int


class DerivedColumns(Asked, frozen=True):
    """Its columns (`latest.c`)."""

    of: Derived


def derived(site: CallSite, statement: Statement) -> Value | None:
    """What `statement.subquery()` gives; None for other methods."""
    if site.method not in _MAKING or not statement.is_query:
        return None
    return Value(NONNULL, asked=Derived(statement, site.node.at))


def column_of_derived(world: World, columns: DerivedColumns, name: str) -> Expression:
    """A column of such a statement, as null as it is in the rows that the statement finds."""
    statement = columns.of.statement
    found = [item for item in statement.selected if isinstance(item, Expression) and names_of(world, item) == name]
    if len(found) != 1:
        return Expression(name=name)
    item, value = found[0], value_of(world, statement, found[0])
    if value.null == NONNULL:
        return Expression(is_present=True, name=name)
    is_column = value.null == NULLABLE and value.origin is not None and value.origin.kind == "column"
    if not is_column or len(item.column) != len(("row", "column")):
        return Expression(name=name)
    path = (alias_of(item.column[0], columns.of.alias), item.column[1])
    return Expression(frozenset({Need(path)}), path, name=name)
