"""Tables as tab-separated lines: comments, a line of column names, rows."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.knowledge.locate import rules_folder


class InvalidTable(Exception):
    """A table whose columns or rows are not what its reader expects."""


def rows(text: str, columns: Sequence[str]) -> list[str]:
    """The rows, unparsed, because most are never asked for. Raises InvalidTable when the columns are others."""
    lines = [line for line in text.split("\n") if line and line[0] != "#"]
    header = "\t".join(columns)
    if not lines or lines[0] != header:
        raise InvalidTable(f"the columns are {lines[0] if lines else ''!r}, not {header!r}")
    return lines[1:]


def names_by_kind(file: str, kinds: Sequence[str]) -> dict[str, frozenset[str]]:
    """The names in a table of rules/models/ with the columns kind, name and source. Raises InvalidTable for a row of another
    kind."""
    found: dict[str, set[str]] = {kind: set() for kind in kinds}
    for row in rows((rules_folder() / "models" / file).read_text(encoding="utf-8"), ("kind", "name", "source")):
        kind, name, _ = row.split("\t")
        if kind not in found:
            raise InvalidTable(f"{file}: '{kind}' is no kind")
        found[kind].add(name)
    return {kind: frozenset(names) for kind, names in found.items()}
