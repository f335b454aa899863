"""Rows that a cursor of Python's database interface says it has: `if cursor.rowcount == 0: raise`, then `cursor.fetchone()`.

Source: PEP 249: `rowcount` is how many rows the last `execute` gave or changed.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, Value
from nullguard.knowledge.words import library_names

_TAKING: Final = library_names("fetching")
_NUMBER: Final = tuple(sorted(library_names("row-number")))
_RUNNING: Final = library_names("running")
_TAKING_ALL: Final = library_names("fetching-all")


def with_rows_left(name: str, cursor: Path | None, result: Value, state: State) -> Value:
    """What a method of a cursor gives: its first row is there where the cursor has said that it has some. What it said holds for
    one row, and until it runs something else or gives them all."""
    if cursor is None or name not in _TAKING | _TAKING_ALL | _RUNNING:
        return result
    told = [(*cursor, number) for number in _NUMBER if (*cursor, number) in state.values]
    if name in _TAKING and result.null == NULLABLE and any(truthiness(state.values[path]) for path in told):
        result = msgspec.structs.replace(result, null=NONNULL, origin=None)
    for path in told:
        del state.values[path]
    return result
