"""What aggregate functions give over no rows, from rules/models/sql/aggregates.tsv."""

from __future__ import annotations

from functools import cache

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows
from nullguard.knowledge.words import letters

_COLUMNS = ("name", "over_no_rows", "over_nulls", "source")
_GIVEN = {"null": True, "value": False}
_NEVER = (False, False)


def is_aggregate(name: str) -> bool:
    """Whether a function of SQL, however its name is spelled (`array_agg`, `ArrayAgg`), gives one value for many rows."""
    return letters(name) in _table()


def is_null_over_nothing(name: str) -> bool:
    """Whether it is an aggregate function that gives null where there is no row."""
    return _table().get(letters(name), _NEVER)[0]


def is_null_over_nulls(name: str) -> bool:
    """Whether it is one that gives null where every value is null: arrays hold the nulls."""
    return _table().get(letters(name), _NEVER)[1]


@cache
def _table() -> dict[str, tuple[bool, bool]]:
    """By plain name whether the function gives null over no rows, and over nulls. Raises InvalidTable for an unreadable row."""
    text = (rules_folder() / "models" / "sql" / "aggregates.tsv").read_text(encoding="utf-8")
    found = {}
    for line in rows(text, _COLUMNS):
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS) or not _GIVEN.keys() >= {cells[1], cells[2]}:
            raise InvalidTable(f"not a name, twice null or value, and a source: {line!r}")
        found[cells[0]] = (_GIVEN[cells[1]], _GIVEN[cells[2]])
    return found
