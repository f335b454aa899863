"""Operations of Django's migrations, one by one: what each does to the models, and which changes of the schema that makes.

Source: the Django 5.2 documentation, "Migration Operations", and for the names of tables and columns "Model field reference".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.django.models.listed_items import items
from nullguard.frameworks.migrations.django.fields import MigrationFields
from nullguard.frameworks.migrations.django.models import (
    added_field,
    altered_field,
    created_model,
    dropped_field,
    renamed_field,
    renamed_model,
    retabled_model,
)
from nullguard.frameworks.migrations.django.options import constraint_of, literal, options_of, unique_constraint, unique_together
from nullguard.frameworks.migrations.django.programs import program_changes
from nullguard.frameworks.migrations.django.sources import Migration, ModelSettings, attribute
from nullguard.frameworks.migrations.django.state import (
    FieldState,
    ModelKey,
    ModelState,
    State,
    default_table,
    unknown_model,
)
from nullguard.languages.sql import read_sql_text
from nullguard.model.ddl import (
    AddColumn,
    AddConstraint,
    AnyChange,
    ColumnDefinition,
    Constraint,
    Dialect,
    DropConstraint,
    DropTable,
    HistoryProblem,
)
from nullguard.model.nodes import dotted_name
from nullguard.model.span import line_of
from nullguard.model.syntax import Call, Collection, Constant, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, VariableInfo

_MOST_DEPTH = 8
"""Operations inside operations are followed this deep."""

Changes = list[AnyChange]


class Operations:
    """Applies the operations of one project's migrations; `state` are the models as they stand, `problems` what was not
    understood."""

    def __init__(self, program: Program) -> None:
        self.state: State = {}
        self.problems: list[HistoryProblem] = []
        self._program = program
        self._fields = MigrationFields(program, ModelSettings(program))

    def changes(self, migration: Migration) -> Changes:
        """What a migration changes in the database."""
        written = attribute(self._program, migration.cls, "operations")
        return self._all(migration, items(self._program, migration.cls, written), 0)

    def _all(self, migration: Migration, operations: Iterable[Expr], depth: int) -> Changes:
        return [change for operation in operations for change in self._one(migration, operation, depth)]

    def _one(self, migration: Migration, operation: Expr, depth: int) -> Changes:
        cls = migration.cls
        if not isinstance(operation, Call):
            named = self._program.resolve(cls.path, dotted_name(operation), cls.decl.qualname)
            operation = named.decl.value if isinstance(named, VariableInfo) and named.decl.value is not None else operation
        if not isinstance(operation, Call) or depth > _MOST_DEPTH:
            return []
        dotted = dotted_name(operation.function)
        kind = dotted.rpartition(".")[2]
        if kind not in _APPLY and kind not in _NESTING:
            kind = self._inherited(cls, dotted)
        arguments = Arguments(self._program, cls.path, cls.decl.qualname, operation)
        if kind in _NESTING:
            return _NESTING[kind](self, migration, arguments, depth, line_of(operation.at))
        return _APPLY[kind](self, migration, arguments, line_of(operation.at)) if kind in _APPLY else []

    def _inherited(self, cls: ClassInfo, dotted: str) -> str:
        """The operation that a class of the project extends; empty for those that say nothing of columns."""
        made = self._program.class_named(cls.path, dotted, cls.decl.qualname)
        names = self._program.base_names(made) if made is not None else frozenset()
        known = sorted(name.rpartition(".")[2] for name in names if name.startswith("django.db.migrations."))
        return next((name for name in known if name in _APPLY or name in _NESTING), "")

    # ---- operations with others inside

    def _separate(self, migration: Migration, arguments: Arguments, depth: int, line: int) -> Changes:
        """The database's operations change the database, the state's only what the models are called."""
        before = dict(self.state)
        inside = items(self._program, migration.cls, arguments.expression("database_operations", 0))
        changes = self._all(migration, inside, depth + 1)
        self.state = before
        self._all(migration, items(self._program, migration.cls, arguments.expression("state_operations", 1)), depth + 1)
        return changes

    def _run_sql(self, migration: Migration, arguments: Arguments, depth: int, line: int) -> Changes:
        self._all(migration, items(self._program, migration.cls, arguments.expression("state_operations", 2)), depth + 1)
        value = arguments.expression("sql", 0)
        texts = [value] if value is not None and not isinstance(value, Collection) else items(self._program, migration.cls, value)
        changes: Changes = []
        for text in texts:
            statement = text.items[0] if isinstance(text, Collection) and text.items else text
            written = literal(self._program, migration.cls, statement)
            if isinstance(written, str) and written.strip():
                at = line_of(statement.at) if isinstance(statement, Constant) else line
                changes.extend(read_sql_text(written, Dialect.UNKNOWN, at)[0])
        return changes

    # ---- models

    def _create_model(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        name = arguments.text("name", 0)
        if not name:
            return self._not_understood(migration, "CreateModel", line)
        cls, key = migration.cls, (migration.label, name.lower())
        options = options_of(arguments.expression("options", 2))
        table = literal(self._program, cls, options.get("db_table"))
        own_table = table.strip('"').replace('"."', ".") if isinstance(table, str) else ""
        is_proxy = literal(self._program, cls, options.get("proxy")) is True
        is_managed = literal(self._program, cls, options.get("managed")) is not False
        parent = self._parent(migration, arguments.expression("bases", 3)) if is_proxy else None
        named = own_table or default_table(key)
        model = ModelState(key, parent.table if parent is not None else named, bool(own_table), is_managed and not is_proxy)
        self.state[key] = model
        for item in items(self._program, cls, arguments.expression("fields", 1)):
            if not isinstance(item, Collection) or len(item.items) != 2 or not isinstance(item.items[0], Constant):
                continue
            field_name = str(item.items[0].value)
            made = self._fields.read(migration, key, field_name, item.items[1], self.state)
            if made is None:
                self._not_understood(migration, f"the field {name}.{field_name}", line)
            else:
                model = self.state[key] = model.with_field(made)
        if not is_proxy and model.primary_key is None:
            if not any(item.name.endswith("_ptr") for item in model.fields.values()):
                column = ColumnDefinition("id", "bigint", False, primary_key=True, line=line)
                model = replace(model, fields={"id": FieldState("id", column), **model.fields})
        constraints: list[Constraint] = []
        for fields in unique_together(self._program, cls, options.get("unique_together")):
            made_unique = unique_constraint(model, fields, line)
            constraints.append(made_unique)
            model = replace(model, unique={**model.unique, fields: made_unique.name})
        for item in items(self._program, cls, options.get("constraints")):
            constraint = constraint_of(self._program, cls, item, model)
            if constraint is not None:
                constraints.append(constraint)
        if options.get("order_with_respect_to") is not None:
            model = model.with_field(_order(line))
        self.state[key] = model
        return created_model(model, constraints, self.state, line) if model.has_table else []

    def _parent(self, migration: Migration, bases: Expr | None) -> ModelState | None:
        """The model that a model extends, whose table a proxy shares."""
        for base in items(self._program, migration.cls, bases):
            if isinstance(base, Constant) and isinstance(base.value, str):
                label, _, name = base.value.rpartition(".")
                key = (label or migration.label, name.lower())
                return self.state.get(key) or unknown_model(key)
        return None

    def _delete_model(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model = self._model(migration, arguments.text("name", 0))
        self.state.pop(model.key, None)
        if not model.has_table:
            return []
        return [*(DropTable(model.join_table(field), line) for field in model.joins()), DropTable(model.table, line)]

    def _rename_model(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        old = self._model(migration, arguments.text("old_name", 0))
        name = arguments.text("new_name", 1)
        if not name:
            return self._not_understood(migration, "RenameModel", line)
        self.state, changes = renamed_model(old, (migration.label, name.lower()), self.state, line)
        return changes

    def _alter_table(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model = self._model(migration, arguments.text("name", 0))
        table = arguments.text("table", 1)
        changed = replace(model, table=table or default_table(model.key), has_own_table=bool(table))
        self.state[model.key] = changed
        return retabled_model(model, changed, line)

    def _alter_options(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model = self._model(migration, arguments.text("name", 0))
        managed = literal(self._program, migration.cls, options_of(arguments.expression("options", 1)).get("managed"))
        if isinstance(managed, bool):
            self.state[model.key] = replace(model, has_table=managed)
        return []

    def _alter_order(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model = self._model(migration, arguments.text("name", 0))
        made = _order(line)
        if not arguments.text("order_with_respect_to", 1) or "_order" in model.fields or made.column is None:
            return []
        self.state[model.key] = model.with_field(made)
        return [AddColumn(model.table, made.column, line=line)] if model.has_table else []

    def _alter_unique(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model = self._model(migration, arguments.text("name", 0))
        wanted = unique_together(self._program, migration.cls, arguments.expression("unique_together", 1))
        gone = [name for fields, name in model.unique.items() if fields not in wanted]
        changes: Changes = [DropConstraint(model.table, name, line=line) for name in gone]
        unique = {key: name for key, name in model.unique.items() if key in wanted}
        for fields in wanted:
            if fields not in unique:
                constraint = unique_constraint(model, fields, line)
                unique[fields] = constraint.name
                changes.append(AddConstraint(model.table, constraint, line))
        self.state[model.key] = replace(model, unique=unique)
        return changes if model.has_table else []

    # ---- fields

    def _add_field(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model, name = self._model(migration, arguments.text("model_name", 0)), arguments.text("name", 1)
        made = self._fields.read(migration, model.key, name, arguments.expression("field", 2), self.state) if name else None
        if made is None or not model.key[1]:
            return self._not_understood(migration, "AddField", line)
        changed = self.state[model.key] = model.with_field(made)
        return added_field(changed, made, self.state, line) if model.has_table else []

    def _remove_field(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model, name = self._model(migration, arguments.text("model_name", 0)), arguments.text("name", 1)
        self.state[model.key] = model.without_field(name)
        return dropped_field(model, name, line) if model.has_table and name else []

    def _alter_field(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model, name = self._model(migration, arguments.text("model_name", 0)), arguments.text("name", 1)
        made = self._fields.read(migration, model.key, name, arguments.expression("field", 2), self.state) if name else None
        if made is None or not model.key[1]:
            return self._not_understood(migration, "AlterField", line)
        changed, changes = altered_field(model, made, self.state, line)
        self.state[model.key] = changed
        return changes if model.has_table else []

    def _rename_field(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model = self._model(migration, arguments.text("model_name", 0))
        old, new = arguments.text("old_name", 1), arguments.text("new_name", 2)
        if not old or not new:
            return self._not_understood(migration, "RenameField", line)
        changed, changes = renamed_field(model, old, new, line)
        self.state[model.key] = changed
        return changes if model.has_table else []

    # ---- constraints and programs

    def _add_constraint(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model = self._model(migration, arguments.text("model_name", 0))
        constraint = constraint_of(self._program, migration.cls, arguments.expression("constraint", 1), model)
        return [AddConstraint(model.table, constraint, line)] if constraint is not None and model.has_table else []

    def _remove_constraint(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        model, name = self._model(migration, arguments.text("model_name", 0)), arguments.text("name", 1)
        return [DropConstraint(model.table, name, line=line)] if name and model.has_table else []

    def _run_python(self, migration: Migration, arguments: Arguments, line: int) -> Changes:
        return list(program_changes(self._program, migration, arguments.expression("code", 0), self.state))

    def _model(self, migration: Migration, name: str) -> ModelState:
        key: ModelKey = (migration.label, name.lower())
        return self.state.get(key) or unknown_model(key)

    def _not_understood(self, migration: Migration, what: str, line: int) -> Changes:
        self.problems.append(HistoryProblem(migration.path, line, f"{what} cannot be told without running the migration"))
        return []


def _order(line: int) -> FieldState:
    return FieldState("_order", ColumnDefinition("_order", "integer", False, line=line), has_own_column=True)


_Apply = Callable[[Operations, Migration, Arguments, int], Changes]
_Nest = Callable[[Operations, Migration, Arguments, int, int], Changes]
_APPLY: dict[str, _Apply] = {
    "CreateModel": Operations._create_model,
    "DeleteModel": Operations._delete_model,
    "RenameModel": Operations._rename_model,
    "AlterModelTable": Operations._alter_table,
    "AlterModelOptions": Operations._alter_options,
    "AlterOrderWithRespectTo": Operations._alter_order,
    "AlterUniqueTogether": Operations._alter_unique,
    "AddField": Operations._add_field,
    "RemoveField": Operations._remove_field,
    "AlterField": Operations._alter_field,
    "RenameField": Operations._rename_field,
    "AddConstraint": Operations._add_constraint,
    "RemoveConstraint": Operations._remove_constraint,
    "RunPython": Operations._run_python,
}
_NESTING: dict[str, _Nest] = {"SeparateDatabaseAndState": Operations._separate, "RunSQL": Operations._run_sql}
