"""What calling a method gives: by its declaration and body, by the tables of libraries, by what its lambdas give, by frameworks,
and by what is known of the rows and entries of its receiver."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.conditions.optional_chains import note_inside_chain
from nullguard.flow.containers.dictionaries import entries_of, held_by_any_key
from nullguard.flow.containers.filled_maps import after_filling, facts_given
from nullguard.flow.containers.lists import after_list_call
from nullguard.flow.containers.maps import after_map_call, is_map, without_missing
from nullguard.flow.containers.never_empty import splits
from nullguard.flow.containers.row_dictionaries import copied
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.places import known_by
from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import ANY, BY_CONVENTION, BY_NAME, NONNULL, NOT_TAKEN, NULL, NULLABLE, RESOLVED, Value
from nullguard.flow.frame.asked_queries import are_several, has_rows, is_query, without_tested
from nullguard.flow.frame.behaviour import apply_result
from nullguard.flow.frame.closures import Outcome
from nullguard.flow.frame.elements import element_of, entry_of
from nullguard.flow.frame.members import is_told
from nullguard.flow.frame.names import stable_index
from nullguard.flow.functions.answers.answers import declared_result, parameter_types
from nullguard.flow.functions.meant.only_named import only_named, tells_of_rows
from nullguard.flow.functions.meant.overloads import overload
from nullguard.flow.functions.proofs.handed_in_lists import hand_over
from nullguard.flow.functions.proofs.named_receivers import is_of_named, method_of_named
from nullguard.flow.interpreter.calls.called_method import CalledMethod
from nullguard.flow.interpreter.calls.contents import prove_content, use_empty, use_own_elements
from nullguard.flow.interpreter.calls.functions_in_variables import of_function
from nullguard.flow.interpreter.calls.told_by_frameworks import Called, told_by_frameworks
from nullguard.flow.interpreter.calls.types_by_functions import with_types
from nullguard.flow.interpreter.formatting import has_text
from nullguard.flow.interpreter.function_values.given_back import given_back
from nullguard.flow.interpreter.function_values.lambdas import COMPARATOR, keep_others, pass_on, walk_functions
from nullguard.flow.interpreter.function_values.matching import ENDING_EACH, after_each
from nullguard.flow.interpreter.function_values.of_callers import note_handed
from nullguard.flow.interpreter.statements.entering import with_something
from nullguard.flow.interpreter.statements.of_unknown_classes import with_declared_element
from nullguard.flow.lookups.by_key import found_by_key
from nullguard.flow.lookups.collected import after_call
from nullguard.flow.lookups.doubts import of_call
from nullguard.flow.lookups.fetched_rows import with_rows_left
from nullguard.flow.lookups.found import note_inside, with_doubt_if_found
from nullguard.flow.lookups.optional_rows import with_missing_row, without_its_row
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.types import non_null

_replace = msgspec.structs.replace


_DEFAULTING = library_names("entry-or-default")
"""Methods of dictionaries that give their second argument where there is nothing."""


_FIRST_ROW, _SAME_ROWS = library_names("first-row"), library_names("same-rows")
_TAKING = library_names("element-popped")
_HOLDING = frozenset({"builtins.list", "builtins.set", "collections.deque"})
"""Methods that take out one of what a container holds, and the containers of Python that have them."""


_OF_VALUES = library_names("map-giving-values")

_REMOVING = "removeIf"
"""The method of collections that takes out the elements for which a function gives true."""


def declared(call: CalledMethod) -> Value:
    """By the declaration of the method, or by that of the only one of its name where the receiver's class is unknown. What it is
    handed reaches its body."""
    frame, node, base, arguments, state = call.frame, call.node, call.base, call.arguments, call.state
    if frame.is_java:
        note_handed(frame, base, call.path, arguments)
    result = ANY
    if call.functions:
        if not call.is_property:
            is_used = node is not frame.dropped
            result = declared_result(frame, call.functions, call.substitution, arguments, state, is_used, (base, call.path))
        if base.typed != RESOLVED:
            result = known_by(result, base.typed)
        if result.type is not None and base.element is not None and base.type is not None and result.type.cls == base.type.cls:
            if not _makes_others(call.functions[0]):
                result = _replace(result, element=base.element, facts=base.facts)
        elif call.name in _TAKING and not frame.is_java and base.type is not None and base.type.cls in _HOLDING:
            held = element_of(frame, base)
            if held.facts and held.type is not None and held.type == result.type:
                result = _replace(result, facts=held.facts)
    elif frame.is_java and call.cls is not None and call.member is None and base.type is not None:
        result = Value(type=_as_others_give(call, call.cls, base.type))
    if call.functions and not state.dead:
        hand_over(frame, node, overload(frame, call.functions, arguments), (base, call.path), arguments, state)
    elif base.type is None and base.symbol is None and (function := only_named(frame, node, call.name)) is not None:
        result = _of_only_named(call, function)
    elif (
        base.type is None and base.symbol is None and (function := method_of_named(frame, node, call.path, call.name)) is not None
    ):
        result = _of_only_named(call, function)
        result = known_by(result, BY_NAME) if is_of_named(frame, result) else ANY
    return result


def _as_others_give(call: CalledMethod, cls: ClassInfo, type: Type) -> Type | None:
    """What a method of Java gives that no source declares with as many parameters: mostly what its namesakes do."""
    program = call.frame.world.program
    namesake = program.method(cls, call.name)
    given = program.member_type(type, namesake) if namesake is not None else None
    return non_null(given) if given is not None else None


def _makes_others(function: FunctionInfo) -> bool:
    """Whether what a method gives holds what a function makes that it is handed: `<R> Stream<R> flatMap(…)`."""
    returns = function.decl.returns
    own = [parameter.name for parameter in function.decl.type_parameters]
    return returns is not None and any(held.name in own for held in returns.args)


def _of_only_named(call: CalledMethod, function: FunctionInfo) -> Value:
    """What a call gives of which only the function's name tells what it calls: rows, or what is in them."""
    frame, receiver = call.frame, (call.base, call.path)
    result = declared_result(frame, (function,), {}, call.arguments, call.state, call.node is not frame.dropped, receiver)
    return known_by(result, BY_CONVENTION) if tells_of_rows(frame.world, result) else ANY


