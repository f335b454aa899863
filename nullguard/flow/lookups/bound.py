"""What Java makes of a request or a document: the key in `@RequestBody Order order` is whatever was sent, and no row's."""

from __future__ import annotations

from typing import Final

from nullguard.flow.frame.bindings import bound_to
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_MOST_HOPS: Final = 4
"""Getters after each other that lead from what was sent to what it holds."""


def is_bound(frame: Frame, node: s.Expr) -> bool:
    """Whether a name is a parameter that is made of a request, by an annotation of its own or of the method, or a variable that
    was read from a document (`mapper.readValue(body, Order.class)`)."""
    if not frame.is_java or not isinstance(node, s.Name):
        return False
    function = frame.world.program.function_at(frame.path, node.at)
    if function is None:
        return False
    parameter = next((p for p in function.decl.parameters if p.name == node.id), None)
    if parameter is None:
        return _is_read(frame, function, node.id)
    if node.id not in frame.kept:
        return False
    own = {annotation.simple_name for annotation in parameter.annotations}
    marked = own | {annotation.simple_name for annotation in function.decl.annotations}
    return not own & library_names("converted-parameter") and not marked.isdisjoint(library_names("binding"))


def _is_read(frame: Frame, function: FunctionInfo, name: str) -> bool:
    made = tuple(bound_to(frame, function, name))
    return len(made) == 1 and isinstance(made[0], s.Call) and last_name(made[0].function) in library_names("binding")


def is_of_request(frame: Frame, node: s.Expr) -> bool:
    """Whether a getter is called on such a variable (`order.getId()`), or on each of what it holds
    (`for (Line line : order.getLines())`, `line.getId()`)."""
    if not isinstance(node, s.Call) or not isinstance(node.function, s.Attribute):
        return False
    return is_bound(frame, node.function.value) or _is_sent_with(frame, node.function.value)


def _is_sent_with(frame: Frame, node: s.Expr) -> bool:
    if not frame.is_java or not isinstance(node, s.Name):
        return False
    function = frame.world.program.function_at(frame.path, node.at)
    if function is None or tuple(bound_to(frame, function, node.id)) != (None,):
        return False  # what loops bind is not told, parameters are none of theirs
    frame.world.program.reads.add(body_entry(function))
    loops = [
        part
        for part in nodes(frame.world.program.body(function))
        if isinstance(part, s.ForEach) and isinstance(part.target, s.Name) and part.target.id == node.id
    ]
    return len(loops) == 1 and is_bound(frame, _holder(loops[0].iterable))


def _holder(node: s.Expr) -> s.Expr:
    """The variable that getters without arguments lead away from."""
    for _ in range(_MOST_HOPS):
        match node:
            case s.Call(function=s.Attribute(value=inner), arguments=()):
                node = inner
            case _:
                break
    return node
