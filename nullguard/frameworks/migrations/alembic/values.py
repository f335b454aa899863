"""What expressions in revisions stand for: constants, and the parts of a schema that SQLAlchemy's constructors describe."""

from __future__ import annotations

from dataclasses import dataclass, field

from nullguard.frameworks.arguments import UNKNOWN_VALUE, UnknownValue
from nullguard.model.ddl import ColumnDefinition, Constraint
from nullguard.model.syntax import NestedFunction


@dataclass(frozen=True)
class Dictionary:
    """A dictionary with constant keys."""

    items: tuple[tuple[Value, Value], ...]


@dataclass(frozen=True)
class ColumnValue:
    """`Column(…)`: the column, and constraints that stand in it and cannot be told in its definition."""

    column: ColumnDefinition
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True)
class ForeignKeyValue:
    """`ForeignKey("orders.id", ondelete="SET NULL")`."""

    references: str
    on_delete: str = ""


@dataclass(frozen=True)
class TypeValue:
    """A column type as SQL."""

    sql: str


@dataclass(frozen=True)
class SqlText:
    """SQL: `text("…")`, or an expression such as `func.now()`."""

    text: str


@dataclass(frozen=True)
class TableValue:
    """A table, as what `op.create_table` gives or `sqlalchemy.table(…)` says; with its columns where those are told."""

    name: str


@dataclass(frozen=True)
class TableColumn:
    """A column of a table in an expression: `table.c.reference`."""

    name: str


@dataclass(frozen=True)
class NullTest:
    """`table.c.reference.is_(None)`."""

    name: str


@dataclass(frozen=True)
class UpdateValue:
    """An UPDATE. `only` are the columns whose null the WHERE asks for, `is_part` says that it asks for more than that."""

    table: str
    columns: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    is_part: bool = False


@dataclass(frozen=True)
class Operations:
    """What operations are called on: `op`, or what `batch_alter_table` gives, which has a table."""

    table: str = ""


@dataclass(frozen=True)
class LocalFunction:
    """A function nested in another; it sees the names around it."""

    function: NestedFunction
    names: dict[str, Value] = field(compare=False, hash=False)


Value = (
    bool
    | int
    | float
    | str
    | tuple["Value", ...]
    | Dictionary
    | ColumnValue
    | ForeignKeyValue
    | TypeValue
    | Constraint
    | SqlText
    | TableValue
    | TableColumn
    | NullTest
    | UpdateValue
    | Operations
    | LocalFunction
    | UnknownValue
    | None
)

UNKNOWN = UNKNOWN_VALUE

UNKNOWN_NAME = "nullguard_unknown"
"""Stands in SQL for a part that cannot be told; changes that mention it are left out."""


def truth(value: Value) -> bool | None:
    """Whether a value counts as true; None when that is not known."""
    if value is None or isinstance(value, (bool, int, float, str, tuple)):
        return bool(value)
    if isinstance(value, Dictionary):
        return bool(value.items)
    return None if isinstance(value, (UnknownValue, TypeValue)) else True


def text_of(value: Value) -> str:
    """The text or SQL that a value is; empty for others."""
    if isinstance(value, SqlText):
        return value.text
    if isinstance(value, NullTest):
        return f"{value.name} IS NULL"
    return value if isinstance(value, str) else ""


def is_scalar(value: Value) -> bool:
    """Whether a value is a plain constant, which can be compared at no cost."""
    return value is None or isinstance(value, (bool, int, float, str))


def is_known(value: Value) -> bool:
    """Whether the code that was read tells a value."""
    return not isinstance(value, UnknownValue)
