"""How a timeout is added to a client of Java, from rules/models/java/timeout-edits.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("callee", "form", "text")


class TimeoutEdit(msgspec.Struct, frozen=True):
    """Text that goes after a call (`chain`) or after the statement that keeps its result (`statement`)."""

    form: str
    text: str


@cache
def timeout_edits() -> Mapping[str, tuple[TimeoutEdit, ...]]:
    """The edits by the function that makes the client. Raises InvalidTable for a row that cannot be read."""
    found: dict[str, list[TimeoutEdit]] = {}
    text = (rules_folder() / "models" / "java" / "timeout-edits.tsv").read_text(encoding="utf-8")
    for line in rows(text, _COLUMNS):
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS) or cells[1] not in ("chain", "statement"):
            raise InvalidTable(f"no row of timeout edits: {line!r}")
        found.setdefault(cells[0], []).append(TimeoutEdit(cells[1], cells[2]))
    return MappingProxyType({callee: tuple(edits) for callee, edits in found.items()})
