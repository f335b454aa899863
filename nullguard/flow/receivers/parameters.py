"""What is known of a function's parameters when it begins: by declaration, by convention, by what its callers pass."""

from __future__ import annotations

from typing import Final, TypeGuard

import msgspec

from nullguard.flow.constants.literal_types import literals
from nullguard.flow.containers.typed_dictionaries import is_declared_so
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.nullable_types import is_nullable
from nullguard.flow.domain.places import known_by
from nullguard.flow.domain.values import ANY, BY_CONVENTION, NONNULL, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import declared_type, global_value, of_others
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import CLASS_OBJECT, FunctionInfo, Type, VariableInfo

_replace = msgspec.structs.replace

_OF_FIELDS: Final = tuple(sorted(library_names("handed-field")))
"""How the names of methods begin that frameworks hand one field to."""

HANDED: Final = "|"
"""Ends the name of a function outside of classes among those of what can be null: a framework hands it what columns hold."""

PROVIDED: Final = "()"
"""Ends the name of a type among those of what can be null: a framework calls a function for parameters of such types,
or the name stands for a type that admits null."""


def receiver(frame: Frame, function: FunctionInfo) -> tuple[str, Value] | None:
    """The name and value of `this`, `self` or `cls`, if the function has one."""
    decl, owner = function.decl, function.owner
    if owner is None or "static" in decl.modifiers:
        return None
    if frame.is_java:
        return "this", Value(NONNULL, Type(owner.id), always_true=True)
    if not decl.parameters:
        return None
    first = decl.parameters[0].name
    if "class" in decl.modifiers or first in ("cls", "mcs"):
        return first, Value(NONNULL, Type(CLASS_OBJECT, (Type(owner.id),)), symbol=owner, always_true=True)
    return first, Value(NONNULL, Type(owner.id), always_true=frame.world.always_true(owner.id))


def conventions(frame: Frame, function: FunctionInfo) -> dict[str, Value]:
    """The parameters whose class a framework fixes."""
    names = [parameter.name for parameter in given(frame, function)]
    found: dict[str, Type | Value] = {}
    for framework in frame.world.frameworks(frame.is_java):
        found.update(framework.parameters(frame.world, function, names))
    return {
        name: fixed if isinstance(fixed, Value) else known_by(frame.world.typed(fixed, name), BY_CONVENTION)
        for name, fixed in found.items()
    }


def given(frame: Frame, function: FunctionInfo) -> tuple[s.Parameter, ...]:
    """The parameters that a caller gives."""
    parameters = function.decl.parameters
    return parameters[1:] if not frame.is_java and receiver(frame, function) is not None else parameters


def declared(frame: Frame, parameter: s.Parameter) -> Value:
    """What the declaration of a parameter says."""
    if parameter.kind == "star":
        return Value(NONNULL, Type("[]") if frame.is_java else Type("builtins.tuple"))
    if parameter.kind == "kwargs":
        return Value(NONNULL, Type("builtins.dict"))
    type = declared_type(frame, parameter.type)
    nullable = is_nullable(parameter.annotations) or (parameter.type is not None and parameter.type.nullable)
    value = frame.world.typed(type, f"{frame.symbol}({parameter.name})", nullable)
    if frame.is_java and value.null == UNKNOWN and _has_default(parameter):
        return _replace(value, null=NONNULL)
    if parameter.type is not None and not frame.is_java:
        if parameter.type.name == "None":
            value = Value(NULL, origin=value.origin, constants=frozenset())
        elif (constants := literals(parameter.type)) is not None:
            value = _replace(value, constants=constants, null=value.null or NONNULL)
        elif value.type is None and of_others(frame, parameter.type):
            value = _replace(value, fresh=True)
    return frame.placed(value, parameter.at, parameter.name) if value.origin is not None else value


def _holds_anything(frame: Frame, value: Value) -> bool:
    """Whether a parameter is declared to be a dictionary, or a list of such, of which only callers tell what it holds."""
    type = value.type
    if type is None or value.null >= NULL or value.undeclared:
        return False
    held = type.args[0] if type.cls in _LISTS and len(type.args) == 1 else type
    return is_mapping(held) or is_declared_so(frame.world, held)


_LISTS: Final = frozenset({"builtins.list", "typing.Iterable", "typing.Sequence"})


def _has_default(parameter: s.Parameter) -> bool:
    """Whether a framework fills in a parameter where a request does not (JAX-RS's `@DefaultValue`; `defaultValue` of Spring's
    `@RequestParam`, `@RequestHeader` and `@CookieValue`)."""
    names = {annotation.simple_name for annotation in parameter.annotations}
    settings = {given.name for annotation in parameter.annotations for given in annotation.arguments}
    return not (names.isdisjoint(library_names("default-annotation")) and settings.isdisjoint(library_names("default-setting")))


