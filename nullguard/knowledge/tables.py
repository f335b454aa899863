"""Tables as tab-separated lines: comments, a line of column names, rows."""

from __future__ import annotations

from collections.abc import Sequence


class InvalidTable(Exception):
    """A table whose columns or rows are not what its reader expects."""


def rows(text: str, columns: Sequence[str]) -> list[str]:
    """The rows, unparsed, because most are never asked for. Raises InvalidTable when the columns are others."""
    lines = [line for line in text.split("\n") if line and line[0] != "#"]
    header = "\t".join(columns)
    if not lines or lines[0] != header:
        raise InvalidTable(f"the columns are {lines[0] if lines else ''!r}, not {header!r}")
    return lines[1:]
