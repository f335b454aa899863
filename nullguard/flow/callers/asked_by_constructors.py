"""What an object's constructor has asked before its other methods run, by what the object keeps for good (Python):
`self.order_id = order_id` beside `if find(order_id) is None: raise LookupError`."""

from __future__ import annotations

from nullguard.flow.callers.overridden import is_another_below
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo

_CONSTRUCTOR = "__init__"
_SELF = "self."


def constructor_before(world: World, function: FunctionInfo) -> FunctionInfo | None:
    """The constructor that has run before a method does, of an object that only code of the project makes and runs: one of a
    class below a library's may run later, as threads do."""
    owner = function.owner
    if owner is None or function.decl.name == _CONSTRUCTOR or "static" in function.decl.modifiers:
        return None
    own = {base.dotted for base in world.program.ancestors(owner) if not base.is_library}
    if world.program.base_names(owner) - own - library_names("plain-base") or world.schema.has_rows(owner.id):
        return None
    if is_another_below(world, owner, function, _CONSTRUCTOR):
        return None
    member = world.program.member(owner, _CONSTRUCTOR)
    functions = member.functions if member is not None else ()
    return functions[0] if len(functions) == 1 and not functions[0].is_library else None


def kept(world: World, constructor: FunctionInfo, function: FunctionInfo) -> dict[str, str]:
    """The attributes of a method's object that a constructor alone sets, by themselves and by what it is given that it sets them
    to."""
    owner = function.owner
    fields = [field for cls in world.program.ancestors(owner) for field in cls.decl.fields] if owner is not None else []
    names = [field.name for field in fields]
    found: dict[str, str] = {}
    for field in fields:
        is_set_once = names.count(field.name) == 1 and tuple(field.modifiers[:2]) == ("instance", _CONSTRUCTOR)
        if is_set_once and constructor.owner is not None and field in constructor.owner.decl.fields:
            found[_SELF + field.name] = _SELF + field.name
            if isinstance(field.value, s.Name):
                found[field.value.id] = _SELF + field.name
    return found
