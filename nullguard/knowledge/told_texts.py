"""Texts that are read by people, from rules/models/told-texts.tsv."""

from __future__ import annotations

from functools import cache

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("kind", "name", "source")
_KINDS = ("call", "body")


def is_told_by(function: str) -> bool:
    """Whether somebody reads what a function of the name is given, such as a logger's `warning`."""
    return function in _table()["call"]


def describes(function: str) -> bool:
    """Whether a method of the name describes its object to people, as `__repr__` does."""
    return function in _table()["body"]


@cache
def _table() -> dict[str, frozenset[str]]:
    """Names by kind. Raises InvalidTable for a row that cannot be read."""
    found: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for row in rows((rules_folder() / "models" / "told-texts.tsv").read_text(encoding="utf-8"), _COLUMNS):
        kind, name, _ = row.split("\t")
        if kind not in found:
            raise InvalidTable(f"told-texts.tsv: '{kind}' is no kind")
        found[kind].add(name)
    return {kind: frozenset(names) for kind, names in found.items()}
