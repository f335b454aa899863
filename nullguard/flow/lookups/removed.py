"""Rows that code removes: those of their table that were found before may be gone. Rows of other tables stay, whose own lookups
would have to be told of otherwise; what a cascade takes with it is hardly looked up again by the key that it had."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from nullguard.flow.domain.row_paths import found_by, is_row_path
from nullguard.flow.domain.state import ROWS_ASKED, State, has_attribute
from nullguard.flow.frame.asked_queries import is_query
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

REMOVING: Final = library_names("row-removed")
"""What is called to remove rows."""


def forget_removed(frame: Frame, node: s.Call, state: State) -> None:
    """Forget the rows that a call in Python removes that is called so: `lines.filter(order=order).delete()`,
    `session.delete(order)`; all that are known where nobody knows which table it removes from. Which collections have rows is
    forgotten, too."""
    for path, value in tuple(state.values.items()):
        if value.truth is True and (is_query(value) or path[-1] in ROWS_ASKED):  # it may have lost its last row
            state.values[path] = replace(value, truth=None)
    _forget_attribute(frame, node, state)
    found = [path for path in state.values if is_row_path(path)]
    table = _removed_from(frame, node, state) if found else ""
    for path in found:
        held = found_by(path)
        if not table or held is None or _is_of(held[0], table):
            del state.values[path]


def _forget_attribute(frame: Frame, node: s.Call, state: State) -> None:
    """Forget that an object has a row that is removed by its name: `user.customer.delete()`."""
    if isinstance(node.function, s.Attribute) and isinstance(node.function.value, s.Attribute):
        path = quietly(frame, node.function.value, state)[1]
        if path is not None and len(path) > 1:
            for told in (path, (*path[:-1], has_attribute(path[-1]))):
                state.values.pop(told, None)


def _is_of(name: str, table: str) -> bool:
    """Whether the name of what was looked in is a table's: alone, or with the columns or the function that asked for it."""
    return name.startswith(table) and name[len(table) :][:1] in ("", "(", " ")


def _removed_from(frame: Frame, node: s.Call, state: State) -> str:
    """The table of the rows that are removed; empty where it is not known."""
    schema = frame.world.schema
    holders = [argument.value for argument in node.arguments[:1]]
    if isinstance(node.function, s.Attribute):
        holders.append(node.function.value)
    for holder in holders:
        value = quietly(frame, holder, state)[0]
        held = value.element.type if value.element is not None else None
        types = [value.type, *(value.type.args if value.type is not None else ()), held]
        for row in [type.cls for type in types if type is not None]:
            if schema.is_entity(row):
                return schema.table(row) or row
    return ""
