"""Python code that has a function of a module as a value without calling it: `register(show)`, `def run(order, step=show)`."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nullguard.flow.receivers.contexts import moves
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.facts import Function, SourceFacts
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry


def holding(world: World, function: FunctionInfo, mentioning: Collection[FunctionInfo]) -> tuple[FunctionInfo, ...] | None:
    """The functions beside those `mentioning` its name that have a function of a module as a value, in its own source or one that
    imports it; None where a default, a class attribute or a decorator holds it, so that nobody can tell who calls it."""
    if function.owner is not None or not function.path.endswith(".py"):
        return ()
    program, name = world.program, function.decl.name
    found: list[FunctionInfo] = []
    for path in sorted({function.path, *program.callers().importing(name)}):
        program.reads.add(path)
        facts = program.sources.get(path)
        where = next((where for held, where in facts.held if held == name), ()) if facts is not None else ()
        if facts is None or not where or not _is_meant(world, path, function):
            continue
        if any(_is_held(value, name) for value in _declared_values(facts)):
            return None
        for other in program.functions_of(path):
            if other.decl.qualname in where and other not in mentioning and _holds(world, other, name):
                found.append(other)
    return tuple(found)


def _is_meant(world: World, path: str, function: FunctionInfo) -> bool:
    symbol = world.program.resolve(path, function.decl.name)
    return isinstance(symbol, FunctionInfo) and symbol.id == function.id


def _holds(world: World, other: FunctionInfo, name: str) -> bool:
    """Whether a body has the function as a value: no variable of its own that is called so."""
    world.program.reads.add(body_entry(other))
    named = world.named_nodes(other).get(name, ())
    called = {id(node.function) for node in named if isinstance(node, s.Call)}
    if not any(isinstance(node, s.Name) and id(node) not in called for node in named):
        return False
    if other.decl.name == "<module>":
        return True
    known = moves(world, other)
    return not (name in known.bindings or name in known.hidden or any(item.name == name for item in other.decl.parameters))


def _declared_values(facts: SourceFacts) -> Iterator[s.Expr]:
    """What stands in no body: defaults of parameters, attributes of classes, arguments of decorators."""
    for function in (*facts.functions, *(one for cls in facts.classes for one in cls.functions)):
        yield from _beside(function)
    for cls in facts.classes:
        for field in cls.fields:
            if field.value is not None and "instance" not in field.modifiers:
                yield field.value
        for annotation in cls.annotations:
            yield from (argument.value for argument in annotation.arguments)


def _beside(function: Function) -> Iterator[s.Expr]:
    yield from (parameter.default for parameter in function.parameters if parameter.default is not None)
    for annotation in function.annotations:
        yield from (argument.value for argument in annotation.arguments)


def _is_held(value: s.Expr, name: str) -> bool:
    called = {id(node.function) for node in nodes((value,)) if isinstance(node, s.Call)}
    return any(isinstance(node, s.Name) and node.id == name and id(node) not in called for node in nodes((value,)))
