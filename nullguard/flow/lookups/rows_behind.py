"""The rows of which a list of Python holds something each: it is empty where there are none."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes


def rows_behind(frame: Frame, name: str, state: State) -> Iterator[Value]:
    """What a list is made of: `days = [order.day for order in query]`, or filled with in the one loop that puts something in."""
    match made_once(frame, name):
        case s.Comprehension(kind="list" | "set", clauses=(clause,)):
            yield quietly(frame, clause.iterable, state)[0]
        case s.Collection(kind="list", items=()):
            loop = _filling(frame, name)
            if loop is not None:
                yield quietly(frame, loop.iterable, state)[0]


def _filling(frame: Frame, name: str) -> s.ForEach | None:
    """The one loop in which all stands that is done to a list but to ask for it."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    body = frame.world.program.body(function) if function is not None else ()
    loops = [node for node in body if isinstance(node, s.ForEach)]
    filled = [loop for loop in loops if any(_fills(node, name) for node in nodes(loop.body))]
    inside = sum(_fills(node, name) for loop in filled for node in nodes(loop.body))
    is_all = inside == sum(_fills(node, name) for node in nodes(body))
    return filled[0] if len(filled) == 1 and is_all else None


def _fills(node: s.Node, name: str) -> bool:
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=holder), name=method)):
            return holder == name and method in library_names("filling")
    return False
