"""Rows that are looked up where an insertion has just violated a constraint of their table: the row that was in its way is there.

It may be gone a moment later, or another constraint was violated: such findings are doubtful, not away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.attributes import declared_member
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import letters, library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import ClassInfo, Type

VIOLATED: Final = "it is looked up because a row that was inserted was there before"

_replace = msgspec.structs.replace


def inserted(frame: Frame, handler: s.Handler, body: s.Body, state: State) -> frozenset[str] | None:
    """What the statements insert, as the `letters` of classes' names, where a handler takes nothing but violations of
    constraints; None where it takes something else. `state` is what the handler knows."""
    if not handler.types or any(type.name.rpartition(".")[2] not in library_names("violation") for type in handler.types):
        return None
    found: set[str] = set()
    for node in nodes(body):
        match node:
            case s.New(type=type):
                found.add(letters(type.name.rpartition(".")[2]))
            case s.Assign(type=s.TypeRef(name=name)):
                found.add(letters(name.rpartition(".")[2]))
            case s.Call(function=function):
                found.update(_classes(function))
                found.update(_named(frame, node, body, state))
    return frozenset(found - {""})


def note_violated(frame: Frame, result: Value, path: Path | None, state: State) -> tuple[Value, Path | None]:
    """The result of a call with its path, doubtful where it is a row of a table into which the insertion before failed: also
    where the same lookup has found none before that."""
    origin = result.origin
    if origin is None or origin.kind != "lookup" or origin.doubt or result.type is None:
        return result, path
    if letters(result.type.cls.rpartition("#")[2].rpartition(".")[2]) not in frame.inserted:
        return result, path
    result = _replace(result, origin=_replace(origin, doubt=VIOLATED))
    if path is not None and path in state.values:
        state.values[path] = result
    return result, path


def _classes(function: s.Expr) -> Iterator[str]:
    """The classes that a call is made on or of: `Order(…)`, `Order.objects.create(…)`."""
    verb = last_name(function)
    is_inserting = verb.startswith(tuple(words("inserting")))
    while isinstance(function, s.Attribute) and (is_inserting or last_name(function)[:1].isupper()):
        if last_name(function)[:1].isupper():
            break
        function = function.value
    name = last_name(function)
    if name[:1].isupper():
        yield letters(name)


def _named(frame: Frame, node: s.Call, body: s.Body, state: State) -> Iterator[str]:
    """What a function inserts by its name (`create_order(…)`, `saveOrder(…)`), or by what it is given: `orders.save(order)`."""
    name = last_name(node.function)
    verb = next((word for word in sorted(words("inserting"), key=len, reverse=True) if name.startswith(word)), "")
    if not verb:
        return
    yield letters(name.removeprefix(verb))
    if isinstance(node.function, s.Attribute) and isinstance(node.function.value, s.Name) and not frame.is_java:
        yield _saved(frame, state.values.get((node.function.value.id,)))
        for made in _made(frame, body, node.function.value.id, state):
            yield _saved(frame, made)
    for argument in node.arguments:
        if isinstance(argument.value, s.Name):
            yield letters(argument.value.id)
            known = state.values.get((argument.value.id,))
            if known is not None and known.type is not None:
                yield letters(known.type.cls.rpartition("#")[2].rpartition(".")[2])


def _made(frame: Frame, body: s.Body, name: str, state: State) -> Iterator[Value]:
    """The objects that a name is given in the statements, which may be of several classes."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=(s.Name(id=target),), value=s.Call(function=made)) if target == name:
                cls = frame.evaluate(frame, made, state.copy())[0].symbol
                if isinstance(cls, ClassInfo):
                    yield Value(type=Type(cls.id))


def _saved(frame: Frame, saving: Value | None) -> str:
    """The class of the row that a serializer or form saves (`serializer.save()`); empty where it is none, or cannot be told."""
    for name in sorted(library_names("saved-row")) if saving is not None else ():
        row = declared_member(frame, saving, name) if saving is not None else Value()
        if row.type is not None and frame.world.schema.is_entity(row.type.cls):
            return letters(row.type.cls.rpartition("#")[2].rpartition(".")[2])
    return ""
