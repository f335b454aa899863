"""Which Java functions that mention a method's name may call it: by the classes that are written for what it is called on.

Decided without interpreting, so that common names can be asked too. What nobody can tell counts as a call.
"""

from __future__ import annotations

from nullguard.flow.bodies.types_written import types_written
from nullguard.flow.functions.meant.possible_calls import are_kin, is_kin
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, Type
from nullguard.program.trace import body_entry

_MOST_CALLS = 3
"""Calls in a row whose declared results are asked for what a method is called on."""


def may_call(world: World, function: FunctionInfo, caller: FunctionInfo) -> bool:
    """Whether a function that mentions the name of a method hands it on, or calls one with as many arguments on what may be an
    object of its class."""
    parameters, name = function.decl.parameters, function.decl.name
    is_open = any(parameter.kind == "star" for parameter in parameters)
    world.program.reads.add(body_entry(caller))
    for node in world.named_nodes(caller).get(name, ()):
        match node:
            case s.MethodReference() | s.Constant():  # `getMethod("close")`
                return True
            case s.Call(function=called, arguments=given):
                if (is_open or len(given) == len(parameters)) and not _is_of_another(world, function, caller, called):
                    return True
    return False


def _is_of_another(world: World, function: FunctionInfo, caller: FunctionInfo, called: s.Expr) -> bool:
    """Whether a call is surely on an object of a class that has nothing to do with the method's."""
    owner = function.owner
    if owner is None or caller.owner is None:
        return False
    match called:
        case s.Name() if "static" in function.decl.modifiers:
            return False  # it may be imported
        case s.Attribute(value=s.Name(id="super")):
            return not any(owner in world.program.ancestors(cls)[1:] for cls in _around(world, caller))
        case s.Name() | s.Attribute(value=s.Name(id="this")):
            return not any(are_kin(world, cls, owner) for cls in _around(world, caller))
        case s.Attribute(value=holder):
            if "static" in function.decl.modifiers and _names_no(holder, (owner, *world.program.subclasses(owner))):
                return True
            held = _types_of(world, caller, holder, _MOST_CALLS)
        case _:
            return False
    if not held or any(type is None or type.cls.startswith(("~", "?")) for type in held):
        return False
    below = (owner, *world.program.subclasses(owner))
    if any(type is not None and world.class_of(type) is None for type in held) and any(_has_unread(world, cls) for cls in below):
        return False
    return not any(is_kin(world, type, cls) for type in held if type is not None for cls in below)


def _names_no(holder: s.Expr, classes: tuple[ClassInfo, ...]) -> bool:
    """Whether what a static method is called on is what another call gives, or a class that is called as none of some."""
    match holder:
        case s.Name(id=name) | s.Attribute(name=name):
            return name[:1].isupper() and not name.isupper() and all(cls.name != name for cls in classes)
    return True


def _has_unread(world: World, cls: ClassInfo) -> bool:
    """Whether a class is below one that is not read, of which nobody knows what it extends."""
    known = {base.dotted for base in world.program.ancestors(cls)}
    return bool(world.program.base_names(cls) - known - library_names("without-methods"))


def _written(world: World, type: s.TypeRef, path: str, scope: str) -> Type | None:
    """A written type; one of which only the import tells what it is has that name for its class."""
    found = world.program.type_of(type, path, scope)
    if found is None and isinstance(symbol := world.program.resolve(path, type.name, scope), External):
        return Type(symbol.dotted)
    return found


def _around(world: World, caller: FunctionInfo) -> tuple[ClassInfo, ...]:
    """The class of a method, and those that it stands in."""
    if caller.owner is None:
        return ()
    inner = caller.owner.decl.qualname
    return tuple(cls for cls in world.program.classes_of(caller.path) if f"{inner}.".startswith(f"{cls.decl.qualname}."))


def _types_of(world: World, caller: FunctionInfo, node: s.Expr, left: int) -> tuple[Type | None, ...]:
    """The types of which what a call is on may be, by what is written: of a variable each that it is declared with, of what
    another call gives what that is declared to give. None where one is not known; `left` calls are looked through."""
    match node:
        case s.Name(id=holder):
            return _types_of_name(world, caller, holder)
        case s.Attribute(value=s.Name(id="this"), name=holder):
            return (_type_of_field(world, caller, holder),)
        case s.New(type=type, body="") | s.Cast(type=type):
            return (_written(world, type, caller.path, caller.decl.qualname),)
        case (
            s.Call(function=s.Name(id=name), arguments=given)
            | s.Call(function=s.Attribute(value=s.Name(id="this"), name=name), arguments=given)
        ):
            around = (Type(cls.id) for cls in _around(world, caller))
            found = (_given_by(world, type, name, len(given)) for type in around)
            return (next((type for type in found if type is not None), None),)
        case s.Call(function=s.Attribute(value=holder, name=name), arguments=given) if left:
            held = _types_of(world, caller, holder, left - 1)
            return tuple([_given_by(world, type, name, len(given)) if type is not None else None for type in held])
    return (None,)


def _given_by(world: World, type: Type, name: str, arguments: int) -> Type | None:
    """What a method with so many arguments is declared to give, called on an object of a type; None where that is not known, or
    depends on its arguments."""
    cls = world.class_of(type)
    member = world.program.method(cls, name, arguments) if cls is not None else None
    if member is None or any(function.decl.type_parameters for function in member.functions):
        return None
    return world.program.member_type(type, member)


def _types_of_name(world: World, caller: FunctionInfo, name: str) -> tuple[Type | None, ...]:
    """The types that are written for what a name holds in a method: of parameters, variables, a field, or the class itself."""
    known = world.types_written.get(caller.id)
    if known is None:
        known = world.types_written[caller.id] = types_written(caller.decl.parameters, world.program.body(caller))
    written = known.get(name)
    if not written:
        return (_type_of_field(world, caller, name),)
    return tuple([_written(world, type, caller.path, caller.decl.qualname) if type is not None else None for type in written])


def _type_of_field(world: World, caller: FunctionInfo, name: str) -> Type | None:
    program = world.program
    for around in _around(world, caller):
        for cls in program.ancestors(around):
            field = next((field for field in cls.decl.fields if field.name == name), None)
            if field is not None:
                return _written(world, field.type, cls.path, cls.decl.qualname) if field.type is not None else None
    symbol = program.resolve(caller.path, name, caller.decl.qualname)
    return Type(symbol.id) if isinstance(symbol, ClassInfo) else None
