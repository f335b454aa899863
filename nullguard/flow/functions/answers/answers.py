"""What comes back from a call of a declared function: by its signature, completed by its body (see `told_by_body`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import has_functions
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.call_at_hand import CallAtHand
from nullguard.flow.functions.answers.carried_over import with_carried
from nullguard.flow.functions.answers.decorated_generators import are_known, is_made_manager
from nullguard.flow.functions.answers.handed_elements import with_elements
from nullguard.flow.functions.answers.told_by_body import told_by_body
from nullguard.flow.functions.meant.boxed_arguments import unbox_arguments
from nullguard.flow.functions.meant.inference import is_open_here, overridden_result, type_variables, with_type_arguments
from nullguard.flow.functions.meant.overloads import overload
from nullguard.flow.lookups.doubts import of_account, of_one_row, of_session
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import MANAGER, FunctionInfo, Type
from nullguard.program.symbols import UNKNOWN as UNKNOWN_TYPE
from nullguard.program.trace import body_entry
from nullguard.program.types import substitute, unify

_replace = msgspec.structs.replace

_NEVER = frozenset({"NoReturn", "Never"})
"""Declared results of functions that do not come back."""


def declared_result(
    frame: Frame,
    functions: Sequence[FunctionInfo],
    mapping: dict[str, Type],
    arguments: Arguments,
    state: State,
    is_used: bool,
    receiver: tuple[Value, Path | None] = (ANY, None),
) -> Value:
    """The declared result of the overload that fits the arguments, with type parameters inferred from them; what the body gives
    is only asked when the result `is_used`. `receiver` is what it is called on."""
    function = overload(frame, functions, arguments)
    program = frame.world.program
    decl = function.decl
    scope = decl.qualname
    parameters = decl.parameters
    if parameters and function.owner is not None and not frame.is_java and "static" not in decl.modifiers:
        parameters = parameters[1:]
    inferred = _inferred(frame, function, parameters, mapping, arguments)
    if frame.is_java:
        unbox_arguments(frame, parameters, arguments, state)
    if "generator" in decl.modifiers:
        made = _generated(frame, function, program.type_of(decl.returns, function.path, scope), is_used)
        return made if frame.is_java else with_type_arguments(made, inferred)
    if decl.returns is not None and not frame.is_java and not decl.returns.args:
        if decl.returns.name.rpartition(".")[2] in _NEVER and len(functions) == 1:
            state.dead = True
            return ANY
    type = program.type_of(decl.returns, function.path, scope)
    if type is not None:
        if not frame.is_java:
            inferred.update(type_variables(frame, function, type, inferred, arguments))
        type = substitute(type, inferred)
    if not is_used:
        return frame.world.returned(function, type)
    of = frame.world.class_of(mapping.get("Self"))
    declared = ANY if _is_belied(frame, function) else frame.world.returned(function, type)
    value = told_by_body(frame, function, declared, CallAtHand(arguments, of, receiver, state))
    if frame.is_java:
        value = of_account(function, of_session(frame.world, function, value), receiver[0]) if not decl.parameters else value
        is_of_row = function.owner is not None and frame.world.schema.is_entity(function.owner.id)
        value = of_one_row(function, value, frame.world.is_row(value), is_of_row)
        value = with_carried(frame, function, arguments, value, state)
    elif value.type is None and value.null < NULL and value.symbol is None:
        value = _replace(value, type=overridden_result(frame, function, inferred))
    else:
        value = with_type_arguments(value, inferred)
        if is_open_here(frame, value.type):
            return value
    if value.type is not None and value.type.cls.startswith(("~", UNKNOWN_TYPE.cls)):
        is_open = frame.is_java and decl.returns is not None and not decl.returns.args
        bound = program.bound(decl.returns.name, function.path, scope) if is_open and decl.returns is not None else None
        value = _replace(value, type=bound)
    return with_elements(frame, function, arguments, value) if decl.type_parameters else value


def _inferred(
    frame: Frame, function: FunctionInfo, parameters: Sequence[s.Parameter], mapping: dict[str, Type], arguments: Arguments
) -> dict[str, Type]:
    """The types that the type parameters stand for: those of the receiver's class, and the function's own by its arguments."""
    inferred = mapping.copy()
    if not function.decl.type_parameters:
        return inferred
    program = frame.world.program
    own = frozenset({parameter.name for parameter in function.decl.type_parameters})
    for name in own:  # `<T> Optional<T> of(T value)`
        inferred.pop(name, None)
    for parameter, (argument, value, _) in zip(parameters, arguments, strict=False):
        wanted, actual = program.type_of(parameter.type, function.path, function.decl.qualname), value.type
        if argument.star and actual is not None:  # of `chain(*groups)` each of the groups
            actual = program.element_type(actual)
        if wanted is not None and actual is not None and not argument.name:
            found = unify(wanted, actual, program.seen_as)  # `RowMapper<T>` may be given an OrderMapper
            inferred.update({k: v for k, v in found.items() if k not in inferred})
        if argument.star:
            break
    if frame.is_java:
        inferred |= _bounds(frame, function, mapping, own - inferred.keys())
    return inferred


def _generated(frame: Frame, function: FunctionInfo, type: Type | None, is_used: bool) -> Value:
    """What a call of a generator gives to iterate over; decorators make something else of it (`@contextmanager`)."""
    declared = Value(NONNULL, type)
    if function.is_library or not is_used or not are_known(frame.world, function):
        return declared
    made = frame.summarise(frame.world, function, frame.calls_left).value
    if is_made_manager(function):
        return Value(NONNULL, Type(MANAGER), element=made.element) if made.element is not None else declared
    if made.element is None or (type is not None and type.args and made.element.type is None):
        return declared
    return _replace(made, type=type if type is not None else made.type)


def _is_belied(frame: Frame, function: FunctionInfo) -> bool:
    """Whether a Python function that is declared to give nothing (`-> None`) returns something all the same."""
    returns = function.decl.returns
    if frame.is_java or function.is_library or returns is None or returns.name != "None":
        return False
    frame.world.program.reads.add(body_entry(function))
    given = [node.value for node in nodes(frame.world.program.body(function)) if isinstance(node, s.Return)]
    return any(node is not None and not (isinstance(node, s.Constant) and node.kind == "null") for node in given)


def _bounds(frame: Frame, function: FunctionInfo, mapping: dict[str, Type], open_names: Iterable[str]) -> dict[str, Type]:
    """What type parameters of a method are at least, that no argument tells: `<S extends T> Optional<S> findOne(Example<S>)` of a
    repository of orders gives an order."""
    found = {}
    for name in sorted(open_names):
        bound = frame.world.program.bound(name, function.path, function.decl.qualname)
        known = mapping.get(bound.cls.removeprefix("~")) if bound is not None and bound.cls.startswith("~") else None
        if known is not None:
            found[name] = known
    return found


def parameter_types(
    frame: Frame, functions: Sequence[FunctionInfo], mapping: dict[str, Type], arguments: Arguments
) -> Sequence[Type | None]:
    """The declared types of the parameters that get the arguments, when a function is among these."""
    if not functions or not has_functions(arguments):
        return ()
    function = overload(frame, functions, arguments)
    program, decl = frame.world.program, function.decl
    types = [program.type_of(parameter.type, function.path, decl.qualname) for parameter in decl.parameters]
    open_names = {parameter.name for parameter in decl.type_parameters}
    if open_names:  # `<T> void sort(List<T> list, Comparator<? super T> comparator)`
        inferred = dict(mapping)
        for wanted, (_, value, _) in zip(types, arguments, strict=False):
            if wanted is not None and value.type is not None and value.callable is None:
                found = unify(wanted, value.type, program.seen_as)
                inferred.update({name: type for name, type in found.items() if name in open_names})
        mapping = inferred
    return [substitute(type, mapping) if type is not None else None for type in types]


def with_element(substitution: dict[str, Type], base: Value) -> dict[str, Type]:
    """Type arguments as the receiver knows them: a container whose class leaves its one parameter open has its elements' type."""
    open_parameters = [name for name, type in substitution.items() if type.cls == UNKNOWN_TYPE.cls]
    if base.element is None or base.element.type is None or len(open_parameters) != 1:
        return substitution
    return {**substitution, open_parameters[0]: base.element.type}
