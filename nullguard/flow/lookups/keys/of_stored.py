"""Lookups in Python by the foreign key of what a function is given that changes or removes a stored row, and of which only its
name tells which one: `find(page.shop_id)` in `update(self, page)`. What is about to be stored may hold any key."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.row_tables import table_of
from nullguard.knowledge.words import words

BY_KEY_OF_STORED: Final = (
    "it is looked up by the foreign key of what is called as stored rows are, and changed or removed as these are"
)


def is_key_of_stored(frame: Frame, path: Path, table: str, state: State) -> bool:
    """Whether a path leads to a foreign key to the rows of a table, which is never null, of a stored row that the function at
    hand is given."""
    if frame.is_java or len(path) != 2 or path[0] not in frame.parameters or path[0] in frame.rebound:
        return False
    if not _is_of_stored(frame.symbol.rpartition(".")[2]) or path in state.values:
        return False
    given = state.values.get(path[:1], ANY)
    if (
        given.null >= NULL
        or given.type is not None
        or given.fresh
        or (given.null != NONNULL and _may_be_left_out(frame, path[0]))
    ):
        return False
    schema = frame.world.schema
    row = schema.row_called(path[0])
    attribute = schema.attribute(row, path[1]) if row else None
    is_held = attribute is not None and attribute.is_key and attribute.nullable is False
    return attribute is not None and is_held and bool(attribute.key_of) and table_of(frame.world, attribute.key_of) == table


def _may_be_left_out(frame: Frame, name: str) -> bool:
    function = frame.world.program.function_named(frame.path, frame.symbol)
    return function is None or any(item.name == name and item.default is not None for item in function.decl.parameters)


def _is_of_stored(name: str) -> bool:
    """Whether a function's name says that it changes or removes a row, and not that it may make one."""
    said = name.strip("_").lower().split("_")
    return not words("of-stored").isdisjoint(said) and words("inserting").isdisjoint(said)
