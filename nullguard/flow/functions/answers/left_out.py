"""Methods that are left out: all that they do is to give null, as all methods of their class do."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import Value
from nullguard.flow.remembering import remembered
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

LEFT_OUT: Final = "the method does nothing but give null, as what stands in for another one does"

_replace = msgspec.structs.replace


def with_doubt_if_left_out(world: World, function: FunctionInfo, value: Value) -> Value:
    """The null of a Java method, doubted where `return null;` is all of it and the class has nothing that gives something:
    whoever calls it has something else in its place. A declaration that says so is believed."""
    returns = function.decl.returns
    if value.origin is None or not _only_gives_null(world, function) or (returns is not None and returns.nullable):
        return value
    if _anything_gives(world, function):
        return value
    return _replace(value, origin=_replace(value.origin, doubt=LEFT_OUT))


def _anything_gives(world: World, function: FunctionInfo) -> bool:
    """Whether a method of the same class gives something."""
    owner = function.owner

    def find() -> bool:
        methods = (one for one in world.program.functions_of(function.path) if one.owner is owner)
        return any(one.decl.returns is not None and one.decl.returns.name != "void" and _gives(world, one) for one in methods)

    return remembered(world, ("gives something", owner.id if owner is not None else function.path, "", 0), find)


def _only_gives_null(world: World, function: FunctionInfo) -> bool:
    world.program.reads.add(body_entry(function))
    match world.program.body(function):
        case (s.Return(value=given),):
            return given is not None and is_null(given)
    return False


def _gives(world: World, function: FunctionInfo) -> bool:
    """Whether a method gives something that it makes, or reads: neither a null literal, a truth or a number, nor an error."""
    world.program.reads.add(body_entry(function))
    match world.program.body(function):
        case (s.Return(value=given),):
            return given is not None and not is_null(given) and not _is_nothing(given)
        case (s.Raise(),):
            return False
    return True


def _is_nothing(node: s.Expr) -> bool:
    return isinstance(node, s.Constant) and node.kind != "str"
