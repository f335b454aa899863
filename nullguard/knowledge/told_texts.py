"""Texts that are read by people, from rules/models/told-texts.tsv."""

from __future__ import annotations

from functools import cache

from nullguard.knowledge.tables import names_by_kind

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
    return names_by_kind("told-texts.tsv", _KINDS)
