"""Generators of Python behind decorators of the project's own that hand on what they yield (`@stream_session`)."""

from __future__ import annotations

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.bodies.wrapped import names_of_wrapped
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry


def is_made_manager(function: FunctionInfo) -> bool:
    """Whether a decorator of a library makes a context manager of a generator."""
    return any(annotation.simple_name in library_names("making-manager") for annotation in function.decl.annotations)


def are_known(world: World, function: FunctionInfo) -> bool:
    """Whether all decorators of a generator make a context manager of it, or hand on what it yields."""
    return all(
        annotation.simple_name in library_names("making-manager") or _hands_on(world, function, annotation)
        for annotation in function.decl.annotations
    )


def _hands_on(world: World, function: FunctionInfo, annotation: s.Annotation) -> bool:
    """Whether each call of the wrapped function in a decorator of the project's is returned, yielded from, or gone through by a
    loop that yields its elements."""
    decorator = world.program.resolve(function.path, annotation.name, function.decl.qualname.rpartition(".")[0])
    if not isinstance(decorator, FunctionInfo) or decorator.is_library or decorator is function:
        return False
    world.program.reads.add(body_entry(decorator))
    names = frozenset(names_of_wrapped(world.program, decorator))
    calls, handed = 0, 0
    for node in nodes(world.program.body(decorator)):
        match node:
            case s.Return(value=s.Call(function=s.Name(id=name))) if name in names:
                handed += 1
            case s.Yield(value=s.Call(function=s.Name(id=name)), delegates=True) if name in names:
                handed += 1
            case s.ForEach(target=s.Name(id=one), iterable=s.Call(function=s.Name(id=name)), body=body) if name in names:
                handed += int(_yields(body, one))
            case s.Call(function=s.Name(id=name)) if name in names:
                calls += 1
    return 0 < calls == handed


def _yields(body: tuple[s.Stmt, ...], name: str) -> bool:
    """Whether a loop yields its elements as they are, none of them left out by a test or replaced."""
    given: list[s.Expr | None] = []
    for node in nodes(body):
        match node:
            case s.Yield(value=value):
                given.append(value)
            case s.Branch(test=test) if name in frozenset(names_in(test)):
                return False
            case s.Assign(targets=targets) if any(name in frozenset(names_in(target)) for target in targets):
                return False
    return bool(given) and all(isinstance(value, s.Name) and value.id == name for value in given)
