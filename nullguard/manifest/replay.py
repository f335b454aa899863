"""A history of schema changes applied in order: the tables as they stand at its end, with what was said about them on the way.

Nothing is executed. A change of a table that no step created (a baseline from before the first migration) applies to a
table that is known only as far as the changes tell.
"""

from __future__ import annotations

import msgspec

from nullguard.manifest.constraints import is_meant, is_primary_key, moved, of_index, with_column
from nullguard.manifest.draft_schema import DraftSchema
from nullguard.manifest.drafts import DraftColumn, DraftTable
from nullguard.manifest.nullability import MIGRATION_ADDED, MIGRATION_ALTERED, MIGRATION_CREATED
from nullguard.manifest.views import shown, shown_by
from nullguard.model import ddl
from nullguard.model.schema import Table


def replay(history: ddl.History) -> dict[str, Table]:
    """The tables at the end of a history, by name, in order of name; those of which no column is known are left out (a sequence
    that ALTER TABLE renames looks like one)."""
    state = _State()
    for number, step in enumerate(history.steps):
        state.begin(number, step.path)
        for change in step.changes:
            state.apply(change)
    known = sorted(
        (table for table in state.schema.tables() if table.columns or table.view is not None), key=lambda table: table.name
    )
    return {table.name: table.built(shown_by(table, state.schema)) for table in known}


class _State:
    """Applies the changes of a history to a schema, one after the other."""

    def __init__(self) -> None:
        self.schema = DraftSchema()
        self._with_constraint: dict[str, list[DraftTable]] = {}
        self._path = ""
        self._step = -1

    def begin(self, step: int, path: str) -> None:
        self._step = step
        self._path = path

    def apply(self, change: ddl.AnyChange) -> None:
        match change:
            case ddl.CreateTable():
                self._create(change)
            case ddl.DropTable(table=name):
                self.schema.remove(name)
            case ddl.RenameTable(table=name, to=to):
                self._rename(name, to)
            case ddl.AddColumn():
                self._add(change)
            case ddl.DropColumn(table=name, name=column):
                self._drop_column(self.schema.table(name), column.lower())
            case ddl.RenameColumn(table=name, name=column, to=to):
                self._rename_column(self.schema.table(name), column, to)
            case ddl.AlterColumn():
                self._alter(change)
            case ddl.AddConstraint(table=name, constraint=constraint):
                self._constrain(self.schema.table(name), constraint)
            case ddl.ValidateConstraint(table=name, name=constraint):
                self._validate(self.schema.table(name), constraint)
            case ddl.DropConstraint():
                self._drop_constraint(change)
            case ddl.CreateView(view=name):
                self.schema.put(name, DraftTable(name, self._path, view=change))
            case ddl.Backfill():
                self._backfill(change)

    def _create(self, change: ddl.CreateTable) -> None:
        if change.if_not_exists and self.schema.find(change.table) is not None:
            return
        table = DraftTable(change.table, self._path, self._step)
        if change.like and (model := self.schema.find(change.like)) is not None:
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
        self.schema.put(change.table, table)
        for made in shown(change.query, self._path, change.line, self.schema):
            column = table.columns[made.name.lower()] = DraftColumn(made.name, made.type)
            if change.keeps_not_null and made.nullable is not None:
                column.evidence = list(made.evidence)
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
        table = self.schema.table(change.table)
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
        column = self.schema.table(change.table).column(change.name)
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
        schema = name.rpartition(".")[0]
        new = to if "." in to or not schema else f"{schema}.{to}"
        self.schema.rename(name, new)
        for other in self.schema.tables():
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
        tables = [self.schema.table(change.table)] if change.table else self._with_constraint.get(change.name.lower(), [])
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
        table = self.schema.find(change.table)
        if table is None:
            return
        present = table.columns.get(change.where_present.lower())
        if not change.is_total and (present is None or present.nullable is not False):
            return
        for name in change.columns:
            column = table.columns.get(name.lower())
            if column is not None:
                column.backfilled_by = self._path
