"""Which Java functions that mention a method's name may call it: by the classes that are written for what it is called on.

Decided without interpreting, so that common names can be asked too. What nobody can tell counts as a call.
"""

from __future__ import annotations

from nullguard.flow.functions.possible_calls import are_kin, is_kin
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry


def may_call(world: World, function: FunctionInfo, caller: FunctionInfo) -> bool:
    """Whether a function that mentions the name of a method hands it on, or calls one with as many arguments on what may be an
    object of its class."""
    parameters, name = function.decl.parameters, function.decl.name
    is_open = any(parameter.kind == "star" for parameter in parameters)
    world.program.reads.add(body_entry(caller))
    within = tuple(nodes(world.program.body(caller)))
    for node in within:
        match node:
            case s.MethodReference(name=found) | s.Constant(value=found) if found == name:  # `getMethod("close")`
                return True
            case s.Call(function=s.Name(id=found) | s.Attribute(name=found) as called, arguments=given) if found == name:
                if (is_open or len(given) == len(parameters)) and not _is_of_another(world, function, caller, called, within):
                    return True
    return False


def _is_of_another(
    world: World, function: FunctionInfo, caller: FunctionInfo, called: s.Expr, within: tuple[s.Node, ...]
) -> bool:
    """Whether a call is surely on an object of a class that has nothing to do with the method's."""
    owner = function.owner
    if owner is None or caller.owner is None:
        return False
    match called:
        case s.Name() if "static" in function.decl.modifiers:
            return False  # it may be imported
        case s.Name() | s.Attribute(value=s.Name(id="this" | "super")):
            return not any(are_kin(world, cls, owner) for cls in _around(world, caller))
        case s.Attribute(value=s.Name(id=holder)):
            held = _type_of(world, caller, holder, within)
        case s.Attribute(value=s.Attribute(value=s.Name(id="this"), name=holder)):
            held = _type_of_field(world, caller, holder)
        case _:
            return False
    if held is None or held.cls.startswith(("~", "?")):
        return False
    return not any(is_kin(world, held, cls) for cls in (owner, *world.program.subclasses(owner)))


def _around(world: World, caller: FunctionInfo) -> tuple[ClassInfo, ...]:
    """The class of a method, and those that it stands in."""
    if caller.owner is None:
        return ()
    inner = caller.owner.decl.qualname
    return tuple(cls for cls in world.program.classes_of(caller.path) if f"{inner}.".startswith(f"{cls.decl.qualname}."))


def _type_of(world: World, caller: FunctionInfo, name: str, within: tuple[s.Node, ...]) -> Type | None:
    """The type that is written for what a name holds in a method: a parameter, a variable, a field, or the class itself."""
    written = {parameter.type for parameter in caller.decl.parameters if parameter.name == name}
    for node in within:
        match node:
            case s.Assign(targets=targets, type=type) if type is not None:
                written.update(type for target in targets if isinstance(target, s.Name) and target.id == name)
            case s.ForEach(target=s.Name(id=bound), type=type) if bound == name:
                written.add(type)
            case s.With(items=items):
                written.update(item.type for item in items if isinstance(item.target, s.Name) and item.target.id == name)
            case s.Lambda(parameters=given):
                written.update(parameter.type for parameter in given if parameter.name == name)
            case s.TypePattern(name=bound) | s.CapturePattern(name=bound) if bound == name:
                return None
            case s.Try(handlers=handlers) if any(handler.name == name for handler in handlers):
                return None
            case _:
                continue
    if not written:
        return _type_of_field(world, caller, name)
    type, *others = written
    if others or type is None:
        return None
    return world.program.type_of(type, caller.path, caller.decl.qualname)


def _type_of_field(world: World, caller: FunctionInfo, name: str) -> Type | None:
    program = world.program
    for around in _around(world, caller):
        for cls in program.ancestors(around):
            field = next((field for field in cls.decl.fields if field.name == name), None)
            if field is not None:
                return program.type_of(field.type, cls.path, cls.decl.qualname)
    symbol = program.resolve(caller.path, name, caller.decl.qualname)
    return Type(symbol.id) if isinstance(symbol, ClassInfo) else None
