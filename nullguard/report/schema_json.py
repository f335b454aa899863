"""The schema as JSON for programs; its keys are a promise, kept within one `version`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from nullguard.manifest.services import plain_service
from nullguard.manifest.show import Row, ShownTable, origin_of
from nullguard.model.schema import Service
from nullguard.report.neutral import encodable

VERSION = 1


def render(tables: Sequence[ShownTable], services: Sequence[Service] = ()) -> bytes:
    """The document, indented by two spaces, with a final newline; services have a key of their own where there are any."""
    document: dict[str, Any] = {"version": VERSION, "tables": [_table(table) for table in tables]}
    if services:
        document["services"] = [plain_service(service) for service in services]
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def render_rows(rows: Sequence[Row]) -> bytes:
    """The document of single columns, each with the table it is of."""
    document = {"version": VERSION, "columns": [{"table": encodable(row.table), **_column(row)} for row in rows]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _table(shown: ShownTable) -> dict[str, Any]:
    table = shown.table
    return {
        "name": encodable(table.name),
        "database": encodable(shown.database),
        "view": table.is_view,
        "rows": table.rows,
        "columns": [_column(row) for row in shown.rows],
        "unique": [
            {"columns": list(map(encodable, key.columns)), "where": encodable(key.where), "nulls_distinct": key.nulls_distinct}
            for key in table.unique
        ],
        "checks": list(map(encodable, table.checks)),
        "of_library": shown.is_of_library,
    }


def _column(row: Row) -> dict[str, Any]:
    column = row.column
    return {
        "name": encodable(column.name),
        "type": encodable(column.type),
        "nullable": row.verdict.nullable,
        "explicit": row.verdict.explicit,
        "primary_key": column.primary_key,
        "references": encodable(column.references),
        "default": encodable(column.default),
        "generated": column.generated,
        "added_by": encodable(column.added_by),
        "backfilled_by": encodable(column.backfilled_by),
        "statistics": msgspec.to_builtins(column.statistics),
        "evidence": [
            {
                "origin": origin_of(item),
                "kind": item.kind,
                "nullable": item.nullable,
                "explicit": item.explicit,
                "decides": item is row.verdict.strongest,
                "path": encodable(item.path),
                "line": item.line,
                "text": encodable(item.text),
            }
            for item in row.evidence
        ],
    }
