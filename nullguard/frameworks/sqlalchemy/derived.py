"""Statements that others select from: `latest = select(Order.id, Order.note).subquery()`, then `latest.c.note`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import NONNULL, NULLABLE, Asked, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.world import World
from nullguard.frameworks.queries import Expression, Need
from nullguard.frameworks.sqlalchemy.statements import Statement, alias_of, names_of, selecting, value_of
from nullguard.knowledge.words import library_names

_MAKING: Final = library_names("derived-table")


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
    item = found[0]
    if len(item.column) != len(("row", "column")):
        return Expression(is_present=value_of(world, statement, item).null == NONNULL, name=name)
    alone = value_of(world, selecting((item,)), item)
    if alone.null == NULLABLE and value_of(world, statement, item).null != NULLABLE:
        return Expression(is_present=True, name=name)  # the statement asks for it
    path = (alias_of(item.column[0], columns.of.alias), item.column[1])
    return Expression(frozenset({Need(path)}), path, name=name)


def root_of_derived(of: Derived) -> str:
    """What the paths of the columns of such a statement begin with; empty where it reads several tables."""
    roots = {item.column[0] for item in of.statement.selected if isinstance(item, Expression) and item.column}
    return alias_of(roots.pop(), of.alias) if len(roots) == 1 else ""
