"""Java objects that are made of what the function is given and what is no row: `Order order = mapper.map(sent, Order.class)` has
whatever key was sent, and `orders.find(order.getId())` does not look for a row that is there."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.state import State
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.keys.kept import nodes_of
from nullguard.flow.lookups.optional_rows import TAKING
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.program.symbols import FunctionInfo


def is_of_converted(frame: Frame, node: s.Expr, state: State) -> bool:
    """Whether a getter is called on a variable that the function has made, for a class that it names, of what it is given."""
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=name)), arguments=()):
            made = made_once(frame, name)
        case _:
            return False
    if not isinstance(made, s.Call) or len(made.arguments) != 2:
        return False
    called = last_name(made.function)
    if called in TAKING or called.startswith(tuple(words("reading"))):
        return False  # `session.get(Order.class, id)`
    given = [argument.value for argument in made.arguments]
    source = next((value for value in given if isinstance(value, s.Name)), None)
    if source is None or not any(isinstance(value, s.Constant) and value.kind == "class" for value in given):
        return False
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None or not _is_given(frame, function, source.id):
        return False
    cls = frame.world.class_of(quietly(frame, source, state)[0].type)
    return cls is not None and not cls.is_library and not frame.world.schema.is_entity(cls.id)


def _is_given(frame: Frame, function: FunctionInfo, name: str) -> bool:
    """Whether a variable is a parameter, or an element of one."""
    parameters = {parameter.name for parameter in function.decl.parameters}
    return name in parameters or (bool(held := set(_held_by(frame, function, name))) and held <= parameters)


def _held_by(frame: Frame, function: FunctionInfo, name: str) -> Iterator[str]:
    for node in nodes_of(frame, function):
        match node:
            case s.ForEach(target=s.Name(id=target), iterable=iterable) if target == name:
                yield iterable.id if isinstance(iterable, s.Name) else ""
