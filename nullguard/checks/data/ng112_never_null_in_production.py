"""NG112: a nullable column that is null in no row of production."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nullguard.checks.context import Context
from nullguard.checks.data.production import looked_at, none_null
from nullguard.checks.data.signs import Signs
from nullguard.checks.data.subject import Subject
from nullguard.knowledge.not_null import not_null
from nullguard.languages.sql.dialects import dialect_of_word
from nullguard.manifest.nullability import CONSTRAINT, VALIDATION, in_order
from nullguard.model.ddl import Dialect
from nullguard.model.finding import Confidence, Finding, Level, Place, Step
from nullguard.model.schema import MATCHED_BY_NAME, AttributeKind, Basis, Column, Evidence, Manifest, Origin, Table

MIN_ROWS = 3000
"""The default of the option `min-rows`: with none of 3,000 rows null, fewer than 0.1 % of all are, with 95 % confidence."""

_TYPE = re.compile(r"[a-z][a-z0-9_ ]*(?:\([^()]+\)[a-z0-9_ ]*)?")
_LONGEST_TYPE = 200
_NAMES = {
    Dialect.POSTGRESQL: "PostgreSQL",
    Dialect.MYSQL: "MySQL",
    Dialect.MARIADB: "MariaDB",
    Dialect.H2: "H2",
    Dialect.ORACLE: "Oracle",
    Dialect.SQLSERVER: "SQL Server",
}


@dataclass(frozen=True)
class _Server:
    """What runs the statements."""

    dialect: Dialect
    version: str


@dataclass(frozen=True)
class _Candidate:
    """A column that could be NOT NULL: where it is declared, and by which class, when there is one."""

    label: str
    table: str
    column: Column
    declared: Evidence
    symbol: str = ""


def check(context: Context) -> Iterator[Finding]:
    """Columns that the schema lets be null, whose rows in production all have a value, and that nothing sets to null."""
    least = int(context.options.get("NG112", {}).get("min-rows", MIN_ROWS))
    server = _server(context.manifest)
    seen: set[tuple[str, str]] = set()
    for candidate in _candidates(context, least):
        if (key := (candidate.declared.path, candidate.label)) not in seen:
            seen.add(key)
            yield _finding(candidate, server)


def _candidates(context: Context, least: int) -> Iterator[_Candidate]:
    signs = Signs(context)
    mapped_columns: set[tuple[str, str]] = set()
    views = {name for name, table in _tables(context.manifest) if table.is_view}
    for entity in sorted(context.schema.entities, key=lambda entity: (entity.path, entity.line, entity.class_id)):
        if entity.abstract or entity.matched_by == MATCHED_BY_NAME:
            continue
        for mapped in entity.attributes.values():
            if mapped.kind not in (AttributeKind.COLUMN, AttributeKind.RELATION) or not mapped.column or mapped.primary_key:
                continue
            table = mapped.table or entity.table
            mapped_columns.add((table, mapped.column))
            column = context.schema.column(entity, mapped)
            if column is None or table in views or not _is_never_null(column, least):
                continue
            reasons = signs.reasons(f"{entity.class_id}.{mapped.name}", Subject(entity, mapped, column))
            if any(reason.startswith("the code sets") for reason in reasons):
                continue
            cls = context.program.classes.get(entity.class_id)
            yield _Candidate(
                f"{table}.{mapped.column}",
                table,
                column,
                _declaration(mapped.evidence, entity.path, entity.line),
                cls.dotted if cls is not None else entity.name,
            )
    for name, known in _tables(context.manifest):
        for column in known.columns.values() if not known.is_view else ():
            if (name, column.name) not in mapped_columns and _is_never_null(column, least):
                declared = next((item for item in column.evidence if item.origin is Origin.MANIFEST and item.line), None)
                if declared is not None:
                    yield _Candidate(f"{name}.{column.name}", name, column, declared)


def _tables(manifest: Manifest) -> Iterator[tuple[str, Table]]:
    for database in manifest.databases.values():
        yield from database.tables.items()


def _is_never_null(column: Column, least: int) -> bool:
    """Whether a column may be null, is so in none of enough rows, and does not become so by the database's own doing."""
    statistics = column.statistics
    if column.nullable is not True or column.primary_key or column.generated or statistics.null_fraction != 0:
        return False
    rows = looked_at(statistics)
    emptied = any(item.kind == CONSTRAINT and item.nullable for item in column.evidence)
    return rows is not None and rows >= least and not emptied


def _declaration(evidence: tuple[Evidence, ...], path: str, line: int) -> Evidence:
    """Where the mapping declares a column, the class itself where it says nothing of it."""
    said = (item for item in in_order(evidence) if item.line and item.kind != VALIDATION)
    return next(said, Evidence(Origin.MAPPING, None, False, path, line, ""))


def _server(manifest: Manifest) -> _Server:
    """The engine of production, else that of the only environment."""
    known = manifest.environments
    environment = known.get("production") or (next(iter(known.values())) if len(known) == 1 else {})
    database = environment.get("database")
    if not isinstance(database, dict):
        return _Server(Dialect.UNKNOWN, "")
    words = re.split(r"[^a-z0-9]+", str(database.get("engine") or "").lower())
    dialect = next((found for word in words if (found := dialect_of_word(word)) is not Dialect.UNKNOWN), Dialect.UNKNOWN)
    return _Server(dialect, str(database.get("version") or ""))


def _finding(candidate: _Candidate, server: _Server) -> Finding:
    declared, column = candidate.declared, candidate.column
    facts = next((item for item in column.evidence if item.nullable and item.line and item.path != declared.path), None)
    steps = [
        Step(
            Place(declared.path, declared.line), f"'{candidate.label}' is declared{f': {declared.text}' if declared.text else ''}"
        )
    ]
    if facts is not None:
        steps.append(Step(Place(facts.path, facts.line), f"it may be null: {facts.text}"))
    return Finding(
        rule="NG112",
        level=Level.NOTE,
        confidence=Confidence.HIGH if column.statistics.basis is Basis.COUNTED else Confidence.MEDIUM,
        message=_message(candidate, server),
        place=Place(declared.path, declared.line),
        symbol=candidate.symbol,
        subject=candidate.label,
        expression=column.name,
        steps=tuple(steps),
        reasons=(none_null(column.statistics),),
        caused_by=tuple(sorted({item.path for item in column.evidence if item.line})),
    )


def _message(candidate: _Candidate, server: _Server) -> str:
    column = candidate.column
    kind = column.type if len(column.type) <= _LONGEST_TYPE and _TYPE.fullmatch(column.type) else ""
    change = not_null(server.dialect, server.version, candidate.table, column.name, kind)
    told = f"'{candidate.label}' is nullable, but {none_null(column.statistics)}: declare it NOT NULL"
    if change.statements:
        told += f". In {_NAMES[server.dialect]}: {'; '.join(change.statements)}"
    return f"{told} ({'; '.join(change.advice)})." if change.advice else f"{told}."
