"""Functions that only their name tells (Python): methods that only one class has, called on objects of which nothing is known
(`self.orders.find_by_number(number)` of a repository that a container makes), and what a facade hands its calls on to
(`def order_get(context, key): return IMPL.order_get(context, key)`)."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import NULL, Value
from nullguard.flow.frame.asked_queries import is_query
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.possible_calls import are_kin, fits
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_OF_ROWS: Final = frozenset({"aggregate", "column", "lookup", "missing", "relation", "reverse"})
"""Kinds of origins of nulls that tell of rows."""


def only_named(frame: Frame, node: s.Call, name: str) -> FunctionInfo | None:
    """The one method that a call on an object of unknown class can mean by its name of several words; classes below its own may
    have it too."""
    if frame.is_java or not _says_what(name):
        return None
    world = frame.world
    found = world.program.callers().named(name)
    if not found or any(f.is_library or not {"static", "class", "property"}.isdisjoint(f.decl.modifiers) for f in found):
        return None
    owners = [f.owner for f in found if f.owner is not None]
    highest = min(range(len(owners)), key=lambda at: len(world.program.ancestors(owners[at])), default=0)
    if len(owners) < len(found) or not all(are_kin(world, owner, owners[highest]) for owner in owners):
        return None
    if frame.owner is not None and _is_of_super(node) and frame.owner in world.program.ancestors(owners[highest]):
        return None  # the base's, which a library has, not the own one or one below
    world.program.look_at_mentions(found[highest].path, (found[highest].decl,))
    return found[highest] if fits(found[highest], node) else None


def of_own_query(frame: Frame, node: s.Call, name: str, base: Value) -> ClassInfo | None:
    """The query class of the program that a library's query can only be of by the name of a method that is called on it: it is
    made when the program runs (`objects = made(OrderQuerySet).as_manager()`)."""
    if base.type is None or not is_query(base):
        return None
    function = only_named(frame, node, name)
    if function is None or function.owner is None:
        return None
    names = frame.world.lineage(Type(function.owner.id))
    return function.owner if any(is_query(Value(type=Type(name))) for name in names) else None


def _is_of_super(node: s.Call) -> bool:
    """Whether a method is called on `super()`."""
    match node.function:
        case s.Attribute(value=s.Call(function=s.Name(id="super"))):
            return True
        case _:
            return False


def of_same_name(frame: Frame, node: s.Call, callee: s.Attribute) -> FunctionInfo | None:
    """The function of another module that a function hands on to, which is called like it: through an object of a library that
    chooses the module when the program runs."""
    if frame.is_java or frame.scope != callee.name or not isinstance(callee.value, s.Name) or not _says_what(callee.name):
        return None
    if frame.world.program.resolve(frame.path, f"{callee.value.id}.{callee.name}", frame.scope) is not None:
        return None
    found = [f for f in frame.world.program.callers().named(callee.name) if f.path != frame.path]
    is_one = len(found) == 1 and found[0].owner is None and not found[0].is_library
    if not is_one or not fits(found[0], node):
        return None
    frame.world.program.look_at_mentions(found[0].path, (found[0].decl,))
    return found[0]


def tells_of_rows(world: World, value: Value) -> bool:
    """Whether a value is a row or what is in one, or holds such."""
    if value.null >= NULL:
        return value.origin is not None and value.origin.kind in _OF_ROWS
    if world.is_row(value):
        return True
    return value.element is not None and tells_of_rows(world, value.element)


def _says_what(name: str) -> bool:
    """Whether a name has several words, as those have that say what is done to what."""
    return "_" in name.strip("_") and not name.startswith("_")
