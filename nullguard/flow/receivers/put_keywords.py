"""What the bases of a class put into the keywords that its methods get: `kwargs["order"] = find(number)` in a view's `initial` or
`convert_args`, or in what runs a task (`@app.task(base=OrderTask)`), gives a handler its `order` (Python)."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST_BASES = 8


def put_by_bases(world: World, function: FunctionInfo, name: str) -> Iterator[tuple[FunctionInfo, s.Expr]]:
    """The methods of bases that put something into their keywords under the name of a parameter, with what they put there."""
    for cls in _bases(world, function):
        for decl in cls.decl.functions:
            keywords = next((parameter.name for parameter in decl.parameters if parameter.kind == "kwargs"), "")
            if not keywords or decl.name == function.decl.name:
                continue
            member = world.program.method(cls, decl.name)
            for method in member.functions if member is not None and member.declared_in is cls else ():
                yield from ((method, value) for value in _put(world, method, keywords, name))


def _bases(world: World, function: FunctionInfo) -> tuple[ClassInfo, ...]:
    """The classes above the one of a method, and those that run a function which a decorator makes a task."""
    program = world.program
    if function.owner is not None:
        return tuple(base for base in program.ancestors(function.owner) if not base.is_library)[:_MOST_BASES]
    for mark in function.decl.annotations:
        named = next((argument.value for argument in mark.arguments if argument.name == "base"), None)
        dotted = dotted_name(named) if named is not None else ""
        base = program.class_named(function.path, dotted) if dotted else None
        if base is not None:
            return tuple(one for one in program.ancestors(base) if not one.is_library)[:_MOST_BASES]
    return ()


def _put(world: World, method: FunctionInfo, keywords: str, name: str) -> Iterator[s.Expr]:
    world.program.reads.update((body_entry(method), method.path))
    known = world.put_keywords.get(method.id)
    if known is None:
        known = world.put_keywords[method.id] = tuple(_items_set(world.program.body(method)))
    for holder, key, value in known:
        if holder == keywords and key == name:
            yield value


def _items_set(body: s.Body) -> Iterator[tuple[str, s.Literal, s.Expr]]:
    """What is put into variables under constant keys."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=(s.Subscript(value=s.Name(id=holder), index=s.Constant(value=key)),), value=value):
                if value is not None:
                    yield holder, key, value
