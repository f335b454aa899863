"""One change of a change set as what it does to the schema.

Source: Liquibase's reference of change types, and the SQL that Liquibase 4.29 prints for each engine. On MySQL and MariaDB
`modifyDataType`, `renameColumn` and `setColumnRemarks` write the column anew (MODIFY, CHANGE) and lose its NOT NULL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.languages.liquibase.columns import (
    column_in,
    columns_in,
    default_in,
    gives_value,
    name_in,
    names_in,
    table_in,
    text_in,
    type_in,
)
from nullguard.languages.liquibase.constraints import CONSTRAINTS, Lower
from nullguard.languages.xml_elements import Element
from nullguard.model import ddl
from nullguard.model.ddl import Constraint, ConstraintKind
from nullguard.model.liquibase import LiquibaseChange

_IS_PRESENT = re.compile(r"\s*(?:\w+\.)?[\"`\[]?(\w+)[\"`\]]?\s+is\s+not\s+null\s*", re.IGNORECASE)
_IS_NULL = re.compile(r"\s*(?:\w+\.)?[\"`\[]?(\w+)[\"`\]]?\s+is\s+null\s*", re.IGNORECASE)


def changes_in(element: Element) -> Iterator[LiquibaseChange]:
    """What a change does; nothing for one that leaves the schema alone, or is not known. SQL is not read here."""
    made, rewriting = (
        tuple(lower(element)) if lower is not None else () for lower in (_CHANGES.get(element.tag), _REWRITTEN.get(element.tag))
    )
    if made or rewriting:
        yield LiquibaseChange(made, rewriting, line=element.line)


def _create_table(element: Element) -> Iterator[ddl.AnyChange]:
    columns = tuple(column_in(column) for column in columns_in(element))
    if table := table_in(element):
        yield ddl.CreateTable(table, columns, if_not_exists=element.flag("ifNotExists") is True, line=element.line)


def _drop_table(element: Element) -> Iterator[ddl.AnyChange]:
    if table := table_in(element) or table_in(element, "viewName"):
        yield ddl.DropTable(table, element.line)


def _rename_table(element: Element) -> Iterator[ddl.AnyChange]:
    table = table_in(element, "oldTableName") or table_in(element, "oldViewName")
    to = name_in(element, "newTableName") or name_in(element, "newViewName")
    if table and to:
        yield ddl.RenameTable(table, to, element.line)


def _add_column(element: Element) -> Iterator[ddl.AnyChange]:
    table = table_in(element)
    for column in columns_in(element) if table else ():
        made = column_in(column)
        yield ddl.AddColumn(table, made, line=column.line)
        if gives_value(column):
            yield ddl.Backfill(table, (made.name,), True, column.line)


def _drop_column(element: Element) -> Iterator[ddl.AnyChange]:
    table = table_in(element)
    for name in (*names_in(element, "columnName"), *(name_in(column, "name") for column in columns_in(element))):
        yield ddl.DropColumn(table, name, element.line)


def _rename_column(element: Element) -> Iterator[ddl.AnyChange]:
    table, name, to = table_in(element), name_in(element, "oldColumnName"), name_in(element, "newColumnName")
    if table and name and to:
        yield ddl.RenameColumn(table, name, to, element.line)


def _modify_type(element: Element) -> Iterator[ddl.AnyChange]:
    table, name = table_in(element), name_in(element, "columnName")
    type, nullable = type_in(element, "newDataType")
    if table and name:
        yield ddl.AlterColumn(table, name, nullable, type or None, line=element.line)


def _modify_column(element: Element) -> Iterator[ddl.AnyChange]:
    """`modifyColumn` of Liquibase 1, which some still bring along: the column as it shall be."""
    table = table_in(element)
    for column in columns_in(element) if table else ():
        made = column_in(column)
        yield ddl.AlterColumn(table, made.name, made.nullable, made.type or None, default_in(column), column.line)


def _modify_column_anew(element: Element) -> Iterator[ddl.AnyChange]:
    table = table_in(element)
    for column in columns_in(element) if table else ():
        made = column_in(column)
        if made.nullable is None:
            yield ddl.AlterColumn(table, made.name, True, line=column.line, explicit=False)


def _add_not_null(element: Element) -> Iterator[ddl.AnyChange]:
    table, name = table_in(element), name_in(element, "columnName")
    if table and name:
        if element.get("defaultNullValue"):
            yield ddl.Backfill(table, (name,), True, element.line)
        yield ddl.AlterColumn(table, name, False, line=element.line)


def _drop_not_null(element: Element) -> Iterator[ddl.AnyChange]:
    if (table := table_in(element)) and (name := name_in(element, "columnName")):
        yield ddl.AlterColumn(table, name, True, line=element.line)


def _default(element: Element) -> Iterator[ddl.AnyChange]:
    if (table := table_in(element)) and (name := name_in(element, "columnName")):
        yield ddl.AlterColumn(table, name, default=default_in(element) or "", line=element.line)


def _auto_increment(element: Element) -> Iterator[ddl.AnyChange]:
    if (table := table_in(element)) and (name := name_in(element, "columnName")):
        yield ddl.AlterColumn(table, name, False, line=element.line)


def _update(element: Element) -> Iterator[ddl.AnyChange]:
    names = tuple(name_in(column, "name") for column in columns_in(element) if gives_value(column))
    table = table_in(element)
    if not table or not names:
        return
    where = text_in(element, "where")
    found = _IS_NULL.fullmatch(where)
    if found is None:
        present = _IS_PRESENT.fullmatch(where)
        yield ddl.Backfill(table, names, not where, element.line, present[1] if present is not None else "")
        return
    for name in names:
        yield ddl.Backfill(table, (name,), name.lower() == found[1].lower(), element.line)


def _merge_columns(element: Element) -> Iterator[ddl.AnyChange]:
    """The new column joins two: in most dialects it is null where one of them is."""
    table, final = table_in(element), name_in(element, "finalColumnName")
    if not table or not final:
        return
    joined = ddl.ColumnDefinition(final, type_in(element, "finalColumnType")[0], line=element.line)
    yield ddl.AddColumn(table, joined, line=element.line)
    yield ddl.Backfill(table, (final,), False, element.line)
    for attribute in ("column1Name", "column2Name"):
        if name := name_in(element, attribute):
            yield ddl.DropColumn(table, name, element.line)


def _lookup_table(element: Element) -> Iterator[ddl.AnyChange]:
    """The values of a column as a table of their own, with the column as key to it."""
    existing, column = table_in(element, "existingTableName", "existingTableSchemaName"), name_in(element, "existingColumnName")
    table, name = table_in(element, "newTableName", "newTableSchemaName"), name_in(element, "newColumnName")
    if not (existing and column and table and name):
        return
    type = type_in(element, "newColumnDataType")[0]
    yield ddl.CreateTable(table, (ddl.ColumnDefinition(name, type, primary_key=True, line=element.line),), line=element.line)
    made = Constraint(
        ConstraintKind.FOREIGN_KEY, (column,), name_in(element, "constraintName"), references=table, line=element.line
    )
    yield ddl.AddConstraint(existing, made, element.line)


def _anew(name_attribute: str, type_attribute: str) -> Lower:
    """A column that is written anew with its type alone: nullable, unless the type says otherwise."""

    def lower(element: Element) -> Iterator[ddl.AnyChange]:
        type, nullable = type_in(element, type_attribute)
        table, name = table_in(element), name_in(element, name_attribute)
        if table and name and type and nullable is None:
            yield ddl.AlterColumn(table, name, True, line=element.line, explicit=False)

    return lower


_CHANGES: dict[str, Lower] = {
    "createTable": _create_table,
    "dropTable": _drop_table,
    "dropView": _drop_table,
    "renameTable": _rename_table,
    "renameView": _rename_table,
    "addColumn": _add_column,
    "dropColumn": _drop_column,
    "renameColumn": _rename_column,
    "modifyDataType": _modify_type,
    "modifyColumn": _modify_column,
    "addNotNullConstraint": _add_not_null,
    "dropNotNullConstraint": _drop_not_null,
    "addDefaultValue": _default,
    "dropDefaultValue": _default,
    "addAutoIncrement": _auto_increment,
    **CONSTRAINTS,
    "update": _update,
    "mergeColumns": _merge_columns,
    "addLookupTable": _lookup_table,
}
_REWRITTEN: dict[str, Lower] = {
    "modifyDataType": _anew("columnName", "newDataType"),
    "renameColumn": _anew("newColumnName", "columnDataType"),
    "setColumnRemarks": _anew("columnName", "columnDataType"),
    "modifyColumn": _modify_column_anew,
}
