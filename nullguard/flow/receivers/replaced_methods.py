"""Methods of Python's classes that never run on objects of a class below: it has one of the same name in their place, which does
not ask for them."""

from __future__ import annotations

from nullguard.flow.world import World
from nullguard.program.symbols import ClassInfo, FunctionInfo

_SUPER = "super"


def is_replaced(world: World, cls: ClassInfo, function: FunctionInfo) -> bool:
    """Whether a method of a class above is another one on objects of `cls`: neither `super()` nor its name leads to it."""
    return replaced_by(world, cls, function) is not None


def replaced_by(world: World, cls: ClassInfo, function: FunctionInfo) -> ClassInfo | None:
    """The class whose method stands in the place of one of a class above; None where that one runs."""
    if function.owner is None or function.owner is cls or "static" in function.decl.modifiers:
        return None
    name = function.decl.name
    for base in world.program.ancestors(cls):
        if base is function.owner:
            return None
        own = [one for one in base.decl.functions if one.name == name]
        if not own or base.is_library:
            continue
        world.program.look_at_mentions(base.path, tuple(own))
        if not any(_SUPER in one.mentions or name in one.mentions for one in own):
            return base
    return None
