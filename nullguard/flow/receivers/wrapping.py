"""What decorators of the project hand to the functions that they wrap (Python): `view(request, season, *args)` in a wrapper gives
the view the season that the wrapper has looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from nullguard.flow.bodies.moves import VALUE, Moves
from nullguard.flow.bodies.wrapped import names_of_wrapped
from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import BY_CALLS, NULLABLE, Value
from nullguard.flow.receivers.contexts import Context, moves
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

WRAPPING: Final = "@"
"""Ends the name of a function among those of what can be null: as a decorator it may hand on what it looks up."""


def handed_by_wrappers(
    world: World, context_of: Callable[[FunctionInfo], Context], function: FunctionInfo
) -> Iterator[tuple[str, Value]]:
    """The parameters of a function that a decorator gives a row which it has looked up and does not test, by name."""
    for decorator, call in wrapping_calls(world, function):
        known = moves(world, decorator)
        for parameter, node in handed_on(world, function, decorator, call):
            source = _source(known, node)
            value = context_of(decorator).value(source) if source is not None else None
            if value is not None and value.null == NULLABLE and value.origin is not None and value.origin.kind == LOOKUP:
                null = Value(NULLABLE, value.type, value.origin, typed=BY_CALLS)
                yield parameter, with_place(null, decorator.path, call.at, render(call))


def wrapping_calls(world: World, function: FunctionInfo) -> Iterator[tuple[FunctionInfo, s.Call]]:
    """The decorators of the project's own that a function has, with the one call by which each runs it."""
    for annotation in function.decl.annotations:
        decorator = world.program.resolve(function.path, annotation.name, function.decl.qualname.rpartition(".")[0])
        if not isinstance(decorator, FunctionInfo) or decorator.is_library or decorator is function:
            continue
        known = moves(world, decorator)
        calls = [
            call
            for name in names_of_wrapped(world.program, decorator)
            for call in known.calls.get(name, ())
            if _is_of(call, name)
        ]
        if len(calls) == 1:
            yield decorator, calls[0]


def handed_on(world: World, function: FunctionInfo, decorator: FunctionInfo, call: s.Call) -> Iterator[tuple[str, s.Expr]]:
    """The parameters of a function that the call in a decorator gives, with what it gives them."""
    yield from _given(function, call)
    names = [parameter.name for parameter in function.decl.parameters]
    yield from ((name, node) for name, node in _kept(world.program.body(decorator), call) if name in names)


def _is_of(call: s.Call, name: str) -> bool:
    return isinstance(call.function, s.Name) and call.function.id == name


def _given(function: FunctionInfo, call: s.Call) -> Iterator[tuple[str, s.Expr]]:
    """The parameters that a call of a function gives, with what it gives them."""
    names = [parameter.name for parameter in function.decl.parameters if parameter.kind == "positional"]
    for position, argument in enumerate(call.arguments):
        if argument.star:
            break
        if not argument.name and position < len(names):
            yield names[position], argument.value
    for argument in call.arguments:
        if argument.name in names and not argument.star:
            yield argument.name, argument.value


def _kept(body: tuple[s.Node, ...], call: s.Call) -> Iterator[tuple[str, s.Expr]]:
    """What a wrapper puts into the keywords that it hands on (`kwargs["season"] = find()`), and asks nothing of there."""
    handed = {item.value.id for item in call.arguments if item.star == _KEYWORDS and isinstance(item.value, s.Name)}
    if not handed:
        return
    put: dict[str, s.Expr] = {}
    seen: list[str] = []
    for node in nodes(body):
        match node:
            case s.Assign(targets=(s.Subscript(value=s.Name(id=name), index=s.Constant(value=str(key))),), value=value):
                if name in handed and value is not None:
                    put[key] = value
            case s.Subscript(value=s.Name(id=name), index=s.Constant(value=str(key))) if name in handed:
                seen.append(key)
    yield from ((key, value) for key, value in put.items() if seen.count(key) == 1)


_KEYWORDS = 2
"""The stars before keywords that a call hands on."""


def _source(known: Moves, node: s.Expr) -> s.Expr | None:
    """The call whose answer is handed on without a test: itself, or the only one that a name is bound to."""
    if isinstance(node, s.Call):
        return node
    if not isinstance(node, s.Name) or node.id in known.tested_names:
        return None
    bound = known.bindings.get(node.id, ())
    is_one = len(bound) == 1 and bound[0].kind == VALUE and isinstance(bound[0].target, s.Name)
    return bound[0].source if is_one and isinstance(bound[0].source, (s.Call, s.Await)) else None


def replaced(known: Value, handed: Value) -> Value:
    """The value of a parameter that is declared, or of which something is known, as null as what it is handed."""
    if known.type is None:
        return handed
    return msgspec.structs.replace(known, null=NULLABLE, origin=handed.origin)
