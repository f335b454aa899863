"""What clients raise when an answer is late, from rules/models/timeout-exceptions.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("language", "name", "exception", "source")


def timeout_exception(callee: str) -> str:
    """The qualified exception of a client's function or constructor; empty for a client that the table does not have."""
    known = _table()
    parts = callee.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[name] for name in names if name in known), "")


@cache
def _table() -> Mapping[str, str]:
    """Exceptions by the beginning of names. Raises InvalidTable for a row that cannot be read."""
    found: dict[str, str] = {}
    for row in rows((rules_folder() / "models" / "timeout-exceptions.tsv").read_text(encoding="utf-8"), _COLUMNS):
        cells = row.split("\t")
        if len(cells) != len(_COLUMNS) or cells[0] not in ("python", "java"):
            raise InvalidTable(f"no row of timeout exceptions: {row!r}")
        found[cells[1]] = cells[2]
    return found
