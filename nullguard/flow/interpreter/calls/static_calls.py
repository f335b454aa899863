"""Calls of functions and methods through their module or class."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.containers.dictionaries import forget_entries
from nullguard.flow.containers.filled import forget_filled
from nullguard.flow.containers.filled_maps import forget_handed
from nullguard.flow.containers.kept_rows import made_by_factory
from nullguard.flow.containers.known_kept import known_by_factory
from nullguard.flow.containers.lists import forget_handed_lists
from nullguard.flow.containers.made_objects import with_row
from nullguard.flow.domain.refinement import overlaid
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, Value
from nullguard.flow.frame.behaviour import (
    Arguments,
    apply_arguments,
    apply_result,
    library_function,
    library_method,
    note_replaced,
)
from nullguard.flow.frame.elements import stream_element
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.names import stable_call
from nullguard.flow.frame.resolving import global_value, is_below_carried, this_value
from nullguard.flow.frame.uses import note_use, taken_around
from nullguard.flow.frame.writes import forget_flags
from nullguard.flow.functions.answers.answers import declared_result, parameter_types
from nullguard.flow.functions.answers.came_back import came_back
from nullguard.flow.functions.answers.same_object import with_known_of_given, with_known_of_wrapped
from nullguard.flow.functions.meant.overloads import methods_called, overload
from nullguard.flow.functions.proofs.guarantees import note_known, prove_by_call
from nullguard.flow.functions.proofs.handed_in_lists import hand_over
from nullguard.flow.interpreter.calls.arguments import evaluated_arguments
from nullguard.flow.interpreter.calls.calling import looked_up
from nullguard.flow.interpreter.calls.contents import use_own_elements, with_contents
from nullguard.flow.interpreter.calls.copied_attributes import copy_attributes
from nullguard.flow.interpreter.calls.copying import copied_by_function
from nullguard.flow.interpreter.calls.told_by_frameworks import Called, told_by_frameworks
from nullguard.flow.interpreter.calls.types_by_functions import is_future, with_types
from nullguard.flow.interpreter.calls.validating import validate_row
from nullguard.flow.interpreter.function_values.given_back import given_back
from nullguard.flow.interpreter.function_values.lambdas import ON_ELEMENTS, walk_functions
from nullguard.flow.interpreter.function_values.negated import negated_by
from nullguard.flow.interpreter.statements.each_round import of_each
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, root_name
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, Type, VariableInfo


def global_callee(frame: Frame, function: s.Attribute) -> Value | None:
    """The callee of `module.function(…)`, `package.Class.method(…)`; None when the receiver is an object."""
    root = root_name(function)
    if not root or root in frame.locals or root in ("this", "super") or root == frame.self_name:
        return None
    dotted = dotted_name(function)
    if frame.is_java and frame.owner is not None and frame.world.program.member(frame.owner, root) is not None:
        return None
    value = global_value(frame, dotted)
    if value is None or isinstance(value.symbol, VariableInfo):
        return None
    if isinstance(value.symbol, (FunctionInfo, ClassInfo)) and getattr(value.symbol, "owner", None) is None:
        return value
    if isinstance(value.symbol, External):
        called = value.symbol.dotted
        # What methods of the user look up is there: else there was no such user, who was looked up for the same request.
        is_of_user = called.rpartition(".")[0] in library_names("loaded-object")
        return value if is_of_user or not is_below_carried(called) else None
    return None


def is_static_through_instance(frame: Frame, base: Value, name: str, count: int) -> bool:
    """Whether a Java method that is called on an object is static, so that null does not raise: all of the name that take so many
    arguments are."""
    if not frame.is_java:
        return False
    cls = frame.world.class_of(base.type)
    member = frame.world.program.method(cls, name, count) if cls is not None else None
    return member is not None and bool(member.functions) and all("static" in f.decl.modifiers for f in member.functions)


def static_call(frame: Frame, node: s.Call, base: Value, name: str, state: State) -> Result:
    """`Class.method(…)`: a static or class method, or Python's unbound call."""
    symbol = base.symbol
    assert isinstance(symbol, ClassInfo)
    qualified = f"{symbol.dotted}.{name}"
    arguments, ordered = _ordered_arguments(frame, node, qualified, state)
    member = methods_called(frame, symbol, name, arguments)
    is_written = member is not None and any(not function.is_library for function in member.functions)
    rule = library_function(frame, qualified, arguments) if not is_written or _is_listed(frame, qualified) else None
    rule = rule or library_method(frame, frame.world.lineage(Type(symbol.id)), name, arguments)
    if rule is not None:
        apply_arguments(frame, rule, arguments, name, state)
    note_replaced(frame, qualified, arguments)
    validate_row(frame, symbol, name, arguments, state)
    if name == frame.sink.calls.asked:
        _meet_unbound(frame, node, next(iter(member.functions), None) if member is not None else None, arguments, state)
    result = ANY
    if member is not None and member.functions:
        mapping = frame.world.program.type_arguments(Type(symbol.id), member)
        result = declared_result(frame, member.functions, mapping, arguments, state, node is not frame.dropped)
    if rule is not None:
        result = apply_result(rule, result, qualified, arguments)
    result = with_row(frame, symbol, name, arguments, result, state)
    functions = member.functions if member is not None else ()
    function = overload(frame, functions, arguments) if functions else None
    receiver: tuple[Value, Path | None] = (ANY, None)
    if function is not None and not state.dead:
        hand_over(frame, node, function, receiver, arguments, state)
        if frame.is_java and frame.owner is not None and function.owner in frame.world.program.ancestors(frame.owner):
            receiver = (this_value(frame, state), ("this",))
        note_known(frame, node, function, receiver, arguments, state)
    if frame.is_java:
        copy_attributes(frame, node, name, arguments, state)
        if qualified not in library_names("first-of-many"):
            forget_handed_lists(frame, arguments, state)
        forget_handed(frame, functions, arguments, state)
        if frame.flags and (functions or name in library_names("copying")):
            forget_flags(frame, function, arguments, state)
    else:
        forget_filled(functions, arguments, state)
        forget_entries(frame, functions, arguments, state)
    collected = Value(NONNULL, element=frame.collected[-1]) if frame.collected and symbol.dotted in ON_ELEMENTS else None
    use_own_elements(frame, rule, node, name, collected, arguments, state)
    result = with_contents(frame, functions, arguments, result, state)
    if frame.is_java:
        result = negated_by(qualified, arguments) or copied_by_function(name, functions, arguments, result)
        result = made_by_factory(frame, functions, arguments, result, state)
        result = known_by_factory(frame, functions, arguments, result, state)
    if symbol.decl.kind == "enum" and name == "valueOf" and len(arguments) == 1:
        note_use(frame, "argument", arguments[0][0].value, arguments[0][1], arguments[0][2], state, "valueOf(…)")
    holder = collected or ordered or _asked_future(frame, functions, arguments)
    outcomes = walk_functions(frame, rule, holder, arguments, parameter_types(frame, functions, {}, arguments), functions)
    if functions and any(outcomes):
        called = overload(frame, functions, arguments)
        result = with_types(frame, called, given_back(frame, called, result, outcomes), outcomes)
    result = told_by_frameworks(frame, Called(node, name, qualified, base, symbol), arguments, result, state)
    path: Path | None = None
    segment = stable_call(frame, qualified, node.arguments)
    if segment:
        path = (segment,)
        known = state.values.get(path)
        if known is not None:
            return known if known.type is not None else overlaid(result, known), path
    if function is not None:
        result, path = prove_by_call(frame, node, function, receiver, arguments, result, path, state)
        result = with_known_of_wrapped(frame, function, arguments, result, state)
        result = with_known_of_given(frame, function, arguments, result, state)
    result = came_back(frame, node, result, arguments, state)
    return looked_up(frame, node, name, function, None, result, path, arguments, state)


