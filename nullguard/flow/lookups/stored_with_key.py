"""Rows that Java code has made and stored with the key by which they are looked up then: `order.setNumber(number)`,
`orders.save(order)`, then `orders.findByNumber(number)`, also where another row with that key was there already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import Path
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes

_STORING: Final = words("row-saving")
_AT_ONCE: Final = "AndFlush"
_SETTER: Final = "set"


def keys_stored(frame: Frame, name: str, arguments: Arguments) -> Iterator[tuple[str, Path]]:
    """The classes of new rows that a call stores, each with the variables that were given to it."""
    if name.removesuffix(_AT_ONCE) not in _STORING:
        return
    for argument, value, _ in arguments:
        if value.type is not None and value.fresh and frame.world.schema.is_entity(value.type.cls):
            given = [name for name in dict.fromkeys(_given(frame, argument.value)) if name in frame.locals]
            asked = _looked_up_by(frame) if given else frozenset()
            yield from ((value.type.cls, (key,)) for key in given if key in asked)


def _looked_up_by(frame: Frame) -> frozenset[str]:
    """The variables by which the function looks something up. What is known of other keys would only take room in the state,
    where it pushes out what belongs together."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    body = frame.world.program.body(function) if function is not None else ()
    asking = (*words("reading"), *words("existence"))
    calls = (node for node in nodes(body) if isinstance(node, s.Call) and last_name(node.function).startswith(asking))
    return frozenset(name for call in calls for name in _names(call.arguments))


def _given(frame: Frame, node: s.Expr) -> Iterator[str]:
    """The variables that a constructor, a builder or setters are given of which a new row is made."""
    yield from _made_of(node)
    function = frame.world.program.function_named(frame.path, frame.symbol) if isinstance(node, s.Name) else None
    if function is None or not isinstance(node, s.Name):
        return
    for part in nodes(frame.world.program.body(function)):
        match part:
            case s.Assign(targets=(s.Name(id=name),), value=value) if name == node.id and value is not None:
                yield from _made_of(value)
            case s.Call(function=s.Attribute(value=s.Name(id=name), name=setter)) if name == node.id:
                if setter.startswith(_SETTER):
                    yield from _names(part.arguments)


def _made_of(node: s.Expr) -> Iterator[str]:
    match node:
        case s.New(arguments=arguments):
            yield from _names(arguments)
        case s.Call(function=s.Attribute(value=chain), arguments=arguments):
            while isinstance(chain, s.Call) and isinstance(chain.function, s.Attribute):
                yield from _names(chain.arguments)
                chain = chain.function.value
            yield from _names(arguments)


def _names(arguments: tuple[s.Argument, ...]) -> Iterator[str]:
    return (argument.value.id for argument in arguments if isinstance(argument.value, s.Name))
