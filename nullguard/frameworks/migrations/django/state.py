"""Models as they stand while migrations are replayed, and the names that Django gives to their tables and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import msgspec

from nullguard.model.ddl import ColumnDefinition

ModelKey = tuple[str, str]
"""App label and lower-case name of a model."""


@dataclass(frozen=True)
class JoinTable:
    """The table that a many-to-many field makes by itself. `name` is set where the field gives it."""

    target: ModelKey
    name: str = ""


@dataclass(frozen=True)
class FieldState:
    """A field: its column, with its name, or its join table, or neither. `has_own_column` says that the column's name is
    given, so that it stays when the field is renamed; `unique` names the constraint that the field makes, `fills` says that
    rows which exist get a value when the field is added."""

    name: str
    column: ColumnDefinition | None = None
    join: JoinTable | None = None
    has_own_column: bool = False
    is_relation: bool = False
    unique: str = ""
    fills: bool = False

    def renamed(self, name: str) -> FieldState:
        """The field under another name, with the column that goes by it."""
        if self.column is None or self.has_own_column:
            return replace(self, name=name)
        column = f"{name}_id" if self.is_relation else name
        return replace(self, name=name, column=with_name(self.column, column))


@dataclass(frozen=True)
class ModelState:
    """A model. `has_table` is False for proxies and for tables that others manage. `unique` are the sets of fields of
    unique_together with the names of their constraints."""

    key: ModelKey
    table: str
    has_own_table: bool = False
    has_table: bool = True
    fields: dict[str, FieldState] = field(default_factory=dict)
    unique: dict[tuple[str, ...], str] = field(default_factory=dict)

    @property
    def primary_key(self) -> ColumnDefinition | None:
        return next((item.column for item in self.fields.values() if item.column and item.column.primary_key), None)

    def column(self, name: str) -> str:
        """The column of a field; the name itself where the field is not known."""
        known = self.fields.get(name) or (self.fields.get(name.removesuffix("_id")) if name.endswith("_id") else None)
        return known.column.name if known is not None and known.column is not None else name

    def join_table(self, of: FieldState) -> str:
        """The name of the join table of one of the model's fields."""
        assert of.join is not None
        return of.join.name or f"{self.table}_{of.name}"

    def join_columns(self, of: FieldState) -> tuple[str, str]:
        """The columns of a join table that point to the model and to the target."""
        assert of.join is not None
        own, other = self.key[1], of.join.target[1]
        return (f"from_{own}_id", f"to_{other}_id") if own == other else (f"{own}_id", f"{other}_id")

    def joins(self) -> Iterator[FieldState]:
        """The fields with a join table."""
        return (known for known in self.fields.values() if known.join is not None)

    def with_field(self, known: FieldState, instead: str = "") -> ModelState:
        """The model with a field, at the end or in the place of another."""
        if not instead:
            return replace(self, fields={**self.fields, known.name: known})
        placed = {known.name if name == instead else name: known if name == instead else old for name, old in self.fields.items()}
        return replace(self, fields={**placed, known.name: known})

    def without_field(self, name: str) -> ModelState:
        return replace(self, fields={known: item for known, item in self.fields.items() if known != name})


State = dict[ModelKey, ModelState]

# Django's own apps whose tables are called otherwise; source: `db_table` in django.contrib of Django 5.2.
_OWN_TABLES = {
    ("admin", "logentry"): "django_admin_log",
    ("contenttypes", "contenttype"): "django_content_type",
    ("flatpages", "flatpage"): "django_flatpage",
    ("redirects", "redirect"): "django_redirect",
    ("sessions", "session"): "django_session",
    ("sites", "site"): "django_site",
}


def default_table(key: ModelKey) -> str:
    """The table of a model whose options name none."""
    return f"{key[0]}_{key[1]}"


def table_of(state: State, key: ModelKey) -> str:
    """The table of a model, also of one that no migration of the tree creates."""
    return state[key].table if key in state else _OWN_TABLES.get(key) or default_table(key)


def unknown_model(key: ModelKey) -> ModelState:
    """A model that no migration of the tree creates: its table by convention, its fields unknown."""
    return ModelState(key, table_of({}, key))


def with_name(column: ColumnDefinition, name: str) -> ColumnDefinition:
    """The column under another name."""
    return msgspec.structs.replace(column, name=name)
