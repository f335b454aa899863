"""What words in the names that projects give say, from rules/models/words.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("kind", "word", "source")
_KINDS = (
    "production",
    "test",
    "test-file",
    "other",
    "other-file",
    "operation",
    "row",
    "flag",
    "carrier",
    "launcher",
    "receiver",
    "reading",
    "existence",
    "validator",
    "choice",
    "giving",
    "stored",
    "writing",
    "naming",
    "making",
    "gate",
    "never-null",
    "binding",
    "serialized",
    "running",
    "violation",
    "inserting",
    "creating",
    "signal",
    "null-test",
    "there-test",
)


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind. Raises InvalidTable for a row that cannot be read, and KeyError for a kind that is none."""
    return _table()[kind]


@cache
def _table() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for row in rows((rules_folder() / "models" / "words.tsv").read_text(encoding="utf-8"), _COLUMNS):
        kind, word, _ = row.split("\t")
        if kind not in found:
            raise InvalidTable(f"words.tsv: '{kind}' is no kind")
        found[kind].add(word)
    return {kind: frozenset(given) for kind, given in found.items()}
