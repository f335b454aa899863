"""Text and places of syntax nodes by byte offset, because asking the tree for rows and columns is the dearest part of a walk."""

from __future__ import annotations

from bisect import bisect_right

from tree_sitter import Node

from nullguard.model.span import Packed, pack

_COLUMN_MAX = (1 << 14) - 1
_STEP = (1 << 26) + 1


class SourceText:
    """UTF-8 bytes of a source, and for each line what turns two byte offsets into a packed span by one addition.

    `latin` is the source with one character a byte, so that offsets into the bytes are offsets into it. `starts` are the offsets
    at which lines begin; `rows[bisect_right(starts, offset)]` is `(base, limit)` of the line that holds an offset: a node from
    `start` to `end` has the span `base + (start << 26) + end` if `end <= limit`. Hot loops write this out, others call `at`.
    """

    __slots__ = ("data", "is_ascii", "latin", "rows", "starts")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.latin = data.decode("latin-1")
        self.is_ascii = data.isascii()
        self.starts: list[int] = []
        self.rows: list[tuple[int, int]] = [(0, -1)]
        start, line = 0, 1
        for text in data.split(b"\n"):
            length = len(text)
            self.starts.append(start)
            limit = start + (length if length < _COLUMN_MAX else _COLUMN_MAX - 1)
            self.rows.append(((line << 40) - start * _STEP, limit))
            start += length + 1
            line += 1

    def text(self, node: Node) -> str:
        """The text of a node."""
        return self.slice(node.start_byte, node.end_byte)

    def slice(self, start: int, end: int) -> str:
        """The text between two byte offsets."""
        piece = self.latin[start:end]
        if self.is_ascii or piece.isascii():
            return piece
        return self.data[start:end].decode("utf-8", "replace")

    def at(self, node: Node) -> Packed:
        """The packed span of a node."""
        return self.span(node.start_byte, node.end_byte)

    def span(self, start: int, end: int) -> Packed:
        """The packed span from one byte offset to another."""
        row = bisect_right(self.starts, start)
        base, limit = self.rows[row]
        if end <= limit:
            return base + (start << 26) + end
        last = bisect_right(self.starts, end)
        return pack(row, start - self.starts[row - 1], last, end - self.starts[last - 1])

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, that holds a byte offset."""
        return bisect_right(self.starts, offset)
