"""Changes of keys, constraints and indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nullguard.languages.liquibase.columns import name_in, names_in, table_in, text_in
from nullguard.languages.xml_elements import Element
from nullguard.model import ddl
from nullguard.model.ddl import Constraint, ConstraintKind

Lower = Callable[[Element], Iterator[ddl.AnyChange]]
"""What a change does to the schema."""


def _primary_key(element: Element) -> Iterator[ddl.AnyChange]:
    if table := table_in(element):
        yield ddl.AddConstraint(table, _constraint(element, ConstraintKind.PRIMARY_KEY), element.line)


def _unique(element: Element) -> Iterator[ddl.AnyChange]:
    if table := table_in(element):
        yield ddl.AddConstraint(table, _constraint(element, ConstraintKind.UNIQUE), element.line)


def _check(element: Element) -> Iterator[ddl.AnyChange]:
    condition = text_in(element, "constraintBody") or element.text
    if (table := table_in(element)) and condition:
        made = Constraint(ConstraintKind.CHECK, name=name_in(element, "constraintName"), check=condition, line=element.line)
        yield ddl.AddConstraint(table, made, element.line)


def _index(element: Element) -> Iterator[ddl.AnyChange]:
    columns = list(element.named("column"))
    names = tuple(name_in(column, "name") for column in columns)
    plain = all(name and "(" not in name for name in names) and not any(column.flag("computed") for column in columns)
    if (table := table_in(element)) and names and plain and element.flag("unique") is True:
        made = Constraint(ConstraintKind.UNIQUE, names, name_in(element, "indexName"), line=element.line)
        yield ddl.AddConstraint(table, made, element.line)


def _foreign_key(element: Element) -> Iterator[ddl.AnyChange]:
    table = table_in(element, "baseTableName", "baseTableSchemaName")
    if not table:
        return
    deleted = element.get("onDelete").strip().lower() or ("cascade" if element.flag("deleteCascade") else "")
    made = Constraint(
        ConstraintKind.FOREIGN_KEY,
        names_in(element, "baseColumnNames"),
        name_in(element, "constraintName"),
        references=table_in(element, "referencedTableName", "referencedTableSchemaName"),
        on_delete=deleted,
        line=element.line,
    )
    yield ddl.AddConstraint(table, made, element.line)


def _drop_constraint(kind: ConstraintKind | None) -> Lower:
    def lower(element: Element) -> Iterator[ddl.AnyChange]:
        table = table_in(element) or table_in(element, "baseTableName", "baseTableSchemaName")
        name = name_in(element, "constraintName") or name_in(element, "indexName")
        if name or (table and kind is not None):
            yield ddl.DropConstraint(table, name, kind, element.line)

    return lower


def _constraint(element: Element, kind: ConstraintKind) -> Constraint:
    return Constraint(kind, names_in(element, "columnNames"), name_in(element, "constraintName"), line=element.line)


CONSTRAINTS: dict[str, Lower] = {
    "addPrimaryKey": _primary_key,
    "dropPrimaryKey": _drop_constraint(ConstraintKind.PRIMARY_KEY),
    "addUniqueConstraint": _unique,
    "dropUniqueConstraint": _drop_constraint(ConstraintKind.UNIQUE),
    "addCheckConstraint": _check,
    "dropCheckConstraint": _drop_constraint(ConstraintKind.CHECK),
    "createIndex": _index,
    "dropIndex": _drop_constraint(None),
    "addForeignKeyConstraint": _foreign_key,
    "dropForeignKeyConstraint": _drop_constraint(ConstraintKind.FOREIGN_KEY),
    "dropAllForeignKeyConstraints": _drop_constraint(ConstraintKind.FOREIGN_KEY),
}
