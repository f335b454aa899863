"""Keys that an object keeps in a field: by `this.orderId = order.getId()` its methods find the order again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.constants.always_set import assigned_to
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

BY_KEPT_KEY: Final = "it is looked up by the key of a row that the object was made for"


def is_kept_key(frame: Frame, node: s.Expr, found: Type | None) -> bool:
    """Whether an argument is a field of the class at hand that is only given keys of rows of the class that is looked for."""
    owner, cls = frame.owner, frame.world.class_of(found)
    if not frame.is_java or owner is None or cls is None:
        return False
    match node:
        case s.Name(id=name) if name not in frame.locals:
            pass
        case s.Attribute(value=s.Name(id="this"), name=name):
            pass
        case _:
            return False
    program = frame.world.program
    field = next((field for field in owner.decl.fields if field.name == name), None)
    if field is None or "private" not in field.modifiers or field.annotations:
        return False
    writers = program.functions_writing(owner.path, name)
    given = [(function, value) for function in writers for value in assigned_to(program, function, name)]
    return bool(given) and all(is_key_of(frame, function, value, cls) for function, value in given)


def nodes_of(frame: Frame, function: FunctionInfo) -> tuple[s.Node, ...]:
    """All nodes of a function's body, held for the function that was searched last: the next lookup mostly stands in it too."""
    world = frame.world
    if world.searched[0] != function.id:
        world.searched = (function.id, tuple(nodes(world.program.body(function))))
    return world.searched[1]


def is_key_of(frame: Frame, function: FunctionInfo, value: s.Expr | None, cls: ClassInfo, column: str = "") -> bool:
    """Whether a value is the key of a row of the class that a function is given, or has in a variable, or what the getter of a
    column gives of it."""
    getters = words("key-getter") | {f"get{cls.name}Id", column}
    match value:
        case s.Call(function=s.Attribute(value=s.Name(id=row), name=getter), arguments=()) if getter in getters:
            types = list(declared_types(frame, function, row))
            return bool(types) and all(type is not None and type.name.rpartition(".")[2] == cls.name for type in types)
    return False


def declared_types(frame: Frame, function: FunctionInfo, name: str) -> Iterator[s.TypeRef | None]:
    """The types with which a parameter or variable of a name is declared in a function."""
    yield from (parameter.type for parameter in function.decl.parameters if parameter.name == name)
    for node in nodes(frame.world.program.body(function)):
        match node:
            case s.Assign(targets=(s.Name(id=target),), type=type) | s.ForEach(target=s.Name(id=target), type=type):
                if target == name and type is not None:
                    yield type
