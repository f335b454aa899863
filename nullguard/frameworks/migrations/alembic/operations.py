"""Alembic's operations (`op.add_column`, …) as changes of the schema.

Source: the Alembic documentation, "Operation Reference".
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.frameworks.migrations.alembic.schema_items import (
    Given,
    default,
    foreign,
    names,
    unique_index,
    with_default_name,
)
from nullguard.frameworks.migrations.alembic.values import ColumnValue, TypeValue, Value, text_of
from nullguard.model.ddl import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    AnyChange,
    Constraint,
    ConstraintKind,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropTable,
    RenameColumn,
    RenameTable,
)

Changes = list[AnyChange]

_KINDS = {
    "primary": ConstraintKind.PRIMARY_KEY,
    "unique": ConstraintKind.UNIQUE,
    "check": ConstraintKind.CHECK,
    "foreignkey": ConstraintKind.FOREIGN_KEY,
}


def operation(name: str, given: Given, table: str) -> Changes:
    """The changes of an operation; those of a batch, which has a `table`, leave the table out of their arguments."""
    made = _OPERATIONS.get(name)
    return made(given, table) if made is not None else []


def is_operation(name: str) -> bool:
    """Whether a name is that of an operation which changes a schema."""
    return name in _OPERATIONS


def _create_table(given: Given, table: str) -> Changes:
    name = _qualified(given, given.text("table_name", 0))
    if not name:
        return []
    items = given.after(1)
    columns = tuple(item for item in items if isinstance(item, ColumnValue))
    constraints = [
        *(item for column in columns for item in column.constraints),
        *(item for item in items if isinstance(item, Constraint)),
    ]
    own = tuple(with_default_name(name, item) for item in constraints)
    lenient = given.flag("if_not_exists") is True
    definitions = tuple(msgspec.structs.replace(item.column, unique=False) for item in columns)
    unique = tuple(
        with_default_name(name, Constraint(ConstraintKind.UNIQUE, (item.column.name,), line=item.column.line))
        for item in columns
        if item.column.unique
    )
    return [CreateTable(name, definitions, (*own, *unique), lenient, line=given.line)]


def _add_column(given: Given, table: str) -> Changes:
    name, item = _table_and(given, table, "column")
    if not name or not isinstance(item, ColumnValue):
        return []
    definition = msgspec.structs.replace(item.column, unique=False)
    changes: Changes = [AddColumn(name, definition, given.flag("if_not_exists") is True, given.line)]
    if item.column.unique:
        unique = Constraint(ConstraintKind.UNIQUE, (definition.name,), line=given.line)
        changes.append(AddConstraint(name, with_default_name(name, unique), given.line))
    changes.extend(AddConstraint(name, with_default_name(name, constraint), given.line) for constraint in item.constraints)
    return changes


def _drop_column(given: Given, table: str) -> Changes:
    name, column = _table_and(given, table, "column_name")
    column = column.column.name if isinstance(column, ColumnValue) else column
    return [DropColumn(name, column, given.line)] if name and isinstance(column, str) else []


def _alter_column(given: Given, table: str) -> Changes:
    name, column = _table_and(given, table, "column_name")
    if not name or not isinstance(column, str):
        return []
    type_value = given.keywords.get("type_")
    written = given.keywords.get("server_default", False)
    changed = AlterColumn(
        name,
        column,
        given.flag("nullable"),
        type_value.sql if isinstance(type_value, TypeValue) else None,
        None if written is False else default(written),
        given.line,
    )
    changes: Changes = []
    if changed.nullable is not None or changed.type or changed.default is not None:
        changes.append(changed)
    renamed = given.text("new_column_name") or given.text("name")
    if renamed:
        changes.append(RenameColumn(name, column, renamed, given.line))
    return changes


def _drop_table(given: Given, table: str) -> Changes:
    name = _qualified(given, given.text("table_name", 0))
    return [DropTable(name, given.line)] if name else []


def _rename_table(given: Given, table: str) -> Changes:
    old, new = given.text("old_table_name", 0), given.text("new_table_name", 1)
    return [RenameTable(_qualified(given, old), new, given.line)] if old and new else []


def _key(kind: ConstraintKind) -> Callable[[Given, str], Changes]:
    def make(given: Given, table: str) -> Changes:
        name = given.text("constraint_name", 0)
        target, columns = _table_and(given, table, "columns", 1)
        if not target or not names(columns):
            return []
        distinct = given.flag("postgresql_nulls_not_distinct") is not True
        made = Constraint(kind, names(columns), name, nulls_distinct=distinct, line=given.line)
        return [AddConstraint(target, with_default_name(target, made), given.line)]

    return make


def _create_check(given: Given, table: str) -> Changes:
    name = given.text("constraint_name", 0)
    target, condition = _table_and(given, table, "condition", 1)
    check = text_of(condition)
    if not target or not check:
        return []
    return [AddConstraint(target, Constraint(ConstraintKind.CHECK, name=name, check=check, line=given.line), given.line)]


def _create_foreign_key(given: Given, table: str) -> Changes:
    shift = 0 if table else 1
    name = given.text("constraint_name", 0)
    source = table or _qualified(given, given.text("source_table", 1), "source_schema")
    other = _qualified(given, given.text("referent_table", 1 + shift), "referent_schema")
    columns = names(given.get("local_cols", 2 + shift))
    if not source or not columns:
        return []
    return [AddConstraint(source, with_default_name(source, foreign(columns, other, name, given)), given.line)]


def _create_index(given: Given, table: str) -> Changes:
    if given.flag("unique") is not True:
        return []
    name = given.text("index_name", 0)
    target, columns = _table_and(given, table, "columns", 1)
    made = unique_index(name, columns if isinstance(columns, tuple) else (columns,), given)
    return [AddConstraint(target, made, given.line)] if target and made is not None and made.columns else []


def _drop_constraint(given: Given, table: str) -> Changes:
    name = given.text("constraint_name", 0)
    target = table or _qualified(given, given.text("table_name", 1))
    kind = _KINDS.get(given.text("type_"))
    if not target or not name:
        return []
    if kind is ConstraintKind.PRIMARY_KEY:
        return [DropConstraint(target, kind=kind, line=given.line)]
    return [DropConstraint(target, name, kind, given.line)]


def _drop_index(given: Given, table: str) -> Changes:
    name = given.text("index_name", 0)
    target = table or _qualified(given, given.text("table_name", 1))
    return [DropConstraint(target, name, line=given.line)] if name else []


def _table_and(given: Given, table: str, other: str, position: int = 0) -> tuple[str, Value]:
    """The table of an operation and its next argument; `position` is that of the table outside of batches."""
    if table:
        return table, given.get(other, position)
    return _qualified(given, given.text("table_name", position)), given.get(other, position + 1)


def _qualified(given: Given, name: str, keyword: str = "schema") -> str:
    schema = given.text(keyword)
    return f"{schema}.{name}" if schema and name else name


_OPERATIONS: dict[str, Callable[[Given, str], Changes]] = {
    "create_table": _create_table,
    "drop_table": _drop_table,
    "rename_table": _rename_table,
    "add_column": _add_column,
    "drop_column": _drop_column,
    "alter_column": _alter_column,
    "create_primary_key": _key(ConstraintKind.PRIMARY_KEY),
    "create_unique_constraint": _key(ConstraintKind.UNIQUE),
    "create_check_constraint": _create_check,
    "create_foreign_key": _create_foreign_key,
    "create_index": _create_index,
    "drop_constraint": _drop_constraint,
    "drop_index": _drop_index,
}
