"""What a class of Python leaves to the classes below it: an object of these has the class's methods, and may have others before
them (`dispatch`), or name other permissions."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.world import World
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_SUPER = "super"


def is_another_below(world: World, owner: ClassInfo, function: FunctionInfo, name: str) -> bool:
    """Whether a class below the owner of a method has the method, and something else of a name than the owner: a method that
    does not ask the one above it, or an attribute."""
    for cls in world.program.declaring_below(owner, name):
        if cls.is_library or not _has(world, cls, function):
            continue
        own = [one for one in cls.decl.functions if one.name == name]
        if not own or not all(_asks_above(world, cls, one.name) for one in own):
            return True
    return False


def run_above(world: World, owner: ClassInfo, name: str) -> Iterator[FunctionInfo]:
    """The methods of a name that run where that of a class does: its own, and those above that each of them asks."""
    for cls in world.program.ancestors(owner):
        if cls.is_library or all(one.name != name for one in cls.decl.functions):
            continue
        member = world.program.member(cls, name)
        yield from member.functions if member is not None else ()
        if not _asks_above(world, cls, name):
            return


def _has(world: World, cls: ClassInfo, function: FunctionInfo) -> bool:
    member = world.program.member(cls, function.decl.name)
    return member is not None and any(one.id == function.id for one in member.functions)


def _asks_above(world: World, cls: ClassInfo, name: str) -> bool:
    """Whether a method of a class asks that of its super class."""
    member = world.program.member(cls, name)
    functions = member.functions if member is not None else ()
    world.program.reads.update(body_entry(one) for one in functions)
    return any(_SUPER in one.decl.mentions for one in functions)
