"""All nodes below a node, for whoever looks for one kind of thing in code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from nullguard.model.syntax import Node


def nodes(roots: Iterable[Node]) -> Iterator[Node]:
    """The nodes and everything inside of them, in the order in which they are written."""
    waiting: list[Node] = [*roots][::-1]
    while waiting:
        node = waiting.pop()
        yield node
        inner: list[Node] = []
        for name in node.__struct_fields__:
            value = getattr(node, name)
            if isinstance(value, msgspec.Struct):
                inner.append(value)  # type: ignore[arg-type]
            elif isinstance(value, tuple):
                inner.extend(item for item in value if isinstance(item, Node))
        waiting.extend(reversed(inner))
