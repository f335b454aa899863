"""The columns that views and queries show, each as nullable as that of its table or view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nullguard.manifest.build import column_of
from nullguard.manifest.draft_schema import DraftSchema
from nullguard.manifest.drafts import DraftTable
from nullguard.manifest.nullability import MIGRATION_CREATED
from nullguard.model import ddl
from nullguard.model.schema import Column, Evidence, Origin

_MOST_VIEWS = 4
"""Views on views are followed so far."""


def shown_by(table: DraftTable, schema: DraftSchema) -> dict[str, Column]:
    """The columns of a view by name; none of a table."""
    return {column.name: column for column in _of_view(table.view, table.path, schema, 0)} if table.view is not None else {}


def shown(columns: Iterable[ddl.ViewColumn], path: str, line: int, schema: DraftSchema, depth: int = 0) -> Iterator[Column]:
    """The columns that a query shows which stands at a line of a source."""
    for written in columns:
        source = schema.find(written.table) if written.table else None
        known = _columns_of(source, schema, depth) if source is not None else {}
        if written.name == ddl.ALL_COLUMNS:
            for column in known.values():
                yield _viewed(written, column, column.name, path, line)
        else:
            yield _viewed(written, known.get(written.column.lower()), written.name, path, line)


def _of_view(view: ddl.CreateView, path: str, schema: DraftSchema, depth: int) -> Iterator[Column]:
    return shown(view.columns, path, view.line, schema, depth)


def _columns_of(table: DraftTable, schema: DraftSchema, depth: int) -> dict[str, Column]:
    if table.view is None:
        return {
            key: column_of(column.name, column.evidence, Column(column.name, column.type))
            for key, column in table.columns.items()
        }
    if depth >= _MOST_VIEWS:
        return {}
    return {column.name.lower(): column for column in _of_view(table.view, table.path, schema, depth + 1)}


def _viewed(written: ddl.ViewColumn, source: Column | None, name: str, path: str, line: int) -> Column:
    """A column of a view or query, with the evidence of what it shows."""
    if written.outer:
        said = Evidence(Origin.MIGRATION, True, True, path, line, "outer join in the view", MIGRATION_CREATED)
        return column_of(name, (said,), Column(name, source.type if source is not None else ""))
    if source is not None:
        return column_of(name, source.evidence, Column(name, source.type))
    if written.nullable is not None:
        said = Evidence(Origin.MIGRATION, written.nullable, True, path, line, "computed in the view", MIGRATION_CREATED)
        return column_of(name, (said,))
    return Column(name)
