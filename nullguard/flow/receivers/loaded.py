"""The user that a web framework loads for a request (`flask_login.current_user`): what the functions give that load it, or a row
of the one mapped class that says that it is one's."""

from __future__ import annotations

from collections.abc import Callable

from nullguard.flow.domain.values import ANY, BY_CONVENTION, NONNULL, Value
from nullguard.flow.functions.meant.call_sites import MOST_CALLERS
from nullguard.flow.receivers.heard import heard_of
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type


def loaded(world: World, given_back: Callable[[FunctionInfo], Value | None]) -> Value | None:
    """What stands for the user: what functions give whose decorator says that they load it; None where nothing tells."""
    values: list[Value] = []
    for name in sorted(library_names("loader")):
        paths = dict.fromkeys(function.path for function in world.program.callers().mentioning(name)[:MOST_CALLERS])
        for function in (function for path in paths for function in world.program.functions_of(path)):
            if any(mark.simple_name == name for mark in function.decl.annotations):
                values.append(given_back(function) or ANY)
    told = heard_of(world, values)
    if told is not None and told.type is not None:
        return told
    users = _users(world)
    return Value(NONNULL, Type(users[0].id), typed=BY_CONVENTION) if len(users) == 1 else told


def _users(world: World) -> list[ClassInfo]:
    """The mapped classes of Python that are users by a library's base, without those below others of them."""
    program, bases = world.program, library_names("loaded-base")
    found = [
        cls
        for cls in map(program.classes.get, sorted(world.schema.mapped_ids()))
        if cls is not None and not cls.is_library and cls.path.endswith(".py") and world.schema.is_entity(cls.id)
        if not bases.isdisjoint(program.base_names(cls))
    ]
    return [cls for cls in found if not any(other in found for other in program.ancestors(cls)[1:])]
