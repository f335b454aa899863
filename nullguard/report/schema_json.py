"""The schema as JSON for programs; its keys are a promise, kept within one `version`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from nullguard.manifest.services import plain_service
from nullguard.manifest.show import Row, ShownTable, origin_of
from nullguard.model.schema import Service

VERSION = 1


def render(tables: Sequence[ShownTable], services: Sequence[Service] = ()) -> bytes:
    """The document, indented by two spaces, with a final newline; services have a key of their own where there are any."""
    document: dict[str, Any] = {"version": VERSION, "tables": [_table(table) for table in tables]}
    if services:
        document["services"] = [plain_service(service) for service in services]
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def render_rows(rows: Sequence[Row]) -> bytes:
    """The document of single columns, each with the table it is of."""
    document = {"version": VERSION, "columns": [{"table": _text(row.table), **_column(row)} for row in rows]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _table(shown: ShownTable) -> dict[str, Any]:
    table = shown.table
    return {
        "name": _text(table.name),
        "database": _text(shown.database),
        "view": table.is_view,
        "rows": table.rows,
        "columns": [_column(row) for row in shown.rows],
        "unique": [
            {"columns": list(map(_text, key.columns)), "where": _text(key.where), "nulls_distinct": key.nulls_distinct}
            for key in table.unique
        ],
        "checks": list(map(_text, table.checks)),
        "of_library": shown.is_of_library,
    }


def _column(row: Row) -> dict[str, Any]:
    column = row.column
    return {
        "name": _text(column.name),
        "type": _text(column.type),
        "nullable": row.verdict.nullable,
        "explicit": row.verdict.explicit,
        "primary_key": column.primary_key,
        "references": _text(column.references),
        "default": _text(column.default),
        "generated": column.generated,
        "added_by": _text(column.added_by),
        "backfilled_by": _text(column.backfilled_by),
        "statistics": msgspec.to_builtins(column.statistics),
        "evidence": [
            {
                "origin": origin_of(item),
                "kind": item.kind,
                "nullable": item.nullable,
                "explicit": item.explicit,
                "decides": item is row.verdict.strongest,
                "path": _text(item.path),
                "line": item.line,
                "text": _text(item.text),
            }
            for item in row.evidence
        ],
    }


def _text(text: str) -> str:
    """The text with bytes of undecodable file names as `\\xff`: JSON has no lone surrogates."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
