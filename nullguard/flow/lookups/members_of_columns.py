"""Rows of Python that are there because what they are looked up by is among what was read of their column: `numbers =
{order.number for order in orders}`, `if number in numbers: Order.objects.filter(number=number).first()`."""

from __future__ import annotations

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULL, PRESENT, Value
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.names import is_key
from nullguard.flow.lookups.known_rows import known_path
from nullguard.flow.lookups.row_tables import table_of
from nullguard.flow.lookups.rows_held import is_row_key
from nullguard.model import syntax as s


def note_member(frame: Frame, node: s.Expr, path: Path | None, collection: Value, state: State) -> None:
    """Note in a state in which something is in a collection, that was filled with a column of rows, that such a row is there."""
    if frame.is_java or path is None or path[0][:1] == "?" or not is_key(node) or isinstance(node, s.Constant):
        return
    element = element_of(frame, collection)
    row, _, name = element.column.rpartition(".")
    if row and frame.world.schema.is_entity(row):
        table = table_of(frame.world, row)
        asked = table if is_row_key(frame, row, name) else f"{table}({name})"
        state.values[known_path(frame, asked, (path,))] = PRESENT
    if element.key_of and element.null < NULL and frame.world.schema.is_entity(element.key_of):
        state.values[known_path(frame, table_of(frame.world, element.key_of), (path,))] = PRESENT
