"""How mock tools are told to be slow or to fail, from rules/models/mock-latency.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("tool", "language", "kind", "name", "position", "unit", "means", "source")
_KINDS = frozenset({"answer", "status", "delay", "failure", "unknown", "receiver", "maker"})


class Word(msgspec.Struct, frozen=True):
    """A word of a tool's language: `position` is -1 for none; `means` as in the table."""

    tool: str
    kind: str
    name: str
    position: int
    unit: str
    means: str

    @property
    def status(self) -> int:
        """The status that an answer means; 0 when it takes one, or has none."""
        return int(self.means) if self.means.isdigit() else 0


@cache
def words(language: str, tool: str) -> Mapping[str, Word]:
    """The words of a tool by name. Raises InvalidTable for a row that cannot be read."""
    return MappingProxyType({word.name: word for word in _table().get(language, ()) if word.tool == tool})


@cache
def names(language: str, kind: str) -> Mapping[str, str]:
    """The tools by the names of one kind (`receiver`, `maker`). Raises InvalidTable for a row that cannot be read."""
    return MappingProxyType({word.name: word.tool for word in _table().get(language, ()) if word.kind == kind})


@cache
def _table() -> Mapping[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    for row in rows((rules_folder() / "models" / "mock-latency.tsv").read_text(encoding="utf-8"), _COLUMNS):
        tool, language, kind, name, position, unit, means, _ = row.split("\t")
        if kind not in _KINDS:
            raise InvalidTable(f"mock-latency.tsv: '{kind}' is no kind")
        if position and not position.isdigit():
            raise InvalidTable(f"mock-latency.tsv: the position '{position}' of {name} is no number")
        found.setdefault(language, []).append(Word(tool, kind, name, int(position) if position else -1, unit, means))
    return MappingProxyType({language: tuple(group) for language, group in found.items()})
