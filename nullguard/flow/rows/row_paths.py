"""How the state says that a row was found: by a path of one segment, with the row's table and the paths of its key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import FOUND, Path, State
from nullguard.flow.domain.values import NONNULL

_END: Final = "|"
"""Ends the name of the table and all but the last of the keys."""


def row_path(table: str, keys: tuple[Path, ...]) -> Path:
    """The path that is not null where a row of a table was found by keys."""
    return (FOUND + table + _END + _END.join(".".join(key) for key in keys),)


def is_row_path(path: Path) -> bool:
    """Whether a path says that a row was found."""
    return len(path) == 1 and path[0].startswith(FOUND)


def found_by(path: Path) -> tuple[str, Path] | None:
    """The table and the key of a row that was found by one key; None for other paths."""
    if not is_row_path(path):
        return None
    table, _, key = path[0].removeprefix(FOUND).partition(_END)
    return (table, tuple(key.split("."))) if _END not in key else None


def rows_found(state: State) -> Iterator[tuple[str, Path]]:
    """The tables and keys of the rows that were found by one key."""
    for path, value in state.values.items():
        if value.null == NONNULL and (found := found_by(path)) is not None:
            yield found
