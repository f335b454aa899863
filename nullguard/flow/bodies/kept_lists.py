"""Variables of a Java body that hold a list which a map holds, too: `group = groups.get(kind)`, `groups.put(kind, group)`."""

from __future__ import annotations

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_PUTTING = library_names("map-setting") | {"putIfAbsent"}


def kept_lists(body: s.Body) -> frozenset[tuple[str, str]]:
    """The variables of maps, each with one of such a list."""
    found: set[tuple[str, str]] = set()
    for node in nodes(body):
        match node:
            case (
                s.Assign(targets=(s.Name(id=name),), value=s.Call(function=s.Attribute(value=s.Name(id=map)), arguments=(_, *_)))
                | s.AssignExpr(
                    target=s.Name(id=name), value=s.Call(function=s.Attribute(value=s.Name(id=map)), arguments=(_, *_))
                )
            ):
                found.add((map, name))
            case s.ForEach(target=s.Name(id=name), iterable=s.Call(function=s.Attribute(value=s.Name(id=map)), arguments=())):
                found.add((map, name))
            case s.Call(
                function=s.Attribute(value=s.Name(id=map), name=called), arguments=(_, s.Argument(value=s.Name(id=name)))
            ):
                if called in _PUTTING:
                    found.add((map, name))
    return frozenset(found)
