"""What all calls have in common: arguments, what frameworks say of them, and functions and classes that are called."""

from __future__ import annotations

import re

import msgspec

from nullguard.flow.constants.enums import refuses_none
from nullguard.flow.containers.copied_objects import copied_by
from nullguard.flow.containers.dictionaries import forget_entries
from nullguard.flow.containers.filled import forget_filled
from nullguard.flow.containers.lists import forget_handed_lists
from nullguard.flow.containers.made_entries import given_to
from nullguard.flow.containers.made_objects import with_attributes
from nullguard.flow.containers.row_dictionaries import DICTIONARY, made_by_call
from nullguard.flow.containers.typed_dictionaries import is_typed_dictionary
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, Value
from nullguard.flow.frame.asked_again import forget_asked
from nullguard.flow.frame.behaviour import (
    Arguments,
    apply_arguments,
    apply_result,
    library_function,
    note_replaced,
    prove_condition,
    prove_nonnull,
)
from nullguard.flow.frame.closures import Closure, call_closure, call_nested, has_functions
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.matchers import asserted
from nullguard.flow.frame.uses import note_use, taken_around
from nullguard.flow.frame.writes import after_function
from nullguard.flow.functions.answers.answers import declared_result, parameter_types
from nullguard.flow.functions.answers.asked_again import note_asked
from nullguard.flow.functions.answers.came_back import came_back
from nullguard.flow.functions.answers.same_object import with_known_of_given
from nullguard.flow.functions.meant.overloads import overload
from nullguard.flow.functions.proofs.guarantees import note_known, prove_by_call
from nullguard.flow.functions.proofs.handed_in_lists import hand_over
from nullguard.flow.interpreter.calls.awaited import awaited, without_unawaited
from nullguard.flow.interpreter.calls.called_through import adapted
from nullguard.flow.interpreter.calls.copied_attributes import copy_attributes
from nullguard.flow.interpreter.calls.on_elements import element_handed_on, getter, unpacked, with_each
from nullguard.flow.interpreter.calls.proxied import proxied
from nullguard.flow.interpreter.calls.told_by_frameworks import Called, told_by_frameworks
from nullguard.flow.interpreter.calls.validating import validate_arguments
from nullguard.flow.interpreter.function_values.called_inside import note_call
from nullguard.flow.interpreter.function_values.given_back import given_back
from nullguard.flow.interpreter.function_values.lambdas import walk_functions
from nullguard.flow.interpreter.function_values.nested_results import forget_rebound, given_by_nested, prove_by_nested
from nullguard.flow.lookups.collected import after_handing_unread
from nullguard.flow.lookups.found import note_found
from nullguard.flow.lookups.making import given_unsaved_keys, note_left_out
from nullguard.flow.lookups.sought import note_sought
from nullguard.model import syntax as s
from nullguard.program.constructed import constructed
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, Symbol, Type

_replace = msgspec.structs.replace


_CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*\Z")
"""Names of Python's classes (PEP 8); functions and constants are not called so."""


_DEFAULTING = "collections.defaultdict"
"""The class of dictionaries that are made empty by what makes their values."""


def call_symbol(frame: Frame, node: s.Call, callee: Value, name: str, arguments: Arguments, state: State) -> Result:
    """What a call of a function or class by its name gives, and what it does to the state."""
    symbol = callee.symbol
    if isinstance(callee.callable, Closure):
        return _call_closure(frame, node, callee.callable, arguments, state)
    if name == frame.sink.calls.asked:
        frame.sink.calls.meet(node.at, symbol, (ANY, None), arguments, state, taken_around(frame))
    qualified = symbol.dotted if symbol is not None else name
    rule = library_function(frame, qualified, arguments)
    if rule is not None:
        apply_arguments(frame, rule, without_unawaited(frame, qualified, arguments), name, state)
    note_replaced(frame, qualified, arguments)
    result = ANY
    functions: tuple[FunctionInfo, ...] = ()
    function: FunctionInfo | None = None
    if isinstance(symbol, FunctionInfo):
        functions = frame.world.program.overloads(symbol)
        function = overload(frame, functions, arguments)
        result = declared_result(frame, functions, {}, arguments, state, node is not frame.dropped)
    elif isinstance(symbol, ClassInfo):
        result = _made(frame, node, symbol, name, arguments, state)
    elif not frame.is_java and (found := _by_library(frame, node, qualified, arguments, state)) is not None:
        result = found
    elif isinstance(symbol, External) and _CLASS_NAME.match(name) and not frame.is_java:
        result = Value(NONNULL)  # what a library's class makes
    elif (element := element_handed_on(frame, qualified, unpacked(frame, arguments))) is not None:
        result = Value(NONNULL, Type("typing.Iterator"), element=element)
    if not frame.is_java and (grouped := with_each(frame, qualified, arguments, state)) is not None:
        result = grouped
    if not frame.is_java and (waited := awaited(frame, qualified, arguments)) is not None:
        result = waited
    result = with_attributes(frame, symbol, arguments, result, state)
    if isinstance(symbol, ClassInfo) and is_typed_dictionary(frame.world, symbol):
        qualified, result = DICTIONARY, Value(NONNULL, Type(DICTIONARY))
    if not frame.is_java and function is None and (named := made_by_call(frame, qualified, arguments, node.at, state)):
        result = _replace(result, named=named)
    elif not frame.is_java and (function is None or function.is_library):
        result = copied_by(frame, qualified, arguments, result, state)
    if rule is not None:
        result = apply_result(rule, result, qualified, arguments)
    if function is not None:
        hand_over(frame, node, function, (ANY, None), arguments, state)
        note_known(frame, node, function, (ANY, None), arguments, state)
    own = (symbol,) if isinstance(symbol, FunctionInfo) else ()
    _forget_changed(frame, node, symbol, name, own, arguments, state)
    if has_functions(arguments):
        outcomes = walk_functions(frame, rule, None, arguments, parameter_types(frame, own, {}, arguments), own)
        if function is not None:
            result = given_back(frame, function, result, outcomes)
    result = told_by_frameworks(frame, Called(node, name, qualified, None, symbol), arguments, result, state)
    path: Path | None = None
    if function is not None:
        result, path = prove_by_call(frame, node, function, (ANY, None), arguments, result, None, state)
        result = with_known_of_given(frame, function, arguments, result, state)
    elif isinstance(symbol, ClassInfo) and arguments and not frame.is_java:
        constructor = frame.world.program.member(symbol, "__init__")
        if constructor is not None and constructor.functions:
            note_known(frame, node, constructor.functions[0], (ANY, None), arguments, state)
            prove_by_call(frame, node, constructor.functions[0], (ANY, None), arguments, result, None, state)
    result = came_back(frame, node, result, arguments, state)
    return looked_up(frame, node, name.rpartition(".")[2], function, None, result, path, arguments, state)


