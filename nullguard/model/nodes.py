"""What is asked of nodes of any kind: those below one, the name that one ends with, whether one is a null literal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from nullguard.model.syntax import Attribute, Constant, Name, Node


def nodes(roots: Iterable[Node]) -> Iterator[Node]:
    """The nodes and everything inside of them, in the order in which they are written."""
    waiting: list[Node] = [*roots][::-1]
    while waiting:
        node = waiting.pop()
        yield node
        inner: list[Node] = []
        for name in node.__struct_fields__:
            value = getattr(node, name)
            kind = type(value)
            if kind is tuple:
                inner.extend([item for item in value if isinstance(item, Node)])
            elif kind is not int and kind is not str and isinstance(value, msgspec.Struct):
                inner.append(value)  # type: ignore[arg-type]
        inner.reverse()
        waiting.extend(inner)


def last_name(node: Node | None) -> str:
    """`total` of `total` and of `order.total`; empty for what is no name."""
    return node.id if isinstance(node, Name) else node.name if isinstance(node, Attribute) else ""


def is_null(node: Node | None) -> bool:
    """Whether a node is a null literal."""
    return isinstance(node, Constant) and node.kind == "null"
