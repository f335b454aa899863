"""Rows of several columns: the arrays that `select o.number, o.note from Order o` gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.values import ANY, NULLABLE, UNKNOWN, Origin, Value
from nullguard.knowledge.aggregates import is_null_over_nulls
from nullguard.manifest.merge import normal
from nullguard.model.queries import Output, Path, Rows
from nullguard.model.schema import Entity
from nullguard.program.symbols import ARRAY, Type

_ROW = Type(ARRAY, (Type("java.lang.Object"),))


def row_of_several(
    rows: Rows, value_of: Callable[[Output], Value | None], wanted: str = "", is_native: bool = False
) -> Value | None:
    """An array of what is selected, or a tuple with its aliases where that class is `wanted`, `value_of` being what a path gives;
    in SQL (`is_native`) a column without an alias has its name. None where nothing is known of any, or where columns that are
    not written out (`select o.*, c.name`) take positions."""
    if any(output.every for output in rows.outputs):
        return None
    items = tuple([_item(rows, output, value_of) for output in rows.outputs])
    if all(item is ANY for item in items):
        return None
    if not is_tuple(wanted):
        return Value(UNKNOWN, _ROW, items=items)
    labels = [output.alias or (output.path[-1] if output.path and is_native else "") for output in rows.outputs]
    named = tuple((label, item) for label, item in zip(labels, items, strict=True) if label)
    return Value(UNKNOWN, Type(wanted), items=items, named=named)


def is_tuple(cls: str) -> bool:
    """Whether a class is the tuple of Jakarta Persistence."""
    return cls.endswith(".persistence.Tuple")


def row_of_all(rows: Rows, tables: Iterable[Entity], value_of: Callable[[Path], Value | None]) -> Value | None:
    """What a row of all columns of one table holds, `tables` being the classes that have its rows; None of other queries."""
    if len(rows.outputs) != 1 or not rows.outputs[0].every:
        return None
    present = {normal(path[-1]) for path in rows.present}
    found: dict[str, Value] = {}
    for column in [mapped.column for entity in tables for mapped in entity.attributes.values() if mapped.column]:
        value = value_of((column,))
        if value is not None:
            found[column.lower()] = (as_nonnull(value) or value) if normal(column) in present else value
    return Value(named=tuple(found.items())) if found else None


def _item(rows: Rows, output: Output, value_of: Callable[[Output], Value | None]) -> Value:
    if output.aggregate:
        return (
            _of_group(rows, output, value_of) if rows.grouped else Value(NULLABLE, origin=Origin("aggregate", output.aggregate))
        )
    return (value_of(output) if output.path and not output.total else None) or ANY


def _of_group(rows: Rows, output: Output, value_of: Callable[[Output], Value | None]) -> Value:
    """What an aggregate gives for a group, which has a row: null over what an outer join may have missed for it, and over a
    column that may be null in all of its rows."""
    if not output.over or not is_null_over_nulls(output.aggregate):
        return ANY
    root = output.over[0].lower()
    if len(output.over) > 1 and not any(path[0].lower() == root for path in rows.present):
        called = (origin for origin in rows.origins if root in (origin.alias.lower(), (origin.path or ("",))[-1].lower()))
        if any(origin.outer for origin in called):
            return Value(NULLABLE, origin=Origin("aggregate", output.aggregate))
    held = value_of(Output(output.over))
    return Value(NULLABLE, origin=held.origin) if held is not None and held.null == NULLABLE else ANY
