"""What a Java body asks for by `this`, or by a name alone, more often than it gives it a value: fields of its own object may be
among them."""

from __future__ import annotations

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes


def fields_read(body: s.Body) -> frozenset[tuple[str, ...]]:
    """The fields as `("this", "name")`, and the names as `("name",)`."""
    mentioned: dict[tuple[str, ...], int] = {}
    for node in nodes(body):
        if (path := _own(node)) is not None:
            mentioned[path] = mentioned.get(path, 0) + 1
        if isinstance(node, s.Assign):
            for target in node.targets:
                if (path := _own(target)) is not None:
                    mentioned[path] = mentioned.get(path, 0) - 1
    return frozenset(path for path, times in mentioned.items() if times > 0)


def _own(node: s.Node) -> tuple[str, ...] | None:
    match node:
        case s.Attribute(value=s.Name(id="this"), name=name):
            return ("this", name)
        case s.Name(id=name):
            return (name,)
    return None
