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
    return {table.name: table.built(state) for table in known}


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
    step: int = -1
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
            columns = {made.name: made for made in state.view_columns(self, 0)}
        unique = dict.fromkeys(
            UniqueKey(constraint.columns, constraint.where, constraint.nulls_distinct)
            for constraint, _ in self.of_kind(ddl.ConstraintKind.UNIQUE)
            if constraint.columns
        )
        checks = dict.fromkeys(constraint.check for constraint, _ in self.of_kind(ddl.ConstraintKind.CHECK) if constraint.check)
        return Table(self.name, columns, unique=tuple(unique), checks=tuple(checks), is_view=self.view is not None)


class _State:
    """The schema while it is being changed; tables are found by name without regard to case, and without their schema where
    that is left out and only one fits."""

    def __init__(self) -> None:
        self._tables: dict[str, _Table] = {}
        self._by_last_name: dict[str, dict[str, None]] = {}
        self._with_constraint: dict[str, list[_Table]] = {}
        self._path = ""
        self._step = -1

    def begin(self, step: int, path: str) -> None:
        self._step = step
        self._path = path

    def tables(self) -> Iterable[_Table]:
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
                self._put(self._key(name), _Table(name, self._path, view=change))
            case ddl.Backfill():
                self._backfill(change)

    def view_columns(self, view: _Table, depth: int) -> Iterator[Column]:
        """The columns of a view, each as nullable as that of its table or view."""
        assert view.view is not None
        for written in view.view.columns:
            source = self._tables.get(self._key(written.table)) if written.table else None
            known = self._columns_of(source, depth) if source is not None else {}
            if written.name == ddl.ALL_COLUMNS:
                for column in known.values():
                    yield _viewed(view, written, column, column.name)
            else:
                yield _viewed(view, written, known.get(written.column.lower()), written.name)

    def _columns_of(self, table: _Table, depth: int) -> dict[str, Column]:
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
        table = _Table(change.table, self._path, self._step)
        if change.like and (model := self._tables.get(self._key(change.like))) is not None:
            for name, column in model.columns.items():
                table.columns[name] = _Column(
                    column.name, column.type, list(column.evidence), default=column.default, generated=column.generated
                )
        self._put(key, table)
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
            table = self._tables.get(new.lower()) or _Table(new)
        table.name = new
        self._put(new.lower(), table)
        for other in self._tables.values():
            other.constraints = [(_moved(constraint, name, new), path) for constraint, path in other.constraints]

    def _rename_column(self, table: _Table, name: str, to: str) -> None:
        if name.lower() not in table.columns and to.lower() in table.columns:
            return
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
        if constraint.using_index:
            constraint = _of_index(constraint, table)
        table.constraints.append((constraint, self._path))
        if constraint.name:
            self._with_constraint.setdefault(constraint.name.lower(), []).append(table)
        if constraint.kind is ddl.ConstraintKind.PRIMARY_KEY:
            for name in constraint.columns:
                column = table.column(name)
                column.primary_key = True
                if column.nullable is not False:
                    column.say(False, True, self._path, constraint.line, "PRIMARY KEY", MIGRATION_CREATED)

    def _drop_constraint(self, change: ddl.DropConstraint) -> None:
        tables = [self._table(change.table)] if change.table else self._with_constraint.get(change.name.lower(), [])
        for table in tables:
            dropped = [constraint for constraint, _ in table.constraints if _is_meant(constraint, table.name, change)]
            table.constraints = [(constraint, path) for constraint, path in table.constraints if constraint not in dropped]
            if any(constraint.kind is ddl.ConstraintKind.PRIMARY_KEY for constraint in dropped) or _is_primary(
                change, table.name
            ):
                for column in table.columns.values():
                    column.primary_key = False

    def _validate(self, table: _Table, name: str) -> None:
        table.constraints = [
            (msgspec.structs.replace(item, check=item.check.removesuffix(ddl.NOT_VALID)), path)
            if item.name.lower() == name.lower()
            else (item, path)
            for item, path in table.constraints
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
        key = self._key(name)
        return self._tables.get(key) or self._put(key, _Table(name))

    def _put(self, key: str, table: _Table) -> _Table:
        self._tables[key] = table
        self._by_last_name.setdefault(key.rpartition(".")[2], {})[key] = None
        return table

    def _remove(self, key: str) -> _Table | None:
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


def _viewed(view: _Table, written: ddl.ViewColumn, source: Column | None, name: str) -> Column:
    """A column of a view, with the evidence of what it shows."""
    assert view.view is not None
    if written.outer:
        said = Evidence(Origin.MIGRATION, True, True, view.path, view.view.line, "outer join in the view", MIGRATION_CREATED)
        return column_of(name, (said,), Column(name, source.type if source is not None else ""))
    if source is not None:
        return column_of(name, source.evidence, Column(name, source.type))
    if written.nullable is not None:
        said = Evidence(
            Origin.MIGRATION, written.nullable, True, view.path, view.view.line, "computed in the view", MIGRATION_CREATED
        )
        return column_of(name, (said,))
    return Column(name)


def _moved(constraint: ddl.Constraint, name: str, to: str) -> ddl.Constraint:
    """The constraint after a table that it may refer to was renamed."""
    known = constraint.references.lower()
    if not known or name.lower() not in (known, known.rpartition(".")[2]):
        return constraint
    return msgspec.structs.replace(constraint, references=to)


def _of_index(constraint: ddl.Constraint, table: _Table) -> ddl.Constraint:
    """A key with the columns of the unique index that it is made of."""
    wanted = constraint.using_index.rpartition(".")[2].lower()
    index = next((known for known, _ in table.of_kind(ddl.ConstraintKind.UNIQUE) if known.name.lower() == wanted), None)
    return msgspec.structs.replace(constraint, columns=index.columns if index is not None else (), using_index="")


def _is_meant(constraint: ddl.Constraint, table: str, change: ddl.DropConstraint) -> bool:
    if not change.name:
        return change.kind is constraint.kind
    names = (constraint.name,) if constraint.name else _given_names(constraint, table)
    return change.name.lower() in (name.lower() for name in names)


def _given_names(constraint: ddl.Constraint, table: str) -> tuple[str, ...]:
    """The names that PostgreSQL and MySQL give a constraint without one."""
    base = table.rpartition(".")[2]
    columns = "_".join(constraint.columns)
    match constraint.kind:
        case ddl.ConstraintKind.PRIMARY_KEY:
            return (f"{base}_pkey", "primary")
        case ddl.ConstraintKind.UNIQUE:
            return (f"{base}_{columns}_key", *constraint.columns[:1])
        case ddl.ConstraintKind.FOREIGN_KEY:
            return (f"{base}_{columns}_fkey",)
        case _:
            return (f"{base}_{columns}_check" if columns else f"{base}_check",)


def _is_primary(change: ddl.DropConstraint, table: str) -> bool:
    """Whether the key that the columns themselves declare is dropped."""
    if not change.name:
        return change.kind is ddl.ConstraintKind.PRIMARY_KEY
    return change.name.lower() == f"{table.rpartition('.')[2]}_pkey".lower()


def _superseded(item: Evidence) -> Evidence:
    if item.nullable is None:
        return item
    return Evidence(item.origin, None, False, item.path, item.line, f"{item.text}, until later", item.kind)


def _with_column(constraint: ddl.Constraint, name: str, to: str) -> ddl.Constraint:
    columns = tuple(to if column.lower() == name.lower() else column for column in constraint.columns)
    return msgspec.structs.replace(constraint, columns=columns)
