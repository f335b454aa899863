"""The nodes of a body by the names that they bear, so that a body is gone through once for all names that it is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes

NamedNodes = Mapping[str, tuple[s.Node, ...]]
"""By each name, in the order of the body: the calls of what bears it, the names, attributes and method references that do, and
the texts that are it."""


def named_nodes(body: s.Body) -> NamedNodes:
    """The nodes of a body, and of all that is nested in it, by name."""
    found: dict[str, list[s.Node]] = {}
    for node in nodes(body):
        name: object = None
        if type(node) is s.Name:
            name = node.id
        elif type(node) is s.Attribute or type(node) is s.MethodReference:
            name = node.name
        elif type(node) is s.Call:
            name = last_name(node.function)
        elif type(node) is s.Constant:
            name = node.value
        if name and isinstance(name, str):
            found.setdefault(name, []).append(node)
    return {name: tuple(bearing) for name, bearing in found.items()}
