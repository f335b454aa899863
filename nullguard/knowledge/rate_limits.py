"""How SDKs say that there were too many requests, from rules/models/rate-limits.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("exception", "status", "codes", "signal", "scope", "source")


class LimitSignal(msgspec.Struct, frozen=True):
    """What tells a rate limit from other errors of one exception: `status` is 0 where error codes tell it."""

    exception: str
    status: int
    by_code: bool
    signal: str
    scope: frozenset[str]


@cache
def limit_signals() -> Mapping[str, LimitSignal]:
    """By the last name of the exception. Raises InvalidTable for a row that cannot be read."""
    found: dict[str, LimitSignal] = {}
    for line in rows((rules_folder() / "models" / "rate-limits.tsv").read_text(encoding="utf-8"), _COLUMNS):
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS) or (cells[1] and not cells[1].isdigit()):
            raise InvalidTable(f"no row of rate limits: {line!r}")
        scope = frozenset(cells[4].split(",")) if cells[4] else frozenset()
        found[cells[0]] = LimitSignal(cells[0], int(cells[1] or 0), bool(cells[2]), cells[3], scope)
    return found