def _call_closure(frame: Frame, node: s.Call, closure: Closure, arguments: Arguments, state: State) -> Result:
    """What a lambda or a function that is written within another one gives."""
    if not closure.name:
        return call_closure(frame, closure, tuple(v for _, v, _ in arguments)).value, None
    note_call(frame, closure, node.at, arguments, state)
    call_nested(frame, closure, arguments, state)
    returned = given_by_nested(frame, closure, arguments, state) if node is not frame.dropped else ANY
    prove_by_nested(frame, closure, arguments, state)
    forget_rebound(frame, closure, state)
    return returned, None


def _made(frame: Frame, node: s.Call, cls: ClassInfo, name: str, arguments: Arguments, state: State) -> Value:
    """The object that a class makes of what it is given."""
    if len(arguments) == 1 and arguments[0][1].null >= NULL and refuses_none(frame.world.program, cls):
        argument, value, given = arguments[0]
        note_use(frame, "argument", argument.value, value, given, state, f"{name}(…)")
    validate_arguments(frame, cls, arguments, state)
    if not frame.is_java:
        note_left_out(frame, cls, node.arguments, node.at)
    bare = not arguments and not frame.is_java
    is_read = any(argument.star for argument in node.arguments) and frame.world.schema.is_filled_with_rows(cls.id)
    solid = frame.world.always_true(cls.id)
    made = constructed(frame.world.program, cls, [(argument.name, value.type) for argument, value, _ in arguments])
    result = Value(NONNULL, made, always_true=solid, fresh=not is_read, bare=bare)
    if cls.dotted == _DEFAULTING and len(arguments) <= 1:
        result = _replace(result, truth=False)
    if not frame.is_java and (had := given_to(frame.world, cls, arguments)):
        result = _replace(result, facts=had)
    if not frame.is_java and (unsaved := given_unsaved_keys(frame, cls, arguments, state)):
        result = _replace(result, named=unsaved, facts=())
    return result


def _forget_changed(
    frame: Frame,
    node: s.Call,
    symbol: Symbol | None,
    name: str,
    own: tuple[FunctionInfo, ...],
    arguments: Arguments,
    state: State,
) -> None:
    """Forget what a call may change of what it is handed, `own` being the function of the project that it calls."""
    after_function(frame, symbol, arguments, state)
    copy_attributes(frame, node, name, arguments, state)
    forget_asked(frame, name, own, arguments, None, state)
    if frame.is_java:
        forget_handed_lists(frame, arguments, state, own)
        if not own:
            after_handing_unread(frame, name, arguments, state)
    else:
        forget_filled(own, arguments, state)
        forget_entries(frame, own, arguments, state)


def looked_up(
    frame: Frame,
    node: s.Call,
    name: str,
    function: FunctionInfo | None,
    receiver: Path | None,
    result: Value,
    path: Path | None,
    arguments: Arguments,
    state: State,
) -> Result:
    """The result of a call, with what is known before of the row that it looked up."""
    if frame.is_java:
        return note_found(frame, node, name, result, path, arguments, state)
    result, path = note_sought(frame, node, result, path, state)
    if function is not None and result.origin is not None:
        return note_asked(frame, node, function, receiver, arguments, result, path, state)
    return result, path


def apply_assertion(frame: Frame, node: s.Call, method: str, state: State) -> None:
    """Note what a Java assertion proves of its subject by returning: `assertThat(order).isNotNull()`."""
    found = asserted(frame, node, method)
    if found is None or state.dead:
        return
    subject, aspect = found
    if aspect in ("true", "false"):
        prove_condition(frame, subject, aspect == "true", state)
        return
    value, path = frame.evaluate(frame, subject, state)
    if aspect == "nonnull":
        prove_nonnull(frame, value, path, state)
    elif path is not None:
        state.refine(path, value, aspect)


def _by_library(frame: Frame, node: s.Call, qualified: str, arguments: Arguments, state: State) -> Value | None:
    """What functions of Python's library, and of others, make of functions and names that they are handed."""
    found = getter(node, qualified, state) or adapted(node, qualified, arguments, state)
    return found or proxied(frame, qualified, arguments, state)
