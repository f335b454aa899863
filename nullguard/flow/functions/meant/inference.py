"""What the type variables of a function of Python are in one call: `def one(model: type[T], key: int) -> T | None`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.model.syntax import Parameter
from nullguard.program.symbols import CLASS_OBJECT, UNKNOWN, FunctionInfo, Type
from nullguard.program.types import is_parameter, substitute, unify
from nullguard.program.types import parameter as type_parameter

_replace = msgspec.structs.replace


def type_variables(
    frame: Frame, function: FunctionInfo, result: Type | None, mapping: Mapping[str, Type], arguments: Arguments
) -> dict[str, Type]:
    """The type variables of the declared `result` that neither the class of the receiver (`mapping`) nor anything else tells,
    by the parameters that are declared with them: those that get arguments, and the first one of a method, which gets the
    receiver (`def select(cls: type[T]) -> Query[T]`)."""
    if result is None or not _open(result, mapping):
        return {}
    program = frame.world.program
    found: dict[str, Type] = {}
    for parameter, actual in _given(function, mapping, arguments):
        wanted = program.type_of(parameter.type, function.path, function.decl.qualname)
        if wanted is not None and actual.cls != UNKNOWN.cls:
            for name, type in unify(wanted, actual, program.seen_as).items():
                if name not in mapping:
                    found.setdefault(name, type)
    return found


def overridden_result(frame: Frame, function: FunctionInfo, mapping: Mapping[str, Type]) -> Type | None:
    """The query that a method which says nothing of its result gives because the method of a library that it overrides does:
    `select` of a model that has its own, which asks `super()`."""
    owner, decl = function.owner, function.decl
    if owner is None or owner.is_library or decl.returns is not None or "property" in decl.modifiers:
        return None
    program = frame.world.program
    for base in program.ancestors(owner):
        above = next((item for item in base.decl.functions if item.name == decl.name), None) if base.is_library else None
        if above is not None:
            type = program.type_of(above.returns, base.path, above.qualname)
            is_query = type is not None and type.args and not type.nullable and not _open(type, mapping)
            return substitute(type, mapping) if type is not None and is_query else None
    return None


def with_type_arguments(value: Value, mapping: Mapping[str, Type]) -> Value:
    """What a body of a generic class gives, with its type parameters as they are in a call, also of elements and members."""
    type = substitute(value.type, mapping) if value.type is not None else None
    element = with_type_arguments(value.element, mapping) if value.element is not None else None
    items = tuple([with_type_arguments(item, mapping) for item in value.items]) if value.items else value.items
    if type == value.type and element is value.element and items == value.items:
        return value
    return _replace(value, type=type, element=element, items=items)


def open_here(frame: Frame, type: Type) -> Type:
    """The type of an object of the generic class of Python whose method is at hand, as `self` is: with the class's own type
    parameters, which callers know."""
    if frame.is_java or frame.owner is None or type.args or type.cls != frame.owner.id:
        return type
    return Type(type.cls, tuple([type_parameter(name) for name in frame.world.program.type_parameters(frame.owner)]))


def is_open_here(frame: Frame, type: Type | None) -> bool:
    """Whether a type is a type parameter of the class whose method is at hand."""
    if type is None or not is_parameter(type) or frame.owner is None:
        return False
    return type.cls[1:] in frame.world.program.type_parameters(frame.owner)


def _open(type: Type, mapping: Mapping[str, Type]) -> bool:
    """Whether a type is, or has as an argument, a variable that is not known."""
    pending = [type]
    while pending:
        item = pending.pop()
        if is_parameter(item) and item.cls[1:] not in mapping:
            return True
        pending.extend(item.args)
    return False


def _given(function: FunctionInfo, mapping: Mapping[str, Type], arguments: Arguments) -> Iterator[tuple[Parameter, Type]]:
    parameters = list(function.decl.parameters)
    if parameters and function.owner is not None and "static" not in function.decl.modifiers:
        receiver, first = mapping.get("Self"), parameters.pop(0)
        if receiver is not None:
            is_class = first.type is not None and first.type.args and "class" in function.decl.modifiers
            yield first, Type(CLASS_OBJECT, (receiver,)) if is_class else receiver
    by_name = {parameter.name: parameter for parameter in parameters}
    for index, (argument, value, _) in enumerate(arguments):
        if argument.star:
            return
        parameter = by_name.get(argument.name) if argument.name else (parameters[index] if index < len(parameters) else None)
        if parameter is not None and parameter.type is not None and (type := _type(value)) is not None:
            yield parameter, type


def _type(value: Value) -> Type | None:
    """The type of a value, with what its elements are known to be."""
    if value.type is None or value.type.args or value.element is None or value.element.type is None:
        return value.type
    return Type(value.type.cls, (value.element.type,), value.type.nullable)
