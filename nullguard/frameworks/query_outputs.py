"""Rows of several columns: the arrays that `select o.number, o.note from Order o` gives."""

from __future__ import annotations

from collections.abc import Callable

from nullguard.flow.domain.values import ANY, NULLABLE, UNKNOWN, Origin, Value
from nullguard.model.queries import Output, Rows
from nullguard.program.symbols import ARRAY, Type

_ROW = Type(ARRAY, (Type("java.lang.Object"),))


def row_of_several(rows: Rows, value_of: Callable[[Output], Value | None]) -> Value | None:
    """An array of what is selected, `value_of` being what a path gives; None where nothing is known of any, or where columns that
    are not written out (`select o.*, c.name`) take positions."""
    if any(output.every for output in rows.outputs):
        return None
    items = tuple([_item(rows, output, value_of) for output in rows.outputs])
    if all(item is ANY for item in items):
        return None
    return Value(UNKNOWN, _ROW, items=items)


def _item(rows: Rows, output: Output, value_of: Callable[[Output], Value | None]) -> Value:
    if output.aggregate:
        return ANY if rows.grouped else Value(NULLABLE, origin=Origin("aggregate", output.aggregate))
    return (value_of(output) if output.path and not output.total else None) or ANY
