"""Functions in Python that give null where they find no row: what they give for the key of a row that is known.

The row may be gone a moment later: the finding is doubtful, not away.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.found import FOUND_BEFORE
from nullguard.flow.lookups.held_columns import HELD
from nullguard.flow.lookups.keys.of_stored import BY_KEY_OF_STORED, is_key_of_stored
from nullguard.flow.lookups.known_rows import known_path
from nullguard.flow.lookups.row_tables import table_of

_KINDS = ("lookup", "declared")
"""Kinds of origin of the rows that functions give."""


def given_by_row(frame: Frame, result: Value, key: Value, paths: tuple[Path, ...], looked_in: str, state: State) -> Value:
    """What a function gives that gives null only where it finds no row by its keys; `paths` lead to them, `key` is the first one,
    and `looked_in` is the table, with the columns where that is not its key."""
    origin = result.origin
    if frame.is_java or result.null != NULLABLE or origin is None or origin.kind not in _KINDS or origin.doubt:
        return result
    if any(state.values.get(path[:-1], ANY).null >= NULL for path in paths if len(path) > 1):
        return result  # where what it reads the key from is not there, it may give null as well
    known = state.values.get(known_path(frame, looked_in, paths)) if paths else None
    doubt = FOUND_BEFORE if known is not None and known.null == NONNULL else HELD if _holds(frame, key, looked_in) else ""
    if not doubt and len(paths) == 1 and is_key_of_stored(frame, paths[0], looked_in, state):
        doubt = BY_KEY_OF_STORED
    return msgspec.structs.replace(result, origin=msgspec.structs.replace(origin, doubt=doubt)) if doubt else result


def _holds(frame: Frame, key: Value, looked_in: str) -> bool:
    """Whether a key is read from a row, which holds it in the column that is asked; one that may be null may be that of none."""
    if key.null >= NULL:
        return False
    if key.row_key:
        return table_of(frame.world, key.row_key) == looked_in
    if key.key_of and key.column and table_of(frame.world, key.key_of) == looked_in:
        return True
    holder, _, column = key.column.rpartition(".")
    return bool(holder) and f"{table_of(frame.world, holder)}({column})" == looked_in
