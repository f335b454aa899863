"""Tables in statements (`select(orders)`, `orders.c.paid_at`), whose columns are known by the tables' names."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import Value
from nullguard.flow.world import World
from nullguard.frameworks.queries import Expression, Need
from nullguard.frameworks.sqlalchemy.tables import table_named
from nullguard.model.schema import AttributeKind
from nullguard.program.symbols import VariableInfo

_TABLE: Final = "sqlalchemy.Table"


def is_table(value: Value) -> bool:
    """Whether a value is a table to which no class is mapped as far as is known: of its rows nothing is."""
    return value.type is not None and value.type.cls == _TABLE


def root_of_table(world: World, value: Value) -> str:
    """The id by which rows of a table are known that a variable holds; empty where nothing is known of its columns."""
    variable = value.symbol if is_table(value) else None
    return world.schema.class_of_table(table_named(world.program, variable)) if isinstance(variable, VariableInfo) else ""


def column_of(world: World, root: str, name: str) -> Expression:
    """A column of a table whose rows are known by `root`, if they are."""
    attribute = world.schema.attribute(root, name) if root else None
    return Expression(frozenset({Need((root, name))}), (root, name)) if attribute is not None else Expression(name=name)


def columns_of(world: World, value: Value) -> tuple[Expression, ...]:
    """All columns of a table, as `select(orders)` and `orders.select()` select them; none of other values."""
    root = root_of_table(world, value)
    mapped = world.schema.attributes(root) if root else ()
    return tuple(column_of(world, root, item.name) for item in mapped if item.kind is AttributeKind.COLUMN)
