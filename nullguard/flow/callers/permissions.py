"""The permissions that are asked before a method of a view runs (Python): those that its decorators list, or else those that the
view's class names (`permission_classes`), where no other method and no class below chooses others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from nullguard.flow.callers.overridden import is_another_below
from nullguard.flow.callers.same_names import ROW
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import Function
from nullguard.model.nodes import last_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST_CLASSES = 6
_SUPER = "super"

_OF_VIEW = 3
"""Parameters of a permission that is asked of a view: itself, the request and the view. Those of a row take the row, too."""


def permissions_held(world: World, function: FunctionInfo, owner: ClassInfo) -> Iterator[ClassInfo]:
    """The permissions that a view's class names for a method."""
    holders, choosing = library_names("permission-holder"), library_names("permissions-given")
    for one in function.decl.annotations:
        if one.simple_name in holders or any(given.name in holders for given in one.arguments):
            return  # it names its own
    if any(_chooses(world, chosen) for chosen in methods_of(world, owner, choosing)):
        return
    if any(is_another_below(world, owner, function, name) for name in sorted(choosing | holders)):
        return
    for holder in sorted(holders):
        yield from classes_in(world, owner, holder)


def _chooses(world: World, choosing: FunctionInfo) -> bool:
    """Whether a method gives other permissions than those that the view's class names, and what that above it gives."""
    if choosing.is_library:
        return False
    holders = library_names("permission-holder")
    world.program.reads.add(body_entry(choosing))
    for node in nodes(world.program.body(choosing)):
        match node:
            case s.Assign(targets=targets) if any(isinstance(one, s.Attribute) and one.name in holders for one in targets):
                return True
            case s.Return() if not any(last_name(part) in holders | {_SUPER} for part in nodes((node,))):
                return True
    return False


def permissions_of(world: World, function: FunctionInfo, classes: Iterable[ClassInfo]) -> Iterator[tuple[FunctionInfo, str]]:
    """The methods of permissions that are asked before a function runs, or goes on, and what their last parameter stands for."""
    for permission in classes:
        for other in methods_of(world, permission, library_names("permission-asked")):
            is_of_row = len(other.decl.parameters) > _OF_VIEW
            if not is_of_row or has_row(world, function):
                yield other, ROW if is_of_row else ""


def has_row(world: World, function: FunctionInfo) -> bool:
    """Whether permissions are asked of a row, too, in a function or in what it asks of its own object."""
    asking = library_names("row-given") | library_names("row-permission-asked")
    mentions = frozenset(function.decl.mentions)
    if function.decl.name in library_names("after-row-got") | library_names("after-row-shown") or not asking.isdisjoint(mentions):
        return True
    if function.owner is None:
        return False
    others: list[Function] = []
    for base in world.program.ancestors(function.owner):
        called = [one for one in base.decl.functions if one.name in mentions]
        world.program.look_at_mentions(base.path, called)
        others += called
    return any(not asking.isdisjoint(one.mentions) for one in others)


def methods_of(world: World, cls: ClassInfo, names: Collection[str]) -> Iterator[FunctionInfo]:
    """The methods that a class has of some names."""
    for name in sorted(names):
        member = world.program.member(cls, name)
        yield from member.functions if member is not None else ()


def classes_in(world: World, owner: ClassInfo, name: str) -> list[ClassInfo]:
    """The classes that an attribute of a class names: `permission_classes = [IsOwner]`, `form_class = OrderForm`."""
    member = world.program.field(owner, name)
    value = member.field.value if member is not None and member.field is not None else None
    if member is None or value is None:
        return []
    named = value.items if isinstance(value, s.Collection) else (value,)
    path, scope = member.declared_in.path, member.declared_in.decl.qualname
    found = (world.program.class_named(path, render(item), scope) for item in named[:_MOST_CLASSES] if _is_name(item))
    return [cls for cls in found if cls is not None and not cls.is_library]


def _is_name(node: s.Expr) -> bool:
    return isinstance(node, (s.Name, s.Attribute))
