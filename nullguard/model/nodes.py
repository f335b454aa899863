"""What is asked of nodes of any kind: those below one, the names that one begins and ends with, whether one is a null literal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from nullguard.model.syntax import Attribute, Constant, Expr, ExprStmt, Name, Node


def nodes(roots: Iterable[Node]) -> Iterator[Node]:
    """The nodes and everything inside of them, in the order in which they are written."""
    waiting: list[Node] = [*roots][::-1]
    while waiting:
        node = waiting.pop()
        yield node
        for name in _fields(type(node)):
            value = getattr(node, name)
            if type(value) is tuple:
                waiting.extend(value[::-1])
            elif value is not None:
                waiting.append(value)


@cache
def _fields(kind: type[Node]) -> tuple[str, ...]:
    """The fields of a kind of nodes that hold others, the last one first."""
    declared = {name: text for base in reversed(kind.__mro__) for name, text in getattr(base, "__annotations__", {}).items()}
    return tuple(name for name in reversed(kind.__struct_fields__) if declared[name] not in _WITHOUT_NODES)


_WITHOUT_NODES = frozenset(
    {"Packed", "str", "str | None", "int", "bool", "Literal", "tuple[str, ...]", "tuple[tuple[str, Pattern], ...]"}
)
"""Types, as they are written, of the fields that hold no nodes themselves."""


def last_name(node: Node | None) -> str:
    """`total` of `total` and of `order.total`; empty for what is no name."""
    return node.id if type(node) is Name else node.name if type(node) is Attribute else ""


def is_named(node: Node | None, name: str) -> bool:
    """Whether an expression is just a name."""
    return isinstance(node, Name) and node.id == name


def is_null(node: Node | None) -> bool:
    """Whether a node is a null literal."""
    return isinstance(node, Constant) and node.kind == "null"


def is_bare_constant(node: Node) -> bool:
    """Whether a statement is a constant alone, which does nothing: a docstring, or the `...` of a body that is left open."""
    return isinstance(node, ExprStmt) and isinstance(node.value, Constant)


def dotted_name(node: Expr | None) -> str:
    """`a.b.c` of an expression of names and attributes; empty for every other expression."""
    parts: list[str] = []
    while type(node) is Attribute:
        parts.append(node.name)
        node = node.value
    if type(node) is not Name:
        return ""
    if not parts:
        return node.id
    parts.append(node.id)
    return ".".join(reversed(parts))


def root_name(node: Expr) -> str:
    """`a` of `a.b.c`; empty for what is no chain of names."""
    while type(node) is Attribute:
        node = node.value
    return node.id if type(node) is Name else ""
