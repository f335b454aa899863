"""Collectors of Java's streams, by what they keep of the elements."""

from __future__ import annotations

from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name

_COLLECTING: Final = library_names("collecting-all")
"""Collectors whose collection has the stream's own elements."""

_KEYED: Final = library_names("collecting-by-key")
"""Collectors whose map has what a function gives for each element."""

_GROUPING: Final = library_names("collecting-groups")
"""Collectors whose map has lists of the elements, unless they are told to make something else of them."""


def collects_by_keys(node: s.Call) -> bool:
    """Whether a collector puts the elements themselves into a map: `toMap(Order::getId, Function.identity())`, `o -> o`; or into
    lists that a map holds: `groupingBy(Order::getKind)`."""
    match node.arguments:
        case (s.Argument(value=s.Call(function=function, arguments=(_,))),):
            return last_name(function) in _GROUPING
        case (s.Argument(value=s.Call(function=function, arguments=(_, *_, s.Argument(value=s.Call(function=rest))))),) if (
            last_name(function) in _GROUPING
        ):
            return last_name(rest) in _COLLECTING
        case (s.Argument(value=s.Call(function=function, arguments=(_, s.Argument(value=kept), *_))),):
            pass
        case _:
            return False
    if last_name(function) not in _KEYED:
        return False
    match kept:
        case s.Call(function=given):
            return last_name(given) == "identity"
        case s.Lambda(parameters=(parameter,), body=(s.Return(value=s.Name(id=name)),)):
            return name == parameter.name
    return False


def collects(node: s.Call) -> bool:
    """Whether a collector makes a collection of the elements themselves: `toList()`."""
    collector = node.arguments[0].value if len(node.arguments) == 1 else None
    if not isinstance(collector, s.Call):
        return False
    function = collector.function
    name = last_name(function)
    return name in _COLLECTING