def by_library(call: CalledMethod, result: Value) -> Value:
    """By the tables of libraries, and for dictionaries by their default."""
    if call.rule is not None:
        result = apply_result(call.rule, result, call.qualified or call.name, call.arguments)
    if call.name in _DEFAULTING and len(call.arguments) == 2 and is_mapping(call.base.type):
        result = _or_default(result, call.arguments[1])
    return result


def _or_default(result: Value, default: tuple[s.Argument, Value, Path | None]) -> Value:
    """`totals.get(key, order.total)` may be the null of its default; null itself as default says what leaving it out says."""
    argument, value, _ = default
    if value.null < NULL or isinstance(argument.value, s.Constant):
        return result
    return _replace(result, null=NULLABLE, origin=value.origin)


def by_functions(call: CalledMethod, result: Value) -> tuple[Value, Sequence[Outcome | None]]:
    """By the entries of a dictionary and by what the functions among the arguments give; what each of these gave."""
    frame, node, base, name, arguments, state = call.frame, call.node, call.base, call.name, call.arguments, call.state
    result = of_function(call, result)
    if base.facts and ((name == "values" and is_mapping(base.type)) or (name in _OF_VALUES and is_map(frame, base))):
        result = _replace(result, facts=result.facts + base.facts)
    elif base.facts and frame.is_java and is_map(frame, base):
        result = _replace(result, facts=result.facts + facts_given(name, base, arguments))
    if base.named and is_mapping(base.type):
        result = entries_of(base, name, result)
    if base.named and not frame.is_java:
        result = copied(base, call.path, name, result, state)
    of = with_declared_element(frame, call.receiver, base, arguments) if base.type is None else base
    if base.type is not None and base.type.cls == COMPARATOR and frame.collected:
        of = _replace(base, element=frame.collected[-1])
    wanted = parameter_types(frame, call.functions, call.substitution, arguments)
    note_inside(frame, node, name, base, arguments, state)
    note_inside_chain(frame, node, name, base, arguments, state)
    handed = with_something(call.receiver, name, arguments, state) if frame.is_java else arguments
    outcomes = walk_functions(frame, call.rule, of, handed, wanted, call.functions)
    use_own_elements(frame, call.rule, node, name, base, arguments, state)
    use_empty(frame, node, name, base, call.path, state)
    prove_content(frame, node, name, state)
    result = pass_on(frame, node, name, base, result, outcomes)
    if name == _REMOVING and frame.is_java:
        keep_others(base, call.path, outcomes, state)
    if name in ENDING_EACH and frame.is_java:
        after_each(frame, node, base, call.path, outcomes, state)
    if call.functions and any(outcomes):
        called = overload(frame, call.functions, arguments)
        result = with_types(frame, called, given_back(frame, called, result, outcomes), outcomes)
    return result, outcomes


