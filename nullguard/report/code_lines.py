"""The lines of code that reports show, read once for each file."""

from __future__ import annotations

from nullguard.model.finding import Place
from nullguard.model.report import Reader
from nullguard.report.neutral import printable
from nullguard.report.secrets import line_without_secrets

_TAB = "    "
_LONGEST = 2_000
"""Code points: a minified line is cut around its region long before it is shown."""


class CodeLines:
    """Lines of files as text to show, with the columns of a region in it."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._lines: dict[str, list[bytes]] = {}

    def line(self, path: str, number: int) -> str | None:
        """A line (from 1) as it stands in the file but for passwords, without its end; None where the file has no such line."""
        if path not in self._lines:
            self._lines[path] = (self._read(path) or b"").split(b"\n")
        lines = self._lines[path]
        if not 1 <= number <= len(lines):
            return None
        return line_without_secrets(path, lines[number - 1].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").rstrip())

    def region(self, place: Place) -> tuple[str, str, str] | None:
        """The place's line in three parts, printable: before, in, and after the region; the parts joined are the line."""
        line = self.line(place.path, place.line)
        if not line:
            return None
        start, end = place.column - 1, place.end_column - 1
        if place.column == 0 or not start < end <= len(line):
            start, end = len(line) - len(line.lstrip()), len(line)
        before, inside, after = line[max(0, start - _LONGEST) : start], line[start:end][:_LONGEST], line[end : end + _LONGEST]
        return _shown(before), _shown(inside), _shown(after)


def _shown(text: str) -> str:
    return printable(text).replace("\t", _TAB)
