"""A history of schema changes applied in order: the tables as they stand at its end, with what was said about them on the way.

Nothing is executed. A change of a table that no step created (a baseline from before the first migration) applies to a
table that is known only as far as the changes tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from nullguard.manifest.build import column_of
from nullguard.manifest.nullability import CONSTRAINT, MIGRATION_ADDED, MIGRATION_ALTERED, MIGRATION_CREATED
from nullguard.model import ddl
from nullguard.model.schema import Column, Evidence, Origin, Table, UniqueKey


def replay(history: ddl.History) -> dict[str, Table]:
    """The tables at the end of a history, by name, in order of name."""
    state = _State()
    for step in history.steps:
        state.begin(step.path)
        for change in step.changes:
            state.apply(change)
    return {table.name: table.built(state) for table in sorted(state.tables(), key=lambda table: table.name)}


@dataclass
class _Column:
    name: str
    type: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    added_by: str = ""
    backfilled_by: str = ""
    primary_key: bool = False
    default: str = ""
    generated: bool = False

    def say(self, nullable: bool | None, explicit: bool, path: str, line: int, text: str, kind: str) -> None:
        """A statement that replaces what was said before: earlier ones stay as evidence that no longer decides."""
        self.evidence = [_superseded(item) for item in self.evidence]
        self.evidence.append(Evidence(Origin.MIGRATION, nullable, explicit, path, line, text, kind))

    @property
    def nullable(self) -> bool | None:
        return next((item.nullable for item in reversed(self.evidence) if item.nullable is not None), None)

    @property
    def explicit(self) -> bool:
        return any(item.explicit for item in self.evidence if item.nullable is not None)

    def built(self, foreign: ddl.Constraint | None, path: str) -> Column:
        evidence = list(self.evidence)
        if foreign is not None and foreign.on_delete == "set null" and self.nullable is not False:
            evidence.append(Evidence(Origin.MIGRATION, True, True, path, foreign.line, "ON DELETE SET NULL", CONSTRAINT))
        draft = Column(
            self.name,
            self.type,
            added_by=self.added_by,
            backfilled_by=self.backfilled_by,
            primary_key=self.primary_key,
            references=foreign.references if foreign is not None else "",
            default=self.default,
            generated=self.generated,
        )
        return column_of(self.name, evidence, draft)


@dataclass
class _Table:
    name: str
    path: str = ""
    columns: dict[str, _Column] = field(default_factory=dict)
    constraints: list[tuple[ddl.Constraint, str]] = field(default_factory=list)
    view: ddl.CreateView | None = None

    def column(self, name: str) -> _Column:
        return self.columns.setdefault(name.lower(), _Column(name))

    def of_kind(self, kind: ddl.ConstraintKind) -> Iterator[tuple[ddl.Constraint, str]]:
        return ((constraint, path) for constraint, path in self.constraints if constraint.kind is kind)

    def built(self, state: _State) -> Table:
        columns: dict[str, Column] = {}
        foreign = {
            constraint.columns[0].lower(): (constraint, path)
            for constraint, path in self.of_kind(ddl.ConstraintKind.FOREIGN_KEY)
            if len(constraint.columns) == 1
        }
        for key, column in self.columns.items():
            constraint, path = foreign.get(key, (None, ""))
            columns[column.name] = column.built(constraint, path)
        if self.view is not None:
            columns = {made.name: made for made in state.view_columns(self)}
        unique = tuple(
            UniqueKey(constraint.columns, constraint.where, constraint.nulls_distinct)
            for constraint, _ in self.of_kind(ddl.ConstraintKind.UNIQUE)
            if constraint.columns
        )
        checks = tuple(constraint.check for constraint, _ in self.of_kind(ddl.ConstraintKind.CHECK) if constraint.check)
        return Table(self.name, columns, unique=unique, checks=checks, is_view=self.view is not None)


class _State:
    """The schema while it is being changed; tables are found by name without regard to case, and without their schema where
    that is left out and only one fits."""

    def __init__(self) -> None:
        self._tables: dict[str, _Table] = {}
        self._path = ""

    def begin(self, path: str) -> None:
        self._path = path

    def tables(self) -> Iterable[_Table]:
        return self._tables.values()

    def apply(self, change: ddl.AnyChange) -> None:
        match change:
            case ddl.CreateTable():
                self._create(change)
            case ddl.DropTable(table=name):
                self._tables.pop(self._key(name), None)
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
            case ddl.DropConstraint():
                self._drop_constraint(change)
            case ddl.CreateView(view=name):
                self._tables[self._key(name)] = _Table(name, self._path, view=change)
            case ddl.Backfill():
                self._backfill(change)

    def view_columns(self, view: _Table) -> Iterator[Column]:
        """The columns of a view, each as nullable as that of its table; of a view on a view nothing is known."""
        assert view.view is not None
        for written in view.view.columns:
            table = self._tables.get(self._key(written.table)) if written.table else None
            source = table.columns.get(written.column.lower()) if table is not None and table.view is None else None
            if written.outer:
                said = Evidence(
                    Origin.MIGRATION, True, True, view.path, view.view.line, "outer join in the view", MIGRATION_CREATED
                )
                yield column_of(written.name, (said,), Column(written.name, source.type if source is not None else ""))
            elif source is not None:
                yield column_of(written.name, source.evidence, Column(written.name, source.type))
            elif written.nullable is not None:
                said = Evidence(
                    Origin.MIGRATION, written.nullable, True, view.path, view.view.line, "computed in the view", MIGRATION_CREATED
                )
                yield column_of(written.name, (said,))
            else:
                yield Column(written.name)

    def _create(self, change: ddl.CreateTable) -> None:
        key = self._key(change.table)
        if key in self._tables and change.if_not_exists:
            return
        table = _Table(change.table, self._path)
        if change.like and (model := self._tables.get(self._key(change.like))) is not None:
            for name, column in model.columns.items():
                table.columns[name] = _Column(
                    column.name, column.type, list(column.evidence), default=column.default, generated=column.generated
                )
        self._tables[key] = table
        for definition in change.columns:
            self._define(table, definition, MIGRATION_CREATED)
        for constraint in change.constraints:
            self._constrain(table, constraint)

    def _define(self, table: _Table, definition: ddl.ColumnDefinition, kind: str) -> _Column:
        column = _Column(definition.name, definition.type, default=definition.default, generated=definition.generated)
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
        is_later = table.path != self._path
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
        if change.nullable is not None:
            text = "altered to NULL" if change.nullable else "altered to NOT NULL"
            column.say(change.nullable, True, self._path, change.line, text, MIGRATION_ALTERED)

    def _rename(self, name: str, to: str) -> None:
        key = self._key(name)
        schema = name.rpartition(".")[0]
        new = to if "." in to or not schema else f"{schema}.{to}"
        table = self._tables.pop(key, None) or _Table(new)
        table.name = new
        self._tables[new.lower()] = table
        for other in self._tables.values():
            other.constraints = [(_moved(constraint, name, new), path) for constraint, path in other.constraints]

    def _rename_column(self, table: _Table, name: str, to: str) -> None:
        column = table.columns.get(name.lower()) or _Column(to)
        column.name = to
        table.columns = {
            (to.lower() if key == name.lower() else key): (column if key == name.lower() else known)
            for key, known in table.columns.items()
        }
        table.columns.setdefault(to.lower(), column)
        table.constraints = [(_with_column(constraint, name, to), path) for constraint, path in table.constraints]

    def _drop_column(self, table: _Table, name: str) -> None:
        table.columns.pop(name, None)
        table.constraints = [
            (constraint, path)
            for constraint, path in table.constraints
            if name not in (column.lower() for column in constraint.columns)
        ]

    def _constrain(self, table: _Table, constraint: ddl.Constraint) -> None:
        table.constraints.append((constraint, self._path))
        if constraint.kind is ddl.ConstraintKind.PRIMARY_KEY:
            for name in constraint.columns:
                column = table.column(name)
                column.primary_key = True
                if column.nullable is not False:
                    column.say(False, True, self._path, constraint.line, "PRIMARY KEY", MIGRATION_CREATED)

    def _drop_constraint(self, change: ddl.DropConstraint) -> None:
        tables = [self._table(change.table)] if change.table else list(self._tables.values())
        for table in tables:
            table.constraints = [
                (constraint, path)
                for constraint, path in table.constraints
                if not (
                    (change.name and constraint.name.lower() == change.name.lower())
                    or (not change.name and change.kind is constraint.kind)
                )
            ]

    def _backfill(self, change: ddl.Backfill) -> None:
        table = self._tables.get(self._key(change.table))
        if table is None or not change.is_total:
            return
        for name in change.columns:
            column = table.columns.get(name.lower())
            if column is not None:
                column.backfilled_by = self._path

    def _table(self, name: str) -> _Table:
        return self._tables.setdefault(self._key(name), _Table(name))

    def _key(self, name: str) -> str:
        """The key of the table of that name, known or not."""
        key = name.lower()
        if key in self._tables:
            return key
        schema, _, last = key.rpartition(".")
        if schema:
            return last if last in self._tables else key
        fitting = [known for known in self._tables if known.endswith(f".{last}")]
        return fitting[0] if len(fitting) == 1 else key


def _moved(constraint: ddl.Constraint, name: str, to: str) -> ddl.Constraint:
    """The constraint after a table that it may refer to was renamed."""
    known = constraint.references.lower()
    if not known or name.lower() not in (known, known.rpartition(".")[2]):
        return constraint
    return msgspec.structs.replace(constraint, references=to)


def _superseded(item: Evidence) -> Evidence:
    if item.nullable is None:
        return item
    return Evidence(item.origin, None, False, item.path, item.line, f"{item.text}, until later", item.kind)


def _with_column(constraint: ddl.Constraint, name: str, to: str) -> ddl.Constraint:
    columns = tuple(to if column.lower() == name.lower() else column for column in constraint.columns)
    return msgspec.structs.replace(constraint, columns=columns)