def by_frameworks(call: CalledMethod, result: Value) -> Value:
    """By the models of frameworks; in Java also by the Optional that holds a row, or none."""
    frame, node, base, name = call.frame, call.node, call.base, call.name
    result = told_by_frameworks(frame, Called(node, name, call.qualified, base, None), call.arguments, result, call.state)
    if frame.is_java:
        result = without_its_row(node, name, base, call.path, result, call.state)
        result = with_missing_row(frame, node, name, call.qualified, result, call.state)
        result = with_doubt_if_found(frame, node, result, call.state)
        if not call.arguments:
            result = of_call(name, base, result)
    return result


def of_rows(call: CalledMethod, result: Value) -> Value:
    """With what is known of the query or the dictionary that it is asked of: that there are rows, what an entry holds."""
    frame, base, path, name, arguments, state = call.frame, call.base, call.path, call.name, call.arguments, call.state
    if name in _FIRST_ROW and result.null == NULLABLE:
        if has_rows(path, state) or are_several(frame, result) or (base.truth is True and is_query(base)):
            result = _replace(result, null=NONNULL, origin=None)
    if name == "format" and not frame.is_java and has_text(call.receiver, name):
        result = _replace(result, null=NONNULL, origin=None, truth=True)
    if not frame.is_java and result.null < NULL and splits(name, call.node.arguments) and not _is_of_project(call):
        result = _replace(result, null=NONNULL, type=result.type or _PARTS, truth=True)
    if name in _SAME_ROWS and result.null < NULL and is_query(result):
        result = _replace(result, truth=True if base.truth is True or has_rows(path, state) else result.truth)
    if name == "setdefault" and len(arguments) == len(("key", "default")) and is_mapping(base.type):
        is_empty = base.truth is False and not base.named and base.type is not None and not base.type.args
        result = arguments[1][1] if is_empty else held_by_any_key(base) or result
    if name in ("get", "pop") and base.named and arguments and not frame.is_java:
        if len(arguments[0][1].constants or ()) == 1 or held_by_any_key(base) is not None:
            held = entry_of(base, arguments[0][1])
            is_not_taken = result.null == NULLABLE and result.origin is not None and result.origin.kind == NOT_TAKEN
            result = result if is_not_taken and held.null < NULL else held
        asked = state.values.get((*path, stable_index(frame, call.node.arguments[0].value))) if path is not None else None
        if result.null == NULLABLE and asked is not None and asked.null == NONNULL:
            result = _replace(result, null=NONNULL, origin=None)
    if not frame.is_java:
        result = with_rows_left(name, path, result, state)
    return found_by_key(frame, name, base, arguments, without_tested(result, path, state))


def _is_of_project(call: CalledMethod) -> bool:
    """Whether a method of the project's own is called."""
    return any(not function.is_library for function in call.functions)


_PARTS = Type("builtins.list")


def of_java_collections(call: CalledMethod, result: Value) -> Value:
    """With what is known of the map, list or object that it is asked of in Java."""
    frame, base, path, name, arguments, state = call.frame, call.base, call.path, call.name, call.arguments, call.state
    if not frame.is_java:
        return result
    result = after_map_call(frame, base, path, name, arguments, result, state)
    if base.type is not None and (base.facts or base.bare) and is_map(frame, base):
        after_filling(frame, call.node, base, path, name, arguments, state)
    result = without_missing(frame, path, name, arguments, result)
    result = after_list_call(frame, base, path, name, arguments, result, state)
    after_call(frame, base, path, name, arguments, state)
    if result.null == NULLABLE and not call.node.arguments and is_told(path, name, state):
        result = _replace(result, null=NONNULL, origin=None)
    return result
