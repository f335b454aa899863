"""How the state says that a row was found: by a path of one segment, with the row's table and the paths of its key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import FOUND, Path, State
from nullguard.flow.domain.values import NONNULL

_MARK: Final = FOUND[:1]

_END: Final = "|"
"""Ends the name of the table and all but the last of the keys."""


def row_path(table: str, keys: tuple[Path, ...]) -> Path:
    """The path that is not null where a row of a table was found by keys."""
    return (FOUND + table + _END + _END.join(".".join(key) for key in keys),)


def is_row_path(path: Path) -> bool:
    """Whether a path says that a row was found."""
    return path[0][:1] == _MARK and len(path) == 1 and path[0].startswith(FOUND)


def found_by(path: Path) -> tuple[str, tuple[Path, ...]] | None:
    """The table and the keys of a row that was found; None for other paths."""
    if not is_row_path(path):
        return None
    table, _, keys = path[0].removeprefix(FOUND).partition(_END)
    return table, tuple([tuple(key.split(".")) for key in keys.split(_END)]) if keys else ()


def columns_asked_for_constants(table: str) -> frozenset[str]:
    """What paths of rows depend on that were found by constants in columns (`lines(kind='fee', order)`)."""
    return frozenset(map(column_set, _COLUMN_AND_CONSTANT.findall(table))) if "=" in table else frozenset()


def column_set(name: str) -> str:
    """What stands for the columns of a name, in rows of whatever class, among the names that paths depend on."""
    return f".{name}"


_COLUMN_AND_CONSTANT = re.compile(r"(\w+)=")


def rows_found(state: State) -> Iterator[tuple[str, tuple[Path, ...]]]:
    """The tables and keys of the rows that were found."""
    for path, value in state.values.items():
        if path[0][:1] == _MARK and value.null == NONNULL and (found := found_by(path)) is not None:
            yield found
