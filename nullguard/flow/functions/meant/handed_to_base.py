"""Classes that the constructor of a class of Python hands to the one above it: `super().__init__(session, Order)` in a service of
orders, whose base keeps the class and asks for its rows."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_CONSTRUCTOR = "__init__"

_NOTHING: Mapping[str, ClassInfo] = {}


def handed_to_base(world: World, receiver: ClassInfo, owner: ClassInfo) -> Mapping[str, ClassInfo]:
    """The classes that objects of `receiver` hand to the constructor of `owner`, above it, by the attributes in which that one
    keeps what it is given."""
    constructor = _own_constructor(owner)
    if constructor is None or receiver is owner or receiver.is_library or not receiver.path.endswith(".py"):
        return _NOTHING
    kept = {
        field.value.id: field.name
        for field in owner.decl.fields
        if field.modifiers == ("instance", _CONSTRUCTOR) and isinstance(field.value, s.Name)
    }
    if not kept:
        return _NOTHING
    key = ("handed up", receiver.id, owner.id, 0)
    entry = world.known.get(key)
    if entry is None:
        outer, world.program.reads = world.program.reads, set()
        try:
            found = _find(world, receiver, owner, constructor, kept)
            entry = world.known[key] = (found, tuple(world.program.reads))
        finally:
            world.program.reads = outer
    world.program.reads.update(entry[1])
    answer: Mapping[str, ClassInfo] = entry[0]
    return answer


def _find(
    world: World, receiver: ClassInfo, owner: ClassInfo, constructor: FunctionInfo, kept: Mapping[str, str]
) -> Mapping[str, ClassInfo]:
    for cls in world.program.ancestors(receiver):
        if cls is owner:
            break
        own = _own_constructor(cls)
        if own is not None:
            return _handed_by(world, own, constructor, kept)
    return _NOTHING


def _own_constructor(cls: ClassInfo) -> FunctionInfo | None:
    decl = next((function for function in cls.decl.functions if function.name == _CONSTRUCTOR), None)
    return FunctionInfo(f"{cls.path}#{decl.qualname}", decl.qualname, cls.path, decl, cls) if decl is not None else None


def _handed_by(world: World, own: FunctionInfo, constructor: FunctionInfo, kept: Mapping[str, str]) -> Mapping[str, ClassInfo]:
    if "super" not in own.decl.mentions:
        return _NOTHING
    world.program.reads.add(body_entry(own))
    names = [parameter.name for parameter in constructor.decl.parameters[1:]]
    found: dict[str, ClassInfo] = {}
    for node in nodes(world.program.body(own)):
        match node:
            case s.Call(function=s.Attribute(value=s.Call(function=s.Name(id="super")), name="__init__"), arguments=arguments):
                for position, argument in enumerate(arguments):
                    name = argument.name or (names[position] if position < len(names) else "")
                    if argument.star or name not in kept:
                        continue
                    dotted = dotted_name(argument.value)
                    cls = world.program.class_named(own.path, dotted, own.decl.qualname) if dotted else None
                    if cls is not None:
                        found[kept[name]] = cls
    return found
