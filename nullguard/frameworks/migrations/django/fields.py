"""Fields in migrations: the column or join table that `models.ForeignKey(null=True, to="shop.customer")` makes."""

from __future__ import annotations

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.django.models.field_classes import FieldClass, FieldKind
from nullguard.frameworks.django.models.fields import FieldReader, ModelField
from nullguard.frameworks.migrations.django.column_types import column_type
from nullguard.frameworks.migrations.django.sources import Migration, ModelSettings
from nullguard.frameworks.migrations.django.state import FieldState, JoinTable, ModelKey, State, table_of
from nullguard.model.ddl import ColumnDefinition
from nullguard.model.nodes import dotted_name
from nullguard.model.span import line_of
from nullguard.model.syntax import Call, Constant, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import VariableInfo

_RELATIONS = (FieldKind.FOREIGN_KEY, FieldKind.ONE_TO_ONE)
_KEYLESS = ("CompositePrimaryKey", "GenericForeignKey")
_DATABASE_ACTIONS = {"DB_CASCADE": "cascade", "DB_SET_NULL": "set null", "DB_SET_DEFAULT": "set default"}
"""Actions of Django 6.0 that the database takes; all others are Python's."""


class MigrationFields:
    """Reads the fields of one program's migrations."""

    def __init__(self, program: Program, settings: ModelSettings) -> None:
        self._program = program
        self._settings = settings
        self._reader = FieldReader(program)

    def read(self, migration: Migration, model: ModelKey, name: str, value: Expr | None, state: State) -> FieldState | None:
        """The field that an operation gives to a model; None when nobody can tell what it is."""
        cls = migration.cls
        if value is not None and not isinstance(value, Call):
            named = self._program.resolve(cls.path, dotted_name(value), cls.decl.qualname)
            value = named.decl.value if isinstance(named, VariableInfo) else None
        if not isinstance(value, Call):
            return None
        dotted = dotted_name(value.function)
        simple = dotted.rpartition(".")[2]
        if not simple:
            return None
        if simple in _KEYLESS:
            return FieldState(name)
        line = line_of(value.at)
        arguments = Arguments(self._program, cls.path, cls.decl.qualname, value)
        made = self._reader.read(cls, name, value, line) or _unknown(name, simple, migration, line, arguments)
        if made.kind is FieldKind.GENERIC_KEY:
            return FieldState(name)
        if made.kind is FieldKind.MANY:
            return self._many(migration, model, name, made, arguments)
        return self._column(migration, model, made, arguments, state)

    def target(self, migration: Migration, model: ModelKey, to: Expr | None) -> ModelKey | None:
        """The model that a relation points to."""
        if isinstance(to, Constant):
            written = str(to.value)
        elif isinstance(to, Call):
            written = self._settings.model("AUTH_USER_MODEL", migration.path)
        else:
            written = self._settings.model(dotted_name(to), migration.path)
        if written == "self":
            return model
        label, _, name = written.rpartition(".")
        return (label or model[0], name.lower()) if name else None

    def _many(self, migration: Migration, model: ModelKey, name: str, made: ModelField, arguments: Arguments) -> FieldState:
        target = self.target(migration, model, made.to)
        is_made = made.field_class.name.endswith(("ManyToManyField", "ManyToMany"))
        if not is_made or target is None or arguments.expression("through", 5) is not None:
            return FieldState(name)
        return FieldState(name, join=JoinTable(target, arguments.text("db_table")))

    def _column(self, migration: Migration, model: ModelKey, made: ModelField, arguments: Arguments, state: State) -> FieldState:
        is_relation = made.kind in _RELATIONS
        target = self.target(migration, model, made.to) if is_relation else None
        other = state.get(target) if target is not None else None
        references = table_of(state, target) if target is not None else ""
        if arguments.flag("db_constraint") is False:
            references = ""
        key = other.primary_key if other is not None else None
        action = dotted_name(arguments.expression("on_delete", 1)).rpartition(".")[2] if is_relation else ""
        column = ColumnDefinition(
            made.column or (f"{made.name}_id" if is_relation else made.name),
            key.type if key is not None else "" if is_relation else column_type(made.field_class.name, arguments),
            made.nullable,
            _sql(arguments.expression("db_default")),
            made.primary_key,
            generated=made.field_class.name == "GeneratedField",
            references=references,
            on_delete=_DATABASE_ACTIONS.get(action, ""),
            line=made.line,
        )
        is_unique = made.kind is FieldKind.ONE_TO_ONE or arguments.flag("unique") is True
        table = table_of(state, model)
        return FieldState(
            made.name,
            column,
            has_own_column=bool(made.column),
            is_relation=is_relation,
            unique=f"{table}_{column.name}_key" if is_unique and not made.primary_key else "",
            fills=_fills(arguments),
        )


def _unknown(name: str, simple: str, migration: Migration, line: int, arguments: Arguments) -> ModelField:
    """A field of a class that nobody has here: a column, since everything else is known by its name."""
    null = arguments.flag("null")
    nullable = None if null is None and arguments.open else null is True
    column = arguments.text("db_column")
    is_key = arguments.flag("primary_key") is True
    made = FieldClass(FieldKind.COLUMN, simple)
    return ModelField(name, made, migration.cls, line, nullable, null is not None, "", column, is_key)


def _fills(arguments: Arguments) -> bool:
    default = arguments.expression("default")
    is_none = isinstance(default, Constant) and default.kind == "null"
    stamped = any(arguments.flag(name) is True for name in ("auto_now", "auto_now_add"))
    return stamped or arguments.expression("db_default") is not None or (default is not None and not is_none)


def _sql(value: Expr | None) -> str:
    """A default as SQL, where it is a constant or the present moment."""
    if isinstance(value, Call):
        name = dotted_name(value.function).rpartition(".")[2]
        if name == "Now":
            return "CURRENT_TIMESTAMP"
        return _sql(value.arguments[0].value) if name == "Value" and value.arguments else ""
    if not isinstance(value, Constant) or value.value is None:
        return ""
    if isinstance(value.value, bool):
        return str(value.value).lower()
    return f"'{value.value.replace(chr(39), chr(39) * 2)}'" if isinstance(value.value, str) else str(value.value)
