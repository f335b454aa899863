"""Declarations and statistics as tables of the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nullguard.manifest.build import column_of
from nullguard.manifest.live.declarations import Declared, type_of
from nullguard.manifest.live.facts import SchemaFacts, TableFacts
from nullguard.manifest.live.session import Session
from nullguard.manifest.nullability import CONSTRAINT, DATABASE_SCHEMA
from nullguard.model.schema import Column, Evidence, Origin, Statistics, Table, UniqueKey

_MOST_DEFAULT = 200
"""Characters of a column's default that are kept."""


@dataclass(frozen=True)
class _Foreign:
    """A foreign key of one column."""

    target: str
    sets_null: bool

    @staticmethod
    def of(session: Session, told: Mapping[str, Any] | None, schema: str, home: str) -> _Foreign | None:
        """The key as the inspector tells it, in a table of a schema."""
        if told is None:
            return None
        # PostgreSQL's inspector leaves out the schema of a table elsewhere that needs none to be found, others that of the table.
        unnamed = session.default_schema if session.address.family == "postgresql" else schema
        target = qualified(told.get("referred_schema") or unnamed, told["referred_table"], home)
        return _Foreign(target, str((told.get("options") or {}).get("ondelete", "")).upper() == "SET NULL")


def table_of(session: Session, declaration: Declared, schema: str, home: str, facts: SchemaFacts) -> Table:
    """A table of the manifest, from a schema; names of tables in the schema `home` stay unqualified."""
    known = facts.tables.get(declaration.name, TableFacts())
    keys = {
        foreign["constrained_columns"][0]: foreign
        for foreign in declaration.many("foreign_keys")
        if len(foreign["constrained_columns"]) == 1
    }
    columns = {
        written["name"]: _column(
            session, declaration, written, _Foreign.of(session, keys.get(written["name"]), schema, home), known, facts
        )
        for written in declaration.many("columns")
    }
    return Table(
        qualified(schema, declaration.name, home),
        columns,
        known.rows,
        tuple(dict.fromkeys(_unique(declaration))),
        tuple(dict.fromkeys(_checks(declaration))),
        is_view=declaration.is_view,
    )


def qualified(schema: str, name: str, home: str) -> str:
    """A table's name in the manifest."""
    return name if schema in ("", home) else f"{schema}.{name}"


def with_statistics(label: str, column: Column, statistics: Statistics) -> Column:
    """A column with statistics; that there are nulls is evidence for a column of which nothing else says that."""
    evidence = column.evidence
    if statistics.null_fraction and column.nullable is None:
        said = Evidence(Origin.DATABASE, True, True, label, 0, f"null_fraction: {statistics.null_fraction:g}", "statistics")
        evidence = (*evidence, said)
    draft = Column(
        column.name,
        column.type,
        column.nullable,
        column.explicit,
        statistics=statistics,
        primary_key=column.primary_key,
        references=column.references,
        default=column.default,
        generated=column.generated,
    )
    return column_of(column.name, evidence, draft)


def _column(
    session: Session,
    table: Declared,
    written: Mapping[str, Any],
    foreign: _Foreign | None,
    known: TableFacts,
    facts: SchemaFacts,
) -> Column:
    name = written["name"]
    is_key = name in table.primary_key
    nullable = _nullable(session, table, written, is_key, facts)
    evidence = []
    if nullable is not None:
        text = "NULL in the database" if nullable else "NOT NULL in the database"
        evidence.append(Evidence(Origin.DATABASE, nullable, True, session.label, 0, text, DATABASE_SCHEMA))
    if nullable and ((foreign is not None and foreign.sets_null) or (table.name, name) in facts.emptied):
        evidence.append(Evidence(Origin.DATABASE, True, True, session.label, 0, "ON DELETE SET NULL", CONSTRAINT))
    statistics = known.statistics.get(name, Statistics(rows=known.rows))
    if nullable is False:
        # A share of nulls from before the column became NOT NULL would mislead, and 0 tells nothing new.
        statistics = Statistics(None, statistics.rows, statistics.avg_width, statistics.n_distinct)
    draft = Column(
        name,
        facts.types.get((table.name, name)) or type_of(session, written["type"]),
        primary_key=is_key,
        references=foreign.target if foreign is not None else "",
        default=str(written.get("default") or "")[:_MOST_DEFAULT],
        generated=bool(written.get("computed")),
    )
    return with_statistics(session.label, column_of(name, evidence, draft), statistics)


def _nullable(session: Session, table: Declared, written: Mapping[str, Any], is_key: bool, facts: SchemaFacts) -> bool | None:
    """What the database says; views of PostgreSQL and SQLite say of no column that it is never null."""
    if table.is_view and session.address.family != "mysql":
        return None
    if not written["nullable"]:
        return (table.name, written["name"]) in facts.unenforced
    if is_key:
        # SQLite alone lets a primary key be null, unless it is the row's own number; nobody wants that.
        return False if type_of(session, written["type"]) == "integer" and len(table.primary_key) == 1 else None
    return True


def _unique(table: Declared) -> Iterator[UniqueKey]:
    """Unique constraints and indexes of columns; indexes of expressions, and those still being built, guarantee nothing here."""
    for constraint in (*table.many("unique_constraints"), *(index for index in table.many("indexes") if index["unique"])):
        columns = tuple(constraint["column_names"])
        options = constraint.get("dialect_options") or {}
        if not columns or None in columns or options.get("postgresql_invalid"):
            continue
        where = options.get("postgresql_where") or options.get("sqlite_where")
        nulls = options.get("postgresql_nulls_not_distinct")
        yield UniqueKey(columns, str(where) if where is not None else "", not nulls)


def _checks(table: Declared) -> Iterator[str]:
    """Conditions that every row fulfils: not those that old rows were never checked against."""
    for check in table.many("check_constraints"):
        text = str(check["sqltext"]).strip()
        if text and not (check.get("dialect_options") or {}).get("not_valid") and not text.upper().endswith("NOT ENFORCED"):
            yield text
