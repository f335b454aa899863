"""What a database declares: tables, views, columns, keys and conditions, through SQLAlchemy's inspector."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine.reflection import Inspector, ObjectKind
from sqlalchemy.exc import CompileError, SQLAlchemyError
from sqlalchemy.types import NullType, TypeEngine

from nullguard.manifest.live.facts import listed
from nullguard.manifest.live.failures import failure, is_fatal
from nullguard.manifest.live.mysql import decoded
from nullguard.manifest.live.session import Session

_PARTS = ("columns", "pk_constraint", "foreign_keys", "unique_constraints", "indexes", "check_constraints")

_COLLATION = re.compile(r"(?: character set \S+)? collate \S+$", re.IGNORECASE)
"""How values compare is part of the type to SQLAlchemy, and of no interest here."""


@dataclass(frozen=True)
class Declared:
    """A table or view; `parts` are facts in the inspector's own form, by the name of its method (`get_foreign_keys`)."""

    name: str
    is_view: bool
    parts: Mapping[str, Any]

    def many(self, part: str) -> Sequence[Mapping[str, Any]]:
        """The facts of one kind, in their order."""
        return self.parts.get(part) or ()

    @property
    def primary_key(self) -> tuple[str, ...]:
        return tuple((self.parts.get("pk_constraint") or {}).get("constrained_columns") or ())


def declared(session: Session, schema: str) -> Iterator[Declared]:
    """The tables and views of a schema that the options ask for, in order of name. What cannot be read is left out with a
    warning."""
    inspector = session.inspector()
    if session.address.family == "postgresql":
        yield from _at_once(session, inspector, schema)
        return
    views = set(inspector.get_view_names(schema)) if session.address.family == "sqlite" else set()
    names = [*inspector.get_table_names(schema), *views]
    found = {name: Declared(name, name in views, {}) for name in sorted(names) if session.options.reads(schema, name)}
    failed: dict[str, str] = {}
    for name, table in found.items():
        try:
            parts = {part: getattr(inspector, f"get_{part}")(name, schema) for part in (_PARTS[:1] if table.is_view else _PARTS)}
        except SQLAlchemyError as error:
            if is_fatal(error):
                raise
            failed[name] = failure(error, session.address, session.options.timeout_ms).message
        else:
            yield Declared(name, table.is_view, parts)
    if failed:
        what = "keys and conditions of " if session.address.family == "mysql" else ""
        session.warn(f"cannot read {what}{listed(failed)}: {failed[min(failed)]}")
    if session.address.family == "mysql":
        yield from _by_information_schema(session, schema, failed)


def type_of(session: Session, kind: Any) -> str:
    """A type as the dialect writes it, in lower case as people do; empty where SQLAlchemy does not know it."""
    if isinstance(kind, str):
        return kind
    if not isinstance(kind, TypeEngine) or isinstance(kind, NullType):
        return ""
    try:
        written = _COLLATION.sub("", kind.compile(session.connection.dialect))
    except CompileError:
        return ""
    return written if "'" in written or '"' in written else written.lower().replace(", ", ",")


def _at_once(session: Session, inspector: Inspector, schema: str) -> Iterator[Declared]:
    """All tables with a query for each kind of fact; PostgreSQL lets every user read its catalogues."""
    views = {*inspector.get_view_names(schema), *inspector.get_materialized_view_names(schema)}
    found = {part: getattr(inspector, f"get_multi_{part}")(schema, kind=ObjectKind.ANY) for part in _PARTS}
    for key in sorted(found["columns"], key=lambda key: key[1]):
        if session.options.reads(schema, key[1]):
            yield Declared(key[1], key[1] in views, {part: facts.get(key) for part, facts in found.items()})


def _by_information_schema(session: Session, schema: str, failed: Collection[str]) -> Iterator[Declared]:
    """Views of MySQL, and tables that the user may not SHOW: the information schema tells of every column that it may use."""
    columns: dict[str, list[dict[str, Any]]] = {}
    keys: dict[str, list[str]] = {}
    views: set[str] = set()
    for table, kind, name, written, nullable, key in session.rows(
        "select c.table_name, t.table_type, c.column_name, c.column_type, c.is_nullable, c.column_key"
        " from information_schema.columns c join information_schema.tables t"
        " on t.table_schema = c.table_schema and t.table_name = c.table_name"
        " where c.table_schema = :schema order by c.table_name, c.ordinal_position",
        schema=schema,
    ):
        if kind == "VIEW":
            views.add(table)
        elif table not in failed:
            continue
        if session.options.reads(schema, table):
            found = {"name": name, "type": decoded(written), "nullable": nullable == "YES", "default": None}
            columns.setdefault(table, []).append(found)
            if decoded(key) == "PRI":
                keys.setdefault(table, []).append(name)
    for table, known in columns.items():
        yield Declared(table, table in views, {"columns": known, "pk_constraint": {"constrained_columns": keys.get(table)}})
