"""A history of schema changes applied in order: the tables as they stand at its end, with what was said about them on the way.

Nothing is executed. A change of a table that no step created (a baseline from before the first migration) applies to a
table that is known only as far as the changes tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from nullguard.manifest.build import column_of
from nullguard.manifest.constraints import is_meant, is_primary_key, moved, of_index, with_column
from nullguard.manifest.drafts import DraftColumn, DraftTable
from nullguard.manifest.nullability import MIGRATION_ADDED, MIGRATION_ALTERED, MIGRATION_CREATED
from nullguard.model import ddl
from nullguard.model.schema import Column, Evidence, Origin, Table

_MOST_VIEWS = 4
"""Views on views are followed so far."""


def replay(history: ddl.History) -> dict[str, Table]:
    """The tables at the end of a history, by name, in order of name; those of which no column is known are left out (a sequence
    that ALTER TABLE renames looks like one)."""
    state = _State()
    for number, step in enumerate(history.steps):
        state.begin(number, step.path)
        for change in step.changes:
            state.apply(change)
    known = sorted((table for table in state.tables() if table.columns or table.view is not None), key=lambda table: table.name)
    return {table.name: table.built(state.shown_by(table)) for table in known}


class _State:
    """The schema while it is being changed; tables are found by name without regard to case, and without their schema where
    that is left out and only one fits."""

    def __init__(self) -> None:
        self._tables: dict[str, DraftTable] = {}
        self._by_last_name: dict[str, dict[str, None]] = {}
        self._with_constraint: dict[str, list[DraftTable]] = {}
        self._path = ""
        self._step = -1

    def begin(self, step: int, path: str) -> None:
        self._step = step
        self._path = path

    def tables(self) -> Iterable[DraftTable]:
        return self._tables.values()

    def apply(self, change: ddl.AnyChange) -> None:
        match change:
            case ddl.CreateTable():
                self._create(change)
            case ddl.DropTable(table=name):
                self._remove(self._key(name))
            case ddl.RenameTable(table=name, to=to):
                self._rename(name, to)
            case ddl.AddColumn():
                self._add(change)
            case ddl.DropColumn(table=name, name=column):
                self._drop_column(self._table(name), column.lower())
            case ddl.RenameColumn(table=name, name=column, to=to):
                self._rename_column(self._table(name), column, to)
            case ddl.AlterColumn():
                self._alter(change)
            case ddl.AddConstraint(table=name, constraint=constraint):
                self._constrain(self._table(name), constraint)
            case ddl.ValidateConstraint(table=name, name=constraint):
                self._validate(self._table(name), constraint)
            case ddl.DropConstraint():
                self._drop_constraint(change)
            case ddl.CreateView(view=name):
                self._put(self._key(name), DraftTable(name, self._path, view=change))
            case ddl.Backfill():
                self._backfill(change)

    def shown_by(self, table: DraftTable) -> dict[str, Column]:
        """The columns of a view by name; none of a table."""
        return {made.name: made for made in self.view_columns(table, 0)} if table.view is not None else {}

    def view_columns(self, view: DraftTable, depth: int) -> Iterator[Column]:
        """The columns of a view, each as nullable as that of its table or view."""
        assert view.view is not None
        return self._shown(view.view.columns, view.path, view.view.line, depth)

    def _shown(self, columns: Iterable[ddl.ViewColumn], path: str, line: int, depth: int) -> Iterator[Column]:
        for written in columns:
            source = self._tables.get(self._key(written.table)) if written.table else None
            known = self._columns_of(source, depth) if source is not None else {}
            if written.name == ddl.ALL_COLUMNS:
                for column in known.values():
                    yield _viewed(written, column, column.name, path, line)
            else:
                yield _viewed(written, known.get(written.column.lower()), written.name, path, line)

    def _columns_of(self, table: DraftTable, depth: int) -> dict[str, Column]:
        if table.view is None:
            return {
                key: column_of(column.name, column.evidence, Column(column.name, column.type))
                for key, column in table.columns.items()
            }
        if depth >= _MOST_VIEWS:
            return {}
        return {column.name.lower(): column for column in self.view_columns(table, depth + 1)}

    def _create(self, change: ddl.CreateTable) -> None:
        key = self._key(change.table)
        if key in self._tables and change.if_not_exists:
            return
        table = DraftTable(change.table, self._path, self._step)
        if change.like and (model := self._tables.get(self._key(change.like))) is not None:
            for name, column in model.columns.items():
                table.columns[name] = DraftColumn(
                    column.name, column.type, list(column.evidence), default=column.default, generated=column.generated
                )
                table.columns[name].primary_key = column.primary_key and change.like_keys
            if change.like_keys:
                table.constraints = [
                    (msgspec.structs.replace(constraint, name=""), self._path)
                    for constraint, _ in model.constraints
                    if constraint.kind is not ddl.ConstraintKind.FOREIGN_KEY
                ]
        self._put(key, table)
        for shown in self._shown(change.query, self._path, change.line, 0):
            column = table.columns[shown.name.lower()] = DraftColumn(shown.name, shown.type)
            if change.keeps_not_null and shown.nullable is not None:
                column.evidence = list(shown.evidence)
            else:
                column.say(True, False, self._path, change.line, "CREATE TABLE … AS without NOT NULL", MIGRATION_CREATED)
        for definition in change.columns:
            self._define(table, definition, MIGRATION_CREATED)
        for constraint in change.constraints:
            self._constrain(table, constraint)

    def _define(self, table: DraftTable, definition: ddl.ColumnDefinition, kind: str) -> DraftColumn:
        column = DraftColumn(definition.name, definition.type, default=definition.default, generated=definition.generated)
        table.columns[definition.name.lower()] = column
        nullable = definition.nullable is not False and not definition.primary_key
        text = "PRIMARY KEY" if definition.primary_key else {True: "NULL", False: "NOT NULL", None: ""}[definition.nullable]
        verb = "ADD COLUMN" if kind == MIGRATION_ADDED else "CREATE TABLE"
        explicit = definition.nullable is not None or definition.primary_key
        said = f"{verb} with {text}" if text else f"{verb} without NOT NULL"
        column.say(nullable, explicit, self._path, definition.line, said, kind)
        column.primary_key = definition.primary_key
        for given, constraint in (
            (definition.unique, ddl.ConstraintKind.UNIQUE),
            (bool(definition.references), ddl.ConstraintKind.FOREIGN_KEY),
        ):
            if given:
                self._constrain(
                    table,
                    ddl.Constraint(
                        constraint,
                        (definition.name,),
                        references=definition.references,
                        on_delete=definition.on_delete,
                        line=definition.line,
                    ),
                )
        return column

    def _add(self, change: ddl.AddColumn) -> None:
        table = self._table(change.table)
        known = table.columns.get(change.column.name.lower())
        if known is not None and change.if_not_exists:
            return
        is_later = table.step != self._step
        column = self._define(table, change.column, MIGRATION_ADDED if is_later else MIGRATION_CREATED)
        if is_later:
            column.added_by = self._path
            if change.column.default or change.column.nullable is False:
                column.backfilled_by = self._path

    def _alter(self, change: ddl.AlterColumn) -> None:
        column = self._table(change.table).column(change.name)
        if change.type:
            column.type = change.type
        if change.default is not None:
            column.default = change.default
        if change.nullable is None or (change.nullable and column.nullable and not change.explicit):
            return
        if change.nullable and column.primary_key:
            return  # an engine refuses or ignores it
        text = "altered to NULL" if change.nullable else "altered to NOT NULL"
        if change.explicit:
            column.say(change.nullable, True, self._path, change.line, text, MIGRATION_ALTERED)
        else:
            column.say(True, False, self._path, change.line, "defined anew without NOT NULL", MIGRATION_ALTERED)

    def _rename(self, name: str, to: str) -> None:
        key = self._key(name)
        schema = name.rpartition(".")[0]
        new = to if "." in to or not schema else f"{schema}.{to}"
        table = self._remove(key)
        if table is None:
            table = self._tables.get(new.lower()) or DraftTable(new)
        table.name = new
        self._put(new.lower(), table)
        for other in self._tables.values():
            other.constraints = [(moved(constraint, name, new), path) for constraint, path in other.constraints]

    def _rename_column(self, table: DraftTable, name: str, to: str) -> None:
        if name.lower() not in table.columns and to.lower() in table.columns:
            return
        column = table.columns.get(name.lower()) or DraftColumn(to)
        column.name = to
        table.columns = {
            (to.lower() if key == name.lower() else key): (column if key == name.lower() else known)
            for key, known in table.columns.items()
        }
        table.columns.setdefault(to.lower(), column)
        table.constraints = [(with_column(constraint, name, to), path) for constraint, path in table.constraints]

    def _drop_column(self, table: DraftTable, name: str) -> None:
        table.columns.pop(name, None)
        table.constraints = [
            (constraint, path)
            for constraint, path in table.constraints
            if name not in (column.lower() for column in constraint.columns)
        ]

    def _constrain(self, table: DraftTable, constraint: ddl.Constraint) -> None:
        if constraint.using_index:
            index = constraint.using_index.rpartition(".")[2].lower()
            constraint = of_index(constraint, table)
            table.constraints = [(known, path) for known, path in table.constraints if known.name.lower() != index]
        table.constraints.append((constraint, self._path))
        if constraint.name:
            self._with_constraint.setdefault(constraint.name.lower(), []).append(table)
        if constraint.kind is ddl.ConstraintKind.PRIMARY_KEY:
            for column in table.columns.values():
                column.primary_key = False  # a table has one key: an earlier one was dropped where that is not seen
            for name in constraint.columns:
                column = table.column(name)
                column.primary_key = True
                if column.nullable is not False:
                    column.say(False, True, self._path, constraint.line, "PRIMARY KEY", MIGRATION_CREATED)

    def _drop_constraint(self, change: ddl.DropConstraint) -> None:
        tables = [self._table(change.table)] if change.table else self._with_constraint.get(change.name.lower(), [])
        for table in tables:
            dropped = [constraint for constraint, _ in table.constraints if is_meant(constraint, table.name, change)]
            table.constraints = [(constraint, path) for constraint, path in table.constraints if constraint not in dropped]
            if any(constraint.kind is ddl.ConstraintKind.PRIMARY_KEY for constraint in dropped) or is_primary_key(
                change, table.name
            ):
                for column in table.columns.values():
                    column.primary_key = False

    def _validate(self, table: DraftTable, name: str) -> None:
        table.constraints = [
            (msgspec.structs.replace(item, check=item.check.removesuffix(ddl.NOT_VALID)), path)
            if item.name.lower() == name.lower()
            else (item, path)
            for item, path in table.constraints
        ]

    def _backfill(self, change: ddl.Backfill) -> None:
        table = self._tables.get(self._key(change.table))
        if table is None:
            return
        present = table.columns.get(change.where_present.lower())
        if not change.is_total and (present is None or present.nullable is not False):
            return
        for name in change.columns:
            column = table.columns.get(name.lower())
            if column is not None:
                column.backfilled_by = self._path

    def _table(self, name: str) -> DraftTable:
        key = self._key(name)
        return self._tables.get(key) or self._put(key, DraftTable(name))

    def _put(self, key: str, table: DraftTable) -> DraftTable:
        self._tables[key] = table
        self._by_last_name.setdefault(key.rpartition(".")[2], {})[key] = None
        return table

    def _remove(self, key: str) -> DraftTable | None:
        self._by_last_name.get(key.rpartition(".")[2], {}).pop(key, None)
        return self._tables.pop(key, None)

    def _key(self, name: str) -> str:
        """The key of the table of that name, known or not."""
        key = name.lower()
        if key in self._tables:
            return key
        schema, _, last = key.rpartition(".")
        if schema:
            return last if last in self._tables else key
        fitting = list(self._by_last_name.get(last, ()))
        return fitting[0] if len(fitting) == 1 else key


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
