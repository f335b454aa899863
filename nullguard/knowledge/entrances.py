"""Where requests enter code and where code leaves the waiting thread, from rules/models/<language>/entrances.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("kind", "name", "methods", "source")
_KINDS = ("decorator", "verb", "base", "routes", "apart")


class Entrances(msgspec.Struct, frozen=True):
    """How functions that answer requests are known in one language: by decorators and by verbs of a router (last parts), by the
    bases of their class (the end of a dotted name) with the methods that answer, by the modules that name them (`routes`).
    `apart` are the names of what runs something elsewhere."""

    decorators: frozenset[str]
    verbs: frozenset[str]
    bases: Mapping[str, frozenset[str]]
    routes: frozenset[str]
    apart: frozenset[str]


@cache
def entrances(language: str) -> Entrances:
    """The entrances of `python` or `java`. Raises InvalidTable for a kind that is none."""
    names: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    bases: dict[str, frozenset[str]] = {}
    table = (rules_folder() / "models" / language / "entrances.tsv").read_text(encoding="utf-8")
    for row in rows(table, _COLUMNS):
        kind, alternatives, methods, _ = row.split("\t")
        if kind not in _KINDS or (kind == "base") != bool(methods):
            raise InvalidTable(f"no row of entrances: {row!r}")
        names[kind].update(alternatives.split("|"))
        if kind == "base":
            bases.update(dict.fromkeys(alternatives.split("|"), frozenset(methods.split(","))))
    kinds = {kind: frozenset(found) for kind, found in names.items()}
    return Entrances(kinds["decorator"], kinds["verb"], bases, kinds["routes"], kinds["apart"])
