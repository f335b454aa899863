"""Which methods above a class run on its objects, where they call what the class has in the place of theirs: `export()` of a base
class calls `write()`, and is itself called by those classes below it that want to export (Java)."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.overriding import inherited
from nullguard.flow.callers.java_calls import may_call
from nullguard.flow.functions.meant.possible_calls import are_kin
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo

_MOST_HOPS: Final = 3
"""Methods of a base class in a row of which the first is called from outside."""

_MOST_CALLERS: Final = 12


def as_run(world: World, function: FunctionInfo, caller: FunctionInfo) -> FunctionInfo | None:
    """What calls a method, as it runs on an object of the method's class; None where no such object ever runs it."""
    below = of_class(world, function, caller)
    if below is None:
        return caller
    return inherited(caller, below) if _is_run_on(world, caller, below, _MOST_HOPS) else None


def of_class(world: World, function: FunctionInfo, caller: FunctionInfo) -> ClassInfo | None:
    """The class whose object a method above runs on where it calls a method of it on itself: a template method asks that class
    for the rest, too (`for (Order order : select()) print(order);`)."""
    owner = function.owner
    if owner is None or caller.owner is owner or "static" in caller.decl.modifiers or caller.owner is None:
        return None
    if caller.owner not in world.program.ancestors(owner)[1:] or caller.owner.decl.kind != "class":
        return None
    return owner if _calls_itself(world, caller, function.decl.name) else None


def _calls_itself(world: World, caller: FunctionInfo, name: str) -> bool:
    """Whether all calls of a method of some name are on the object at hand."""
    for node in world.named_nodes(caller).get(name, ()):
        match node:
            case s.Call(function=s.Name() | s.Attribute(value=s.Name(id="this" | "super"))):
                continue
            case s.Call() | s.MethodReference():
                return False
    return True


def _is_run_on(world: World, method: FunctionInfo, cls: ClassInfo, hops: int) -> bool:
    """Whether a method above a class may run on its objects: others call it than the methods of classes that are none of its."""
    if method.owner is None or "public" in method.decl.modifiers or not hops:
        return True
    callers = world.program.callers("java").mentioning(method.decl.name)
    if len(callers) > _MOST_CALLERS:
        return True
    for caller in callers:
        if caller.owner is None or "." in caller.owner.decl.qualname or not _calls_itself(world, caller, method.decl.name):
            return True
        if not may_call(world, method, caller) or not are_kin(world, caller.owner, cls):
            continue
        is_above = caller.owner is not cls and caller.owner in world.program.ancestors(cls)
        if not is_above or _is_run_on(world, caller, cls, hops - 1):
            return True
    return False
