"""Columns in SQL queries: of which table they are, and which attributes have them."""

from __future__ import annotations

from nullguard.flow.values import Fact
from nullguard.manifest.merge import normal
from nullguard.model.queries import Origin, Path, Rows
from nullguard.model.schema import Entity


def present_columns(rows: Rows, table: str) -> set[str]:
    """The columns of a table's rows that are never null, by normal name: of the one origin that is the table, else of the select
    list, which may give columns of another one under its names."""
    names = [origin for origin in rows.origins if origin.path and normal(origin.path[-1]) == normal(table.rpartition(".")[2])]
    if len(names) == 1 and not names[0].outer:
        called = {names[0].alias.lower(), names[0].path[-1].lower()} - {""}
        return {normal(path[-1]) for path in rows.present if len(path) == 1 or path[-2].lower() in called}
    present = set(rows.present)
    return {normal(output.alias or output.path[-1]) for output in rows.outputs if output.path in present and not output.every}


def origin_of(rows: Rows, path: Path) -> Origin | None:
    if len(path) == 1:
        return rows.origins[0] if len(rows.origins) == 1 else None
    called = path[-2].lower()
    return next((origin for origin in rows.origins if called in (origin.alias.lower(), (origin.path or ("",))[-1].lower())), None)


def facts_of_columns(entity: Entity, columns: set[str]) -> tuple[Fact, ...]:
    names = sorted(
        mapped.name
        for mapped in entity.attributes.values()
        if mapped.column and normal(mapped.column) in columns and mapped.table in ("", entity.table)
    )
    return tuple(Fact(tuple(name.split(".")), "nonnull") for name in names)
