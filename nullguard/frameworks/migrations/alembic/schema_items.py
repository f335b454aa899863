"""SQLAlchemy's constructors in revisions: columns, types, constraints, indexes.

Source: the SQLAlchemy 2.0 documentation, "Describing Databases with MetaData"; names of constraints that are not given are those
of PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nullguard.frameworks.migrations.alembic.values import (
    ColumnValue,
    ForeignKeyValue,
    SqlText,
    TableColumn,
    TypeValue,
    Value,
    text_of,
)
from nullguard.model.ddl import ColumnDefinition, Constraint, ConstraintKind

# What the generic types are in SQL; source: the SQLAlchemy 2.0 type reference, with PostgreSQL's names.
_TYPES = {
    "String": "varchar", "Unicode": "varchar", "VARCHAR": "varchar", "NVARCHAR": "nvarchar", "Text": "text",
    "UnicodeText": "text",
    "Integer": "integer", "BigInteger": "bigint", "SmallInteger": "smallint", "Boolean": "boolean", "DateTime": "timestamp",
    "TIMESTAMP": "timestamp", "Date": "date", "Time": "time", "Float": "float", "Numeric": "numeric", "DECIMAL": "numeric",
    "LargeBinary": "bytea", "Interval": "interval", "Uuid": "uuid", "JSON": "json",
}  # fmt: skip


@dataclass(frozen=True)
class Given:
    """The arguments of a call, evaluated; `line` is the call's."""

    positional: Sequence[Value]
    keywords: Mapping[str, Value]
    line: int = 0

    def get(self, name: str, position: int = -1) -> Value:
        """What is given for a parameter; None when nothing is."""
        if name in self.keywords:
            return self.keywords[name]
        return self.positional[position] if 0 <= position < len(self.positional) else None

    def text(self, name: str, position: int = -1) -> str:
        return text_of(self.get(name, position))

    def flag(self, name: str) -> bool | None:
        value = self.keywords.get(name)
        return value if isinstance(value, bool) else None

    def after(self, position: int) -> Sequence[Value]:
        """Positional arguments from one on, lists among them taken apart."""
        found: list[Value] = []
        for value in self.positional[position:]:
            found.extend(value if isinstance(value, tuple) else (value,))
        return found


def column(given: Given) -> ColumnValue | None:
    """`Column("reference", String(64), ForeignKey(…), nullable=False)`; None when its name cannot be told."""
    name = given.text("name", 0)
    if not name:
        return None
    foreign = next((item for item in given.positional if isinstance(item, ForeignKeyValue)), ForeignKeyValue(""))
    checks = tuple(item for item in given.positional if isinstance(item, Constraint))
    type_value = next(
        (item for item in (*given.positional[1:], given.get("type_")) if isinstance(item, TypeValue)), TypeValue("")
    )
    key = given.flag("primary_key") is True
    definition = ColumnDefinition(
        name,
        type_value.sql,
        given.flag("nullable") if not key else False,
        default(given.keywords.get("server_default")),
        key,
        given.flag("unique") is True,
        any(isinstance(item, SqlText) and item.text.startswith("GENERATED ") for item in given.positional),
        foreign.references,
        foreign.on_delete,
        given.line,
    )
    return ColumnValue(definition, checks)


def default(value: Value) -> str:
    """A server default as SQL: text stands for itself, SQL for what it is, and something for what cannot be told."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value.replace(chr(39), chr(39) * 2)}'"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, SqlText):
        return value.text
    return str(value) if isinstance(value, (int, float)) else "DEFAULT"


def column_type(name: str, given: Given) -> TypeValue:
    """The SQL of a type by the name of its class."""
    sql = _TYPES.get(name, name.lower())
    length = given.get("length", 0)
    if sql == "numeric":
        precision, scale = given.get("precision", 0), given.get("scale", 1)
        if isinstance(precision, int):
            return TypeValue(f"numeric({precision}, {scale})" if isinstance(scale, int) else f"numeric({precision})")
    elif sql in ("varchar", "nvarchar", "char") and isinstance(length, int):
        return TypeValue(f"{sql}({length})")
    elif sql in ("timestamp", "time") and given.flag("timezone") is True:
        return TypeValue(f"{sql} with time zone")
    return TypeValue(sql)


def foreign_key(given: Given) -> ForeignKeyValue:
    """What a ForeignKey points to: the table in front of the last dot."""
    target = given.get("column", 0)
    written = target.name if isinstance(target, TableColumn) else text_of(target)
    return ForeignKeyValue(written.rpartition(".")[0], given.text("ondelete").lower())


def constraint(kind: str, given: Given) -> Constraint | None:
    """The table constraints and unique indexes among `create_table`'s arguments."""
    line, name = given.line, given.text("name")
    if kind == "PrimaryKeyConstraint":
        return Constraint(ConstraintKind.PRIMARY_KEY, names(given.after(0)), name, line=line)
    if kind == "UniqueConstraint":
        distinct = given.flag("postgresql_nulls_not_distinct") is not True
        return Constraint(ConstraintKind.UNIQUE, names(given.after(0)), name, nulls_distinct=distinct, line=line)
    if kind == "CheckConstraint":
        check = given.text("sqltext", 0)
        return Constraint(ConstraintKind.CHECK, name=name, check=check, line=line) if check else None
    if kind == "ForeignKeyConstraint":
        columns, targets = given.get("columns", 0), given.get("refcolumns", 1)
        first = text_of(targets[0]) if isinstance(targets, tuple) and targets else ""
        return foreign(names(columns), first.rpartition(".")[0], name, given)
    if kind == "Index" and given.flag("unique") is True:
        return unique_index(given.text("name", 0), given.after(1), given)
    return None


def foreign(columns: tuple[str, ...], references: str, name: str, given: Given) -> Constraint:
    return Constraint(
        ConstraintKind.FOREIGN_KEY,
        columns,
        name,
        references=references,
        on_delete=given.text("ondelete").lower(),
        line=given.line,
    )


def unique_index(name: str, columns: Sequence[Value], given: Given) -> Constraint | None:
    """A unique index as a constraint; None where it is on expressions, or on rows that cannot be told."""
    where = next((value for key, value in given.keywords.items() if key.endswith("_where")), None)
    plain = names(columns)
    if len(plain) != len(columns) or (where is not None and not text_of(where)):
        return None
    distinct = given.flag("postgresql_nulls_not_distinct") is not True
    return Constraint(ConstraintKind.UNIQUE, plain, name, where=text_of(where), nulls_distinct=distinct, line=given.line)


def names(value: Value | Sequence[Value]) -> tuple[str, ...]:
    """The names of columns among values."""
    items = value if isinstance(value, (tuple, list)) else (value,)
    return tuple(
        item if isinstance(item, str) else item.name if isinstance(item, TableColumn) else item.column.name
        for item in items
        if isinstance(item, (str, TableColumn, ColumnValue))
    )


def with_default_name(table: str, item: Constraint) -> Constraint:
    """A constraint with the name that PostgreSQL gives it when it has none."""
    last = table.rpartition(".")[2]
    suffix = {ConstraintKind.PRIMARY_KEY: "pkey", ConstraintKind.UNIQUE: "key", ConstraintKind.FOREIGN_KEY: "fkey"}.get(item.kind)
    if item.name or suffix is None:
        return item
    parts = (last, suffix) if item.kind is ConstraintKind.PRIMARY_KEY else (last, *item.columns, suffix)
    return Constraint(
        item.kind, item.columns, "_".join(parts), item.check, item.where, item.nulls_distinct, item.references, item.on_delete,
        item.line,
    )  # fmt: skip
