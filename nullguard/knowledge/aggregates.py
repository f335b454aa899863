"""What aggregate functions give over no rows, from rules/models/sql/aggregates.tsv."""

from __future__ import annotations

from functools import cache

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("name", "over_no_rows", "source")
_GIVEN = {"null": True, "value": False}


def is_aggregate(name: str) -> bool:
    """Whether a function of SQL, however its name is spelled (`array_agg`, `ArrayAgg`), gives one value for many rows."""
    return _plain(name) in _table()


def is_null_over_nothing(name: str) -> bool:
    """Whether it is an aggregate function that gives null where there is no row."""
    return _table().get(_plain(name), False)


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


@cache
def _table() -> dict[str, bool]:
    """By plain name whether the function gives null over no rows. Raises InvalidTable for a row that cannot be read."""
    text = (rules_folder() / "models" / "sql" / "aggregates.tsv").read_text(encoding="utf-8")
    found = {}
    for line in rows(text, _COLUMNS):
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS) or cells[1] not in _GIVEN:
            raise InvalidTable(f"not a name, null or value, and a source: {line!r}")
        found[cells[0]] = _GIVEN[cells[1]]
    return found
