"""Columns in SQL queries: of which table they are, and which attributes have them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from nullguard.flow.domain.values import Fact
from nullguard.manifest.merge import normal
from nullguard.model.queries import Constant, Origin, Path, Rows
from nullguard.model.schema import Entity


def present_columns(rows: Rows, table: str) -> set[str]:
    """The columns of a table's rows that are never null, by normal name: of the one origin that is the table, else of the select
    list, which may give columns of another one under its names."""
    called = _called(rows, table)
    if called:
        return {normal(path[-1]) for path in rows.present if len(path) == 1 or path[-2].lower() in called}
    present = set(rows.present)
    return {normal(output.alias or output.path[-1]) for output in rows.outputs if output.path in present and not output.every}


def equal_columns(rows: Rows, table: str) -> dict[str, frozenset[Constant]]:
    """The values of columns of a table's rows of which only some are possible, by normal name."""
    called = _called(rows, table)
    return {
        normal(item.path[-1]): frozenset(item.values)
        for item in rows.equal
        if called and (len(item.path) == 1 or item.path[-2].lower() in called)
    }


def _called(rows: Rows, table: str) -> set[str]:
    """The names of the one origin that is the table, whose row is not missing; none where there is no such one."""
    last = normal(table.rpartition(".")[2])
    names = [origin for origin in rows.origins if origin.path and normal(origin.path[-1]) == last]
    return {names[0].alias.lower(), names[0].path[-1].lower()} - {""} if len(names) == 1 and not names[0].outer else set()


def origin_of(rows: Rows, path: Path) -> Origin | None:
    """The origin that a query takes a column from: the one that it names, or the only one."""
    if len(path) == 1:
        return rows.origins[0] if len(rows.origins) == 1 else None
    called = path[-2].lower()
    return next((origin for origin in rows.origins if called in (origin.alias.lower(), (origin.path or ("",))[-1].lower())), None)


def only_having(rows: Rows, path: Path, of_table: Callable[[str], Iterable[Entity]]) -> Origin | None:
    """The only table of several that has a column which a query names without its table."""
    having = [
        origin
        for origin in (rows.origins if len(path) == 1 else ())
        if origin.path and any(_has_column(entity, path[0]) for entity in of_table(origin.path[-1]))
    ]
    return having[0] if len(having) == 1 else None


def _has_column(entity: Entity, column: str) -> bool:
    return any(normal(mapped.column) == normal(column) for mapped in entity.attributes.values() if mapped.column)


def is_present(rows: Rows, origin: Origin, column: str) -> bool:
    """Whether conditions ask for a column of a table's rows: as its own (`o.note`), or by the bare name, which no other table of
    the query has."""
    return any(normal(path[-1]) == normal(column) and _is_of(origin, path) for path in rows.present)


def is_row_present(rows: Rows, origin: Origin, columns: Collection[str]) -> bool:
    """Whether conditions ask for any column of a table's rows, which has some `columns`, by normal name."""
    return any(_is_of(origin, path) and (len(path) > 1 or normal(path[-1]) in columns) for path in rows.present)


def _is_of(origin: Origin, path: Path) -> bool:
    return len(path) == 1 or path[-2].lower() in {origin.alias.lower(), origin.path[-1].lower() if origin.path else ""} - {""}


def attributes_of_columns(entity: Entity, columns: Collection[str]) -> dict[str, str]:
    """The attributes that have the columns, given by normal name; to each its column."""
    return {
        mapped.name: normal(mapped.column)
        for mapped in entity.attributes.values()
        if mapped.column and normal(mapped.column) in columns and mapped.table in ("", entity.table)
    }


def present_attributes(names: Iterable[str]) -> tuple[Fact, ...]:
    """Attributes as facts of a row; those of embedded objects are called `address.city`."""
    return tuple(Fact(tuple(name.split(".")), "nonnull") for name in sorted(names))
