"""Names that expressions bind and mention."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from nullguard.model import syntax as s


def names_in(node: s.Expr) -> Iterator[str]:
    """The simple names in an expression or assignment target."""
    pending: list[s.Expr] = [node]
    while pending:
        node = pending.pop()
        if type(node) is s.Name:
            yield node.id
        elif type(node) is not s.Constant:
            pending.extend(children(node))


def children(node: s.Expr) -> tuple[s.Expr, ...]:
    """The direct sub-expressions of the node kinds that keys and tests are made of; others have none."""
    parts = _CHILDREN.get(type(node))
    return parts(node) if parts is not None else ()


_CHILDREN: dict[type, Callable[[Any], tuple[s.Expr, ...]]] = {
    **dict.fromkeys((s.Attribute, s.Star, s.Await, s.Cast, s.InstanceOf), lambda node: (node.value,)),
    s.Subscript: lambda node: (node.value, node.index),
    s.Call: lambda node: (node.function, *[argument.value for argument in node.arguments]),
    s.Collection: lambda node: node.items,
    **dict.fromkeys((s.Compare, s.Boolean, s.Arithmetic), lambda node: node.operands),
    **dict.fromkeys((s.Not, s.Unary), lambda node: (node.operand,)),
    **dict.fromkeys((s.Slice, s.Opaque), lambda node: node.parts),
}
