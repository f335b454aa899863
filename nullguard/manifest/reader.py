"""The manifest file (`nullguard.manifest.yaml`): what somebody wrote down, or measured, about production."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from nullguard.manifest.build import column_of
from nullguard.manifest.copies import copied, unmeant
from nullguard.manifest.document import Places, read_document
from nullguard.manifest.errors import ManifestError, Problem
from nullguard.manifest.nullability import CONSTRAINT, DATABASE_SCHEMA, SET_NULL, STATISTICS
from nullguard.manifest.services import budgets_of, callers_of, services_of
from nullguard.model.schema import (
    Basis,
    Column,
    Database,
    Evidence,
    Manifest,
    Origin,
    Statistics,
    Table,
    UniqueKey,
)


def read_with_places(path: Path, shown: str = "") -> tuple[Manifest, Places]:
    """The manifest in a file, and where its keys stand; `shown` is the path as evidence and errors name it (the path as given
    when empty). Raises ManifestError, also when the file cannot be read."""
    name = shown or path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ManifestError([Problem(name, 0, 0, f"cannot be read: {error.strerror or error}")]) from None
    document, places = read_document(name, data, schema())
    return _manifest(name, document, places), places


def read_manifest_text(file: str, data: bytes) -> Manifest:
    """The manifest in the bytes of a file called `file`. Raises ManifestError with everything that is wrong."""
    return _manifest(file, *read_document(file, data, schema()))


def _manifest(file: str, document: dict[str, Any] | None, places: Places) -> Manifest:
    if document is None:
        return Manifest()
    databases = {name: _database(file, name, value or {}, places) for name, value in (document.get("databases") or {}).items()}
    return Manifest(
        databases,
        tuple(services_of(document)),
        tuple(callers_of(document)),
        {name: value or {} for name, value in (document.get("environments") or {}).items()},
        budgets_of(document),
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of the file, as shipped."""
    text = resources.files("nullguard.manifest").joinpath("schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _database(file: str, name: str, value: dict[str, Any], places: Places) -> Database:
    tables = {
        table: _table(file, table, given or {}, places, ("databases", name, "tables", table))
        for table, given in (value.get("tables") or {}).items()
    }
    return Database(name, tables, tuple(value.get("units") or (".",)))


def _table(file: str, name: str, value: dict[str, Any], places: Places, path: tuple[str, ...]) -> Table:
    rows = value.get("rows")
    columns = {
        column: _column(file, column, given or {}, places, (*path, "columns", column), rows)
        for column, given in (value.get("columns") or {}).items()
    }
    unique = tuple(map(_unique, value.get("unique") or ()))
    return Table(name, columns, rows, unique, tuple(value.get("checks") or ()), is_view=bool(value.get("view")))


def _unique(value: list[str] | dict[str, Any]) -> UniqueKey:
    if isinstance(value, list):
        return UniqueKey(tuple(value))
    return UniqueKey(tuple(value.get("columns") or ()), value.get("where") or "", value.get("nulls_distinct") is not False)


def _column(file: str, name: str, value: dict[str, Any], places: Places, path: tuple[str, ...], rows: int | None) -> Column:
    """A column with the evidence that the file gives: the word `nullable`, or nulls that were counted."""
    evidence = []
    nullable, fraction, copied_from = value.get("nullable"), value.get("null_fraction"), value.get("nullable_from")
    if nullable is not None:
        line = places.get((*path, "nullable"), (0, 0))[0]
        text = f"nullable: {str(nullable).lower()}"
        if copied_from == DATABASE_SCHEMA and nullable:
            evidence.append(unmeant(file, line, text))
        elif copied_from and copied_from != DATABASE_SCHEMA:
            evidence.append(copied(nullable, copied_from, file, line, text))
        else:
            evidence.append(Evidence(Origin.MANIFEST, nullable, True, file, line, text))
    if fraction:
        line = places.get((*path, "null_fraction"), (0, 0))[0]
        evidence.append(Evidence(Origin.MANIFEST, True, True, file, line, f"null_fraction: {fraction}", STATISTICS))
    if value.get("on_delete") == SET_NULL and nullable is not False:
        line = places.get((*path, "on_delete"), (0, 0))[0]
        evidence.append(Evidence(Origin.MANIFEST, True, True, file, line, f"on_delete: {SET_NULL}", CONSTRAINT))
    draft = Column(
        name,
        value.get("type") or "",
        statistics=Statistics(
            fraction, rows, value.get("avg_width"), value.get("n_distinct"), _basis(value.get("basis")), value.get("sample")
        ),
        added_by=value.get("added_by") or "",
        primary_key=bool(value.get("primary_key")),
        references=value.get("references") or "",
        default=value.get("default") or "",
        generated=bool(value.get("generated")),
        backfilled_by=value.get("backfilled_by") or "",
    )
    return column_of(name, evidence, draft)


def _basis(value: str | None) -> Basis | None:
    return Basis(value) if value else None
