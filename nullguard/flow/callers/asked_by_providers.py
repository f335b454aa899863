"""What FastAPI's dependencies refuse before a function runs that is given nothing of what they give: `dependencies=[Depends(f)]`
of a route or its router, and a parameter of its own that nobody reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nullguard.flow.callers.asked_by_others import refused_in
from nullguard.flow.callers.predicates_written_out import readings
from nullguard.flow.callers.same_names import Names
from nullguard.flow.receivers.parameters import is_providing, provider_call
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo, VariableInfo
from nullguard.program.trace import body_entry

MOST_LEVELS = 3
"""Dependencies of dependencies."""


def refused_by_providers(world: World, function: FunctionInfo, used: Collection[str]) -> frozenset[str]:
    """The expressions among those that are `used` in a function of which a dependency refuses before that they are null. A
    request asks each dependency once: what two functions are given by the same one is the same object."""
    if not function.decl.annotations or not (given := provided(world, function)):
        return frozenset()
    refused: set[str] = set()
    for other in dict.fromkeys(providers_before(world, function, MOST_LEVELS)):
        world.program.reads.add(body_entry(other))
        body = world.program.body(other)
        names = Names(other, body, given=provided(world, other))
        for expression in (one for reading in readings(world, body) for one in refused_in(reading)):
            refused.update(text for text in names.meant(render(expression)) if text.startswith(PROVIDED))
    if not refused:
        return frozenset()
    own = Names(function, world.program.body(function), given=given)
    return frozenset(expression for expression in used if not refused.isdisjoint(own.meant(expression)))


PROVIDED = "<provided "


def provided(world: World, function: FunctionInfo) -> dict[str, str]:
    """What the parameters of a function stand for that dependencies give."""
    found: dict[str, str] = {}
    for parameter in function.decl.parameters:
        provider = provider_call(world.program, function.path, function.decl.qualname, parameter)
        if provider is not None:
            found[parameter.name] = f"{PROVIDED}{_id(world, *provider)}>"
    return found


def _id(world: World, call: s.Call, path: str) -> str:
    named = dotted_name(call.arguments[0].value)
    symbol = world.program.resolve(path, named)
    return symbol.id if isinstance(symbol, FunctionInfo) else f"{path}#{named}"


def providers_before(world: World, function: FunctionInfo, levels: int) -> Iterator[FunctionInfo]:
    """The dependencies that run before a function, and theirs."""
    path, scope = function.path, function.decl.qualname
    calls = [
        found
        for parameter in function.decl.parameters
        if (found := provider_call(world.program, path, scope, parameter)) is not None
    ]
    for annotation in function.decl.annotations:
        calls += [(call, path) for argument in annotation.arguments for call in _listed(argument)]
        router = world.program.resolve(path, annotation.name.rpartition(".")[0])
        if isinstance(router, VariableInfo) and isinstance(router.decl.value, s.Call):
            calls += [(call, router.path) for argument in router.decl.value.arguments for call in _listed(argument)]
    for call, written_in in calls:
        provider = world.program.resolve(written_in, dotted_name(call.arguments[0].value))
        if isinstance(provider, FunctionInfo) and not provider.is_library:
            yield provider
            if levels > 1:
                yield from providers_before(world, provider, levels - 1)


def _listed(argument: s.Argument) -> Iterator[s.Call]:
    if argument.name in library_names("providers-listed"):
        yield from (node for node in nodes((argument.value,)) if isinstance(node, s.Call) and is_providing(node))
