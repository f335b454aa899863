"""What happens to tables when models and fields are made, changed, renamed and removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nullguard.frameworks.migrations.django.state import (
    FieldState,
    JoinTable,
    ModelKey,
    ModelState,
    State,
    default_table,
    table_of,
)
from nullguard.model.ddl import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    AnyChange,
    Backfill,
    ColumnDefinition,
    Constraint,
    ConstraintKind,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropTable,
    RenameColumn,
    RenameTable,
)


def created_model(model: ModelState, constraints: Iterable[Constraint], state: State, line: int) -> list[AnyChange]:
    """The table of a new model, and the join tables of its fields."""
    columns = tuple(field.column for field in model.fields.values() if field.column is not None)
    unique = (_unique(field, field.column) for field in model.fields.values() if field.unique and field.column is not None)
    table = CreateTable(model.table, columns, (*unique, *constraints), line=line)
    return [table, *(_join_table(model, field, state, line) for field in model.joins())]


def added_field(model: ModelState, field: FieldState, state: State, line: int) -> list[AnyChange]:
    """The column or join table of a field that a model has from now on; Django gives existing rows its default."""
    if field.join is not None:
        return [_join_table(model, field, state, line)]
    if field.column is None:
        return []
    changes: list[AnyChange] = [AddColumn(model.table, field.column, line=line)]
    if field.unique:
        changes.append(AddConstraint(model.table, _unique(field, field.column), line))
    if field.fills:
        changes.append(Backfill(model.table, (field.column.name,), True, line))
    return changes


def dropped_field(model: ModelState, name: str, line: int) -> list[AnyChange]:
    """What goes with a field."""
    field = model.fields.get(name)
    if field is None:
        return [DropColumn(model.table, name, line)]
    if field.join is not None:
        return [DropTable(model.join_table(field), line)]
    return [DropColumn(model.table, field.column.name, line)] if field.column is not None else []


def altered_field(model: ModelState, field: FieldState, state: State, line: int) -> tuple[ModelState, list[AnyChange]]:
    """A field that is declared anew: what differs from before is changed. Rows with null get the default when null is no longer
    allowed."""
    before = model.fields.get(field.name)
    changed = model.with_field(field, field.name if before is not None else "")
    if field.column is None or (before is not None and before.column is None):
        if before is not None and before.join is not None and field.join is not None:
            return changed, list(_altered_join(model, before, changed, field, state, line))
        return changed, []
    now = field.column
    if before is None or before.column is None:
        nullable = now.nullable
        return changed, [AlterColumn(model.table, now.name, nullable, now.type or None, line=line)]
    was = before.column
    changes: list[AnyChange] = []
    if was.name != now.name:
        changes.append(RenameColumn(model.table, was.name, now.name, line))
    nullable = now.nullable if now.nullable is not was.nullable else None
    if nullable is False and field.fills:
        changes.append(Backfill(model.table, (now.name,), True, line))
    if nullable is not None or now.type != was.type:
        changes.append(AlterColumn(model.table, now.name, nullable, now.type or None, line=line))
    if now.references and now.references != was.references:
        changes.append(_reference(model.table, now.name, now.references, line))
    if now.primary_key and not was.primary_key:
        changes.append(DropConstraint(model.table, kind=ConstraintKind.PRIMARY_KEY, line=line))
        changes.append(AddConstraint(model.table, Constraint(ConstraintKind.PRIMARY_KEY, (now.name,), line=line), line))
    if before.unique and not field.unique:
        changes.append(DropConstraint(model.table, before.unique, line=line))
    elif field.unique and not before.unique:
        changes.append(AddConstraint(model.table, _unique(field, now), line))
    elif field.unique:
        changed = changed.with_field(replace(field, unique=before.unique), field.name)
    return changed, changes


def _altered_join(
    before: ModelState, old: FieldState, after: ModelState, new: FieldState, state: State, line: int
) -> Iterator[AnyChange]:
    """A many-to-many field that is declared anew: its table keeps its rows, and may be called and point elsewhere."""
    was, table = before.join_table(old), after.join_table(new)
    if was != table:
        yield RenameTable(was, table, line)
    yield from _renamed_join_columns(before, old, after, new, line)
    if new.join is not None and old.join is not None and new.join.target != old.join.target:
        yield _reference(table, after.join_columns(new)[1], table_of(state, new.join.target), line)


def _reference(table: str, column: str, to: str, line: int) -> AddConstraint:
    return AddConstraint(table, Constraint(ConstraintKind.FOREIGN_KEY, (column,), references=to, line=line), line)


def renamed_field(model: ModelState, old: str, new: str, line: int) -> tuple[ModelState, list[AnyChange]]:
    """A field under another name, in the sets of unique_together too."""
    before = model.fields.get(old)
    if before is None:
        return model, [RenameColumn(model.table, old, new, line)]
    field = before.renamed(new)
    unique = {tuple(new if name == old else name for name in names): key for names, key in model.unique.items()}
    changed = replace(model.with_field(field, old), unique=unique)
    if field.join is not None:
        tables = model.join_table(before), changed.join_table(field)
        return changed, [RenameTable(*tables, line)] if tables[0] != tables[1] else []
    if field.column is None or before.column is None or field.column.name == before.column.name:
        return changed, []
    return changed, [RenameColumn(model.table, before.column.name, field.column.name, line)]


def retabled_model(before: ModelState, after: ModelState, line: int) -> list[AnyChange]:
    """A model whose table is called differently, and with it the join tables that go by the table's name."""
    if before.table == after.table or not before.has_table:
        return []
    changes: list[AnyChange] = [RenameTable(before.table, after.table, line)]
    for field in before.joins():
        old, new = before.join_table(field), after.join_table(field)
        if old != new:
            changes.append(RenameTable(old, new, line))
    return changes


