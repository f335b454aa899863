"""Where something stands in a source, packed into one integer because the representation is cached and shipped by the million."""

from __future__ import annotations

import msgspec

_COLUMN_BITS = 14
_LINES_BITS = 12
_COLUMN_MAX = (1 << _COLUMN_BITS) - 1
_LINES_MAX = (1 << _LINES_BITS) - 1

Packed = int
"""A span as one unsigned integer of at most 64 bits: line, column, number of further lines, end column."""

NOWHERE: Packed = 0
"""The span of what has no place in a source, such as a library stub."""


class Span(msgspec.Struct, frozen=True, order=True):
    """Lines count from 1, columns from 0 in UTF-8 bytes; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def pack(line: int, column: int, end_line: int, end_column: int) -> Packed:
    """Pack a span; columns beyond 16,383 bytes and spans of more than 4,095 further lines are clamped."""
    lines = end_line - line
    return (
        (line << _COLUMN_BITS | (column if column < _COLUMN_MAX else _COLUMN_MAX)) << _LINES_BITS
        | (lines if lines < _LINES_MAX else _LINES_MAX)
    ) << _COLUMN_BITS | (end_column if end_column < _COLUMN_MAX else _COLUMN_MAX)


def unpack(at: Packed) -> Span:
    """The span that `pack` made `at` of."""
    end_column = at & _COLUMN_MAX
    at >>= _COLUMN_BITS
    lines = at & _LINES_MAX
    at >>= _LINES_BITS
    column = at & _COLUMN_MAX
    line = at >> _COLUMN_BITS
    return Span(line, column, line + lines, end_column)


def start_of(at: Packed) -> int:
    """A number by which places stand in the order in which they begin."""
    return at >> (_COLUMN_BITS + _LINES_BITS)


def line_of(at: Packed) -> int:
    """The first line of a packed span."""
    return at >> (2 * _COLUMN_BITS + _LINES_BITS)


def end_of(at: Packed) -> int:
    """The same of where places end."""
    lines = at >> _COLUMN_BITS & _LINES_MAX
    return (at >> (_COLUMN_BITS + _LINES_BITS + _COLUMN_BITS)) + lines << _COLUMN_BITS | at & _COLUMN_MAX