def _ordered_arguments(frame: Frame, node: s.Call, qualified: str, state: State) -> tuple[Arguments, Value | None]:
    """The arguments, evaluated; with the collection whose elements a comparator among them gets:
    `Collections.max(orders.paid(), Comparator.comparing(Order::getPaid))`."""
    if not frame.is_java or len(node.arguments) < 2 or qualified not in library_names("ordering-elements"):
        return evaluated_arguments(frame, node.arguments, state), None
    arguments = evaluated_arguments(frame, node.arguments[:1], state)
    _, given, path = arguments[0]
    element = stream_element(frame, given if path is None else of_each(path, given, state))
    frame.collected.append(element)
    arguments.extend(evaluated_arguments(frame, node.arguments[1:], state))
    frame.collected.pop()
    return arguments, Value(NONNULL, element=element) if element is not ANY else None


def _asked_future(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments) -> Value | None:
    """The future that a library's method is handed before a function, which gets what the future holds:
    `Futures.transform(orders.find(id), order -> order.getNumber())`."""
    if not frame.is_java or len(arguments) < 2 or not functions or not functions[0].is_library:
        return None
    first = arguments[0][1]
    return first if first.element is not None and is_future(frame, first) else None


def _is_listed(frame: Frame, qualified: str) -> bool:
    """Whether the tables name a function itself, and not only others that are called like it."""
    return frame.world.rules["java" if frame.is_java else "python"].has(qualified)


def _meet_unbound(frame: Frame, node: s.Call, called: FunctionInfo | None, arguments: Arguments, state: State) -> None:
    """Note a call by the class: of a class method, or of a method that is given its object first (`Order.pay(order)`)."""
    words = set(called.decl.modifiers) if called is not None else set()
    if called is None or {"static", "class"} & words or not arguments or arguments[0][0].star or arguments[0][0].name:
        frame.sink.calls.meet(node.at, called, (ANY, None), arguments, state, taken_around(frame))
    else:
        frame.sink.calls.meet(node.at, called, arguments[0][1:], arguments[1:], state, taken_around(frame))