def renamed_model(old: ModelState, key: ModelKey, state: State, line: int) -> tuple[State, list[AnyChange]]:
    """A model under another name: its table, the join tables, and the columns of join tables that are called after it."""
    new = replace(old, key=key, table=old.table if old.has_own_table else default_table(key))
    new = replace(new, fields={name: _pointing(field, old.key, key) for name, field in old.fields.items()})
    changes = retabled_model(old, new, line)
    if old.has_table:
        for name, field in old.fields.items():
            if field.join is not None:
                changes += _renamed_join_columns(old, field, new, new.fields[name], line)
    after: State = {}
    for other_key, other in state.items():
        if other_key == old.key:
            after[key] = new
            continue
        if any(field.join is not None and field.join.target == old.key for field in other.fields.values()):
            changed = replace(other, fields={name: _pointing(field, old.key, key) for name, field in other.fields.items()})
            for name, field in other.fields.items():
                if field.join is not None and other.has_table:
                    changes += _renamed_join_columns(other, field, changed, changed.fields[name], line)
            other = changed
        after[other_key] = other
    after.setdefault(key, new)
    return after, changes


def _pointing(field: FieldState, old: ModelKey, new: ModelKey) -> FieldState:
    if field.join is None or field.join.target != old:
        return field
    return replace(field, join=JoinTable(new, field.join.name))


def _renamed_join_columns(
    before: ModelState, old: FieldState, after: ModelState, new: FieldState, line: int
) -> Iterator[AnyChange]:
    for was, now in zip(before.join_columns(old), after.join_columns(new), strict=True):
        if was != now:
            yield RenameColumn(after.join_table(new), was, now, line)


def _join_table(model: ModelState, field: FieldState, state: State, line: int) -> CreateTable:
    assert field.join is not None
    target = state.get(field.join.target)
    own, other = model.join_columns(field)
    references = (model.table, table_of(state, field.join.target))
    types = (_key_type(model), _key_type(target))
    columns = (
        ColumnDefinition("id", "bigint", False, primary_key=True, line=line),
        *(
            ColumnDefinition(name, type, False, references=table, line=line)
            for name, type, table in zip((own, other), types, references, strict=True)
        ),
    )
    table = model.join_table(field)
    unique = Constraint(ConstraintKind.UNIQUE, (own, other), f"{table}_{own}_{other}_uniq", line=line)
    return CreateTable(table, columns, (unique,), line=line)


def _key_type(model: ModelState | None) -> str:
    key = model.primary_key if model is not None else None
    return key.type if key is not None else ""


def _unique(field: FieldState, column: ColumnDefinition) -> Constraint:
    return Constraint(ConstraintKind.UNIQUE, (column.name,), field.unique, line=column.line)
