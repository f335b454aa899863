"""Which rows a function proves to be found, by the keys that it is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.row_paths import row_path, rows_found
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULL
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.not_found import is_not_found
from nullguard.flow.summaries.summary import RECEIVER, Guarantee

_MOST_KEYS = 4
"""Keys of one row that a function is given; more are hardly given again."""

OF_ROW = "row "
"""Begins the aspect of a guarantee that a row was found by what is given; the table follows."""

ONLY_ROW = "only row "
"""Begins the same of a row that is looked for by nothing else, and is the one reason of what the function gives, or null."""

Row = tuple[int, tuple[str, ...], str, tuple[tuple[int, tuple[str, ...]], ...]]
"""A row that was found: the position and segments of its first key, the table, and those of its other keys."""


def of_row(when: str, row: Row, aspect: str = OF_ROW) -> Guarantee:
    """The guarantee that a row is there, given when the function returns as `when` says."""
    position, segments, table, beside = row
    return Guarantee(when, position, segments, aspect + table, beside=beside)


def sole_rows(frame: Frame, positions: dict[str, int], given: State | None, missing: Iterable[State | None]) -> Iterator[Row]:
    """The rows that are looked for by what the function is given, and by nothing else, where that is why it gives something or
    null."""
    names = {place: name for name, place in positions.items()}
    for row in rows_by_keys(positions, given) if frame.sole else ():
        position, segments, table, beside = row
        keys = tuple([(names[place], *below) for place, below in ((position, segments), *beside)])
        asked = frame.sole.get(row_path(table, keys))
        if asked is not None and all(state is not None and (is_not_found(state) or _is_null(state, asked)) for state in missing):
            yield row


def rows_where_given(
    frame: Frame, positions: dict[str, int], answers: Iterable[State], missing: Iterable[State | None]
) -> Iterator[Row]:
    """The same of rows that are looked for by what a parameter holds, where that is only done if it is given: `if order is not
    None: return find(order.shop_id)`, then `return find(shop_id)`."""
    for name, position in positions.items() if frame.sole else ():
        there = [state for state in answers if not _is_null(state, (name,))]
        if position == RECEIVER or len(there) == len(tuple(answers)):
            continue
        lacking = [state for state in missing if state is None or not _is_null(state, (name,))]
        for row in sole_rows(frame, positions, join_states(there, frame.locals), lacking):
            if row[0] == position and row[1] and not row[3]:
                yield row


def _is_null(state: State, path: Path) -> bool:
    known = state.values.get(path)
    return known is not None and known.null == NULL


def rows_by_keys(positions: dict[str, int], state: State | None) -> Iterator[Row]:
    """The rows that were found by what the function is given, and by nothing else."""
    for table, keys in rows_found(state) if state is not None else ():
        if not keys or len(keys) > _MOST_KEYS:
            continue
        if all(key[0] in positions and (positions[key[0]] != RECEIVER or len(key) > 1) for key in keys):
            (position, segments), *others = [(positions[key[0]], key[1:]) for key in keys]
            yield position, segments, table, tuple(others)
