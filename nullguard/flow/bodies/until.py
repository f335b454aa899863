"""A body as far as it matters for what is known at some places in it."""

from __future__ import annotations

from collections.abc import Collection

from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.span import Packed, start_of

_INNER = (s.Lambda, s.NestedFunction, s.MethodReference, s.LocalClass)
"""What is interpreted with what is known where it is called, or at the end."""


def until(body: s.Body, places: Collection[Packed]) -> s.Body:
    """The statements of a body up to the last one that holds one of the places; all where functions or classes stand in it, which
    run later."""
    last = max(map(start_of, places), default=0)
    end = len(body)
    while end and start_of(body[end - 1].at) > last:
        end -= 1
    if not 0 < end < len(body) or any(isinstance(node, _INNER) or (type(node) is s.New and node.body) for node in nodes(body)):
        return body
    return body[:end]


def calls_of(body: s.Body, names: Collection[str]) -> tuple[frozenset[Packed], frozenset[str]]:
    """Where a body calls what bears one of the names, or makes an object of a class that does (a constructor is called like its
    class), and those names."""
    calls = [node for node in nodes(body) if isinstance(node, (s.Call, s.New)) and _called(node) in names]
    return frozenset([node.at for node in calls]), frozenset([_called(node) for node in calls])


def _called(node: s.Call | s.New) -> str:
    return last_name(node.function) if isinstance(node, s.Call) else node.type.name.rpartition(".")[2]
