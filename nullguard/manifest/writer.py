"""The manifest file as text: written anew, or changed where its facts changed and left alone everywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nullguard.manifest.copies import source_of
from nullguard.manifest.document import read_document
from nullguard.manifest.errors import ManifestError, Problem
from nullguard.manifest.nullability import CONSTRAINT, DATABASE_SCHEMA, SET_NULL, STATISTICS, in_order
from nullguard.manifest.reader import schema
from nullguard.manifest.services import with_services
from nullguard.manifest.yaml_edit import edited
from nullguard.manifest.yaml_text import children
from nullguard.model.schema import Column, Database, Evidence, Manifest, Origin, Statistics, Table, UniqueKey

_HEAD = (
    "# What production is. 'nullguard manifest build' fills in tables and columns;",
    "# comments, and whatever else is written here by hand, stay.",
)
_BOM = "\ufeff"


def written(manifest: Manifest, file: str = "", existing: bytes = b"") -> bytes:
    """The bytes of a manifest file with the databases, services and environments of `manifest`.

    `existing` is what the file named `file` holds now: its comments, its other sections, the order of its keys, and all text
    whose value does not change are kept; databases that `manifest` does not have stay too. Raises ManifestError where
    `existing` is no manifest, or is written so that it cannot be changed in place.
    """
    old = _document(file, existing)
    new = old or {"version": 1}
    for section, given in (
        ("databases", _databases(manifest, old)),
        ("services", with_services(old.get("services") or [], manifest.services)),
        ("environments", _environments(manifest, old)),
    ):
        if given:
            new = {**new, section: given}
    new = _in_order(new, old, ("version", "databases", "services", "callers", "budgets", "environments"))
    if not existing:
        return "\n".join((*_HEAD, *children(new, (), 0), "")).encode("utf-8")
    text = _text(file, existing)
    mark = _BOM if text.startswith(_BOM) else ""
    result = (mark + edited(text.removeprefix(_BOM), old, new)).encode("utf-8")
    try:
        is_right = _without_nothing(_document(file, result)) == _without_nothing(new)
    except ManifestError:
        is_right = False
    if not is_right:
        message = "its tables are written in a way that cannot be changed in place"
        raise ManifestError([Problem(file, 0, 0, message, "write out what is shared by anchors, or build into a new file")])
    return result


def plain_table(table: Table) -> dict[str, Any]:
    """A table as the file holds it; what is not known is left out."""
    found: dict[str, Any] = {}
    if table.is_view:
        found["view"] = True
    if table.rows is not None:
        found["rows"] = table.rows
    if table.columns:
        found["columns"] = {name: plain_column(column) for name, column in table.columns.items()}
    if table.unique:
        found["unique"] = [_plain_key(key) for key in table.unique]
    if table.checks:
        found["checks"] = list(table.checks)
    return found


def plain_column(column: Column) -> dict[str, Any]:
    """A column as the file holds it."""
    statistics = column.statistics
    said = next((item for item in in_order(column.evidence) if item.nullable is not None and item.kind != STATISTICS), None)
    facts: dict[str, Any] = {
        "type": column.type or None,
        "nullable": said.nullable if said is not None else None,
        "nullable_from": (source_of(said) or None) if said is not None and not _is_measured(said, statistics) else None,
        "null_fraction": statistics.null_fraction,
        "basis": statistics.basis.value if statistics.basis is not None else None,
        "sample": statistics.sample,
        "n_distinct": statistics.n_distinct,
        "avg_width": statistics.avg_width,
        "default": column.default or None,
        "generated": column.generated or None,
        "primary_key": column.primary_key or None,
        "references": column.references or None,
        "on_delete": SET_NULL if any(map(_empties, column.evidence)) else None,
        "added_by": column.added_by or None,
        "backfilled_by": column.backfilled_by or None,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _is_measured(said: Evidence, statistics: Statistics) -> bool:
    """Whether figures tell better than the declaration of a live database whether null is meant."""
    return said.kind == DATABASE_SCHEMA and statistics.null_fraction is not None


def _empties(item: Evidence) -> bool:
    """Whether database or manifest say that the column becomes null with the row that it points to."""
    return item.kind == CONSTRAINT and item.nullable is True and item.origin >= Origin.MANIFEST


def _plain_key(key: UniqueKey) -> list[str] | dict[str, Any]:
    if not key.where and key.nulls_distinct:
        return list(key.columns)
    more = {"where": key.where} if key.where else {}
    return {"columns": list(key.columns), **more, **({} if key.nulls_distinct else {"nulls_distinct": False})}


def _databases(manifest: Manifest, document: Mapping[str, Any]) -> dict[str, Any]:
    old = document.get("databases") or {}
    new = {name: _database(database, old.get(name) or {}) for name, database in manifest.databases.items()}
    return _in_order({**old, **new}, old, new)


def _database(database: Database, old: Mapping[str, Any]) -> dict[str, Any]:
    tables = old.get("tables") or {}
    built = {name: _table(table, tables.get(name) or {}) for name, table in sorted(database.tables.items())}
    new = {**old, "tables": _in_order(built, tables, built)}
    if database.units != (".",):
        new["units"] = list(database.units)
    return _in_order(new, old, ("units", "tables"))


def _table(table: Table, old: Mapping[str, Any]) -> dict[str, Any]:
    new = plain_table(table)
    columns = old.get("columns") or {}
    for name, column in new.get("columns", {}).items():
        new["columns"][name] = _with_defaults(column, columns.get(name) or {})
    if "columns" in new:
        new["columns"] = _in_order(new["columns"], columns, new["columns"])
    for key in ("unique", "checks"):
        if key in new and old.get(key):
            new[key] = _items(new[key], old[key])
    order = list(new)
    return _in_order(_with_defaults(new, old), old, order)


def _items(new: list[Any], old: list[Any]) -> list[Any]:
    """The items of a list that has changed: those that stay as and where they were, the new ones behind them."""
    wanted = {repr(_key_of(item)): item for item in new}
    kept = [item for item in old if wanted.pop(repr(_key_of(item)), None) is not None]
    return [*kept, *wanted.values()]


def _key_of(item: Any) -> Any:
    if isinstance(item, dict):
        return item.get("columns") or [], item.get("where") or "", item.get("nulls_distinct") is not False
    return (item, "", True) if isinstance(item, list) else item


def _with_defaults(new: dict[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """With what was written although it says nothing (`primary_key: false`)."""
    return {**new, **{key: value for key, value in old.items() if key not in new and _says_nothing(key, value)}}


def _says_nothing(key: str, value: Any) -> bool:
    return value in (None, "", [], {}) or (value is False and key != "nullable")


def _in_order(new: Mapping[str, Any], old: Iterable[str], natural: Iterable[str]) -> dict[str, Any]:
    """`new` with the keys of `old` in their order; others stand behind the one before them in the `natural` order."""
    order = [key for key in old if key in new]
    known = set(order)
    following: dict[str, list[str]] = {}
    before = ""
    head: list[str] = []
    for key in natural:
        if key in known:
            before = key
        elif key in new:
            (following.setdefault(before, []) if before else head).append(key)
            known.add(key)
    placed = [*head, *(name for key in order for name in (key, *following.get(key, ())))]
    return {key: new[key] for key in (*placed, *(key for key in new if key not in known))}


def _environments(manifest: Manifest, document: Mapping[str, Any]) -> dict[str, Any]:
    """What the file says of environments, with what is newly known put into the deepest mapping that has it."""
    old = document.get("environments") or {}
    return _overlaid(old, {name: value for name, value in manifest.environments.items() if value})


def _overlaid(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(old)
    for key, value in new.items():
        known = both.get(key)
        both[key] = _overlaid(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return both


def _document(file: str, data: bytes) -> dict[str, Any]:
    document: dict[str, Any] | None = read_document(file, data, schema())[0] if data else None
    return document or {}


def _text(file: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ManifestError([Problem(file, 0, 0, "it is not UTF-8, so it cannot be changed in place", "convert it")]) from None


def _without_nothing(value: Any) -> Any:
    """A document without the keys that hold nothing, which mean the same as none."""
    if isinstance(value, dict):
        cleaned = {key: _without_nothing(item) for key, item in value.items()}
        return {key: item for key, item in cleaned.items() if item not in (None, {}, [])}
    return [_without_nothing(item) for item in value] if isinstance(value, list) else value
