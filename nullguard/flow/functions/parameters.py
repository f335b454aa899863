"""What is known of a function's parameters when it begins: by declaration, by convention, by what its callers pass."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import ANY, BY_CONVENTION, NONNULL, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.interpreter.frame import Frame, dotted_name
from nullguard.flow.world import is_nullable, known_by, literals
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render
from nullguard.program.symbols import CLASS_OBJECT, FunctionInfo, Type

_replace = msgspec.structs.replace


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
    found: dict[str, Type] = {}
    for framework in frame.world.frameworks(frame.is_java):
        found.update(framework.parameters(frame.world, function, names))
    return {name: known_by(frame.world.typed(type, name), BY_CONVENTION) for name, type in found.items()}


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
    type = frame.world.program.type_of(parameter.type, frame.path, frame.scope) if parameter.type is not None else None
    nullable = is_nullable(parameter.annotations) or (parameter.type is not None and parameter.type.nullable)
    value = frame.world.typed(type, f"{frame.symbol}({parameter.name})", nullable)
    if frame.is_java and value.null == UNKNOWN and _has_default(parameter):
        return _replace(value, null=NONNULL)
    if parameter.type is not None and not frame.is_java:
        if parameter.type.name == "None":
            value = Value(NULL, origin=value.origin, constants=frozenset())
        elif (constants := literals(parameter.type)) is not None:
            value = _replace(value, constants=constants, null=value.null or NONNULL)
        elif value.type is None and frame.of_others(parameter.type):
            value = _replace(value, fresh=True)
    return frame.placed(value, parameter.at, parameter.name) if value.origin is not None else value


def _has_default(parameter: s.Parameter) -> bool:
    """Whether a framework fills in a parameter where a request does not (JAX-RS's `@DefaultValue`; `defaultValue` of Spring's
    `@RequestParam`, `@RequestHeader` and `@CookieValue`)."""
    names = {annotation.name.rpartition(".")[2] for annotation in parameter.annotations}
    settings = {given.name for annotation in parameter.annotations for given in annotation.arguments}
    return "DefaultValue" in names or "defaultValue" in settings


def initial_values(frame: Frame, function: FunctionInfo) -> dict[str, Value]:
    """The values of the parameters of a function of the project, by name; callers are asked when the class is needed."""
    known = conventions(frame, function)
    found: dict[str, Value] = {}
    for parameter in given(frame, function):
        value = known.get(parameter.name) if parameter.type is None else None
        if value is None and parameter.type is None and not frame.is_java and parameter.kind in ("positional", "keyword"):
            value = Value(undeclared=parameter.name)
        found[parameter.name] = value if value is not None else declared(frame, parameter)
        if not frame.is_java and isinstance(parameter.default, s.Call) and provider_of(parameter):
            found[parameter.name] = _provided(frame, parameter, parameter.default, found[parameter.name])
    return found


def provider_of(parameter: s.Parameter) -> str:
    """The name of the function that a framework calls for a parameter; empty where there is none."""
    default = parameter.default
    if not isinstance(default, s.Call) or not default.arguments or last_name(default.function) not in library_names("providing"):
        return ""
    return last_name(default.arguments[0].value)


def _provided(frame: Frame, parameter: s.Parameter, default: s.Call, known: Value) -> Value:
    """A parameter that a framework calls a function for (`order: Order = Depends(find_order)`): as null as what that gives."""
    provider = frame.global_value(dotted_name(default.arguments[0].value))
    if provider is None or not isinstance(provider.symbol, FunctionInfo) or provider.symbol.is_library:
        return known
    function = provider.symbol
    returns = frame.world.program.type_of(function.decl.returns, function.path, function.decl.qualname)
    given_back = frame.world.returned(function, returns)
    if given_back.null != NULLABLE:
        summary = frame.summarise(frame.world, function, frame.calls_left).value
        given_back = summary.element or ANY if "generator" in function.decl.modifiers else summary
    if given_back.null != NULLABLE or given_back.origin is None:
        return _replace(
            known, type=known.type or given_back.type, undeclared="" if given_back.type is not None else known.undeclared
        )
    placed = frame.placed(given_back, parameter.at, render(default))
    is_known = known.type is not None
    return _replace(placed, type=known.type, always_true=known.always_true) if is_known else placed