def initial_values(frame: Frame, function: FunctionInfo) -> dict[str, Value]:
    """The values of the parameters of a function of the project, by name; callers are asked when the class is needed."""
    known = conventions(frame, function)
    found: dict[str, Value] = {}
    for parameter in given(frame, function):
        value = known.get(parameter.name) if parameter.type is None else None
        if value is None and parameter.type is None and not frame.is_java and parameter.takes_one:
            value = Value(undeclared=parameter.name)
        found[parameter.name] = value if value is not None else declared(frame, parameter)
        is_container = not frame.is_java and value is None and _holds_anything(frame, found[parameter.name])
        if is_container:
            frame.containers.add(parameter.name)
        if is_container or (parameter.kind == "kwargs" and not frame.is_java and value is None):
            found[parameter.name] = _replace(found[parameter.name], undeclared=parameter.name)
        if not frame.is_java and (provider := provider_call(frame.world.program, frame.path, frame.scope, parameter)) is not None:
            found[parameter.name] = _provided(frame, parameter, *provider, found[parameter.name])
    for name, cls in function.classes:
        found[name] = Value(NONNULL, Type(CLASS_OBJECT, (Type(cls.id),)), symbol=cls, always_true=True)
    found.update(frame.world.given_queries.of(function))
    for name, value in known.items():  # also the first one, where a framework calls no method of the class's objects with it
        found.setdefault(name, value)
    if is_handed_columns(function) or (function.owner is None and function.decl.name in frame.world.handed_names):
        names = [parameter.name for parameter in given(frame, function)]
        for framework in frame.world.frameworks(frame.is_java):
            for name, value in framework.handed(frame.world, function, names).items():
                parameter = next(parameter for parameter in function.decl.parameters if parameter.name == name)
                column = _replace(value, type=found[name].type or value.type, typed=BY_CONVENTION)
                is_placed = column.origin is not None and bool(column.origin.path)
                found[name] = column if is_placed else frame.placed(column, parameter.at, name)
    return found


def is_handed_columns(function: FunctionInfo) -> bool:
    """Whether a framework may call a method with what columns hold."""
    decl = function.decl
    if function.owner is None or not decl.parameters:
        return False
    if decl.name in library_names("converting-column") or decl.name in library_names("handed-data"):
        return True
    if decl.name.startswith(_OF_FIELDS):
        return True
    if any(annotation.simple_name in library_names("validating-column") for annotation in decl.annotations):
        return True
    return any(parameter.name in library_names("form-validated") for parameter in decl.parameters)


def provider_of(parameter: s.Parameter) -> str:
    """The name of the function that a framework calls for a parameter; empty where there is none, or an alias names it."""
    call = _providing(parameter)
    return last_name(call.arguments[0].value) if call is not None else ""


def _providing(parameter: s.Parameter) -> s.Call | None:
    """`Depends(find_order)` as the default of a parameter, or beside its type in `Annotated[Order, Depends(find_order)]`."""
    given = (s.Call(s.Name(mark.name, mark.at), mark.arguments, mark.at) for mark in parameter.annotations)
    return next((call for call in (parameter.default, *given) if is_providing(call)), None)


def is_providing(node: s.Expr | None) -> TypeGuard[s.Call]:
    """Whether an expression names a function that a framework calls for a parameter."""
    if not isinstance(node, s.Call) or not node.arguments:
        return False
    return last_name(node.function).rpartition(".")[2] in library_names("providing")


def provided_in(node: s.Expr | None) -> s.Call | None:
    """The `Depends(find_order)` of `CurrentOrder = Annotated[Order, Depends(find_order)]`; None in other expressions."""
    if not isinstance(node, s.Subscript) or last_name(node.value) != "Annotated" or not isinstance(node.index, s.Collection):
        return None
    return next((item for item in node.index.items[1:] if is_providing(item)), None)


def provider_call(program: Program, path: str, scope: str, parameter: s.Parameter) -> tuple[s.Call, str] | None:
    """The call that names what gives a parameter its value, and the source in which it stands."""
    if (call := _providing(parameter)) is not None:
        return call, path
    if parameter.type is None or parameter.type.args:
        return None
    alias = program.resolve(path, parameter.type.name, scope)
    call = provided_in(alias.decl.value) if isinstance(alias, VariableInfo) else None
    return (call, alias.path) if call is not None and isinstance(alias, VariableInfo) else None


def _provided(frame: Frame, parameter: s.Parameter, call: s.Call, path: str, known: Value) -> Value:
    """A parameter that a framework calls a function for (`order: Order = Depends(find_order)`): as null as what that gives, with
    what that has tested of it."""
    named = dotted_name(call.arguments[0].value)
    provider = global_value(frame, named) if path == frame.path else None
    function = provider.symbol if provider is not None else frame.world.program.resolve(path, named)
    if not isinstance(function, FunctionInfo) or function.is_library:
        return known
    returns = frame.world.program.type_of(function.decl.returns, function.path, function.decl.qualname)
    given_back = frame.world.returned(function, returns)
    if given_back.null != NULLABLE:
        summary = frame.summarise(frame.world, function, frame.calls_left).value
        given_back = summary.element or ANY if "generator" in function.decl.modifiers else summary
    if given_back.null != NULLABLE or given_back.origin is None:
        undeclared = "" if given_back.type is not None else known.undeclared
        return _replace(known, type=known.type or given_back.type, undeclared=undeclared, facts=known.facts + given_back.facts)
    placed = frame.placed(given_back, parameter.at, render(call))
    is_known = known.type is not None
    return _replace(placed, type=known.type, always_true=known.always_true) if is_known else placed
