"""All nodes below statements, without recursion: analysed code may be nested as deep as it likes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from nullguard.model.nodes import nodes as every_node
from nullguard.model.span import Packed, pack, unpack
from nullguard.model.syntax import Node

MOST_NODES = 200_000
"""Nodes of one function; what has more is no source of a person."""


def nodes(roots: Iterable[Node]) -> Iterator[Node]:
    """The roots and every node below them, in the order of the source; at most MOST_NODES."""
    return islice(every_node(roots), MOST_NODES)


def beginning(at: Packed, text: str) -> Packed:
    """The place of a text with which something begins that goes on for several lines; what stands on one line as it is."""
    span = unpack(at)
    if span.line == span.end_line:
        return at
    return pack(span.line, span.column, span.line, span.column + len(text.encode()))
