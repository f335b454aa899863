"""Calls of methods, of objects and of classes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.bodies.aliases import names_of
from nullguard.flow.conditions.asked_functions import constant_function
from nullguard.flow.containers.kept_rows import kept_in
from nullguard.flow.containers.rows_set import set_row
from nullguard.flow.domain.refinement import overlaid, with_facts_of
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, Value
from nullguard.flow.frame.asked_queries import has_rows, is_of_no_rows
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Outcome
from nullguard.flow.frame.elements import stream_element
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.known_of_fields import is_there_by_getter
from nullguard.flow.frame.members import is_told, write_member
from nullguard.flow.frame.names import stable_call
from nullguard.flow.frame.resolving import bounded, of_module, of_super
from nullguard.flow.frame.stored_files import note_file
from nullguard.flow.frame.unboxing import is_boxed
from nullguard.flow.frame.uses import can_be_noted, note_use
from nullguard.flow.functions.answers.came_back import came_back
from nullguard.flow.functions.answers.same_object import with_known_of_given
from nullguard.flow.functions.meant.boxed_arguments import unbox_for_setter
from nullguard.flow.functions.meant.only_named import of_same_name
from nullguard.flow.functions.meant.overloads import overload
from nullguard.flow.functions.proofs.guarantees import prove_by_call
from nullguard.flow.functions.proofs.named_receivers import prove_by_name
from nullguard.flow.interpreter.calls.arguments import evaluated_arguments
from nullguard.flow.interpreter.calls.called_method import CalledMethod, called_method
from nullguard.flow.interpreter.calls.calling import call_symbol, looked_up
from nullguard.flow.interpreter.calls.method_effects import change_entries, forget_after, note_before, put_in
from nullguard.flow.interpreter.calls.method_results import (
    by_frameworks,
    by_functions,
    by_library,
    declared,
    of_java_collections,
    of_rows,
)
from nullguard.flow.interpreter.calls.static_calls import global_callee, is_static_through_instance, static_call
from nullguard.flow.interpreter.function_values.matching import MATCHING, after_match
from nullguard.flow.interpreter.function_values.negated import COMBINE, NEGATE, combined, negated
from nullguard.flow.interpreter.statements.assignments import is_given
from nullguard.flow.interpreter.statements.each_round import of_each
from nullguard.flow.lookups.awaited_rows import said_before
from nullguard.flow.lookups.fetched_rows import with_rows_left
from nullguard.flow.lookups.looked_up_again import run_again
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, External, FunctionInfo, ModuleInfo

_replace = msgspec.structs.replace


_WITH_ELEMENTS = library_names("with-collector")
"""Methods that are given a collector or comparator of the elements of their receiver."""

_SAFE_METHODS_OF_NULL = library_names("deferred-method") | library_names("method-of-none")

_ADVANCING = library_names("advancing")
"""Calls whose repetition gives another value."""


_GOING_THROUGH = library_names("elements-handed-on")
"""Methods of Java's collections that hand on their elements."""


def method_call(frame: Frame, node: s.Call, function: s.Attribute, state: State) -> Result:
    """What `receiver.name(…)` gives: a function of a module, a static method, or a method of the receiver."""
    other = of_same_name(frame, node, function)
    chain = Value(symbol=other) if other is not None else global_callee(frame, function)
    if chain is not None:
        arguments = evaluated_arguments(frame, node.arguments, state)
        return call_symbol(frame, node, chain, function.name, arguments, state)
    base, path = frame.evaluate(frame, function.value, state)
    if base.undeclared:
        base = frame.learned(base, path, state, function.name)
    base = of_super(frame, base, function)
    if isinstance(base.symbol, ClassInfo) and base.type is not None and base.type.cls == CLASS_OBJECT:
        return static_call(frame, node, base, function.name, state)
    if isinstance(base.symbol, ModuleInfo) and (found := of_module(frame, base.symbol, function.name)) is not None:
        arguments = evaluated_arguments(frame, node.arguments, state)
        return call_symbol(frame, node, found, function.name, arguments, state)
    if isinstance(base.symbol, External) and base.type is None:
        arguments = evaluated_arguments(frame, node.arguments, state)
        external = Value(symbol=External(f"{base.symbol.dotted}.{function.name}"))
        return call_symbol(frame, node, external, function.name, arguments, state)
    if (said := said_before(frame, function, base)) is not None:
        evaluated_arguments(frame, node.arguments, state)
        return said, path
    if can_be_noted(base, path) and (function.name not in _SAFE_METHODS_OF_NULL or frame.is_java):
        if not is_static_through_instance(frame, base, function.name, len(node.arguments)):
            note_use(frame, "method", function.value, base, path, state, f".{function.name}()")
    if base.named and not frame.is_java:
        note_file(frame, function, base, path, state)
    return call_method(frame, node, function.value, base, path, function.name, state)


def call_method(frame: Frame, node: s.Call, receiver: s.Expr, base: Value, path: Path | None, name: str, state: State) -> Result:
    """What a method of an object gives, and what calling it does to the state."""
    base = bounded(frame, base)
    if name == NEGATE and not node.arguments:
        held = constant_function(frame, receiver, state)
        if (opposite := negated(base if held is None else _replace(base, callable=held))) is not None:
            return opposite, None
    if frame.is_java and path is not None and name in _GOING_THROUGH:
        base = of_each(path, base, state)
    if base.type is not None and not node.arguments:
        accessor = frame.world.schema.accessor(base.type.cls, name)
        if accessor is None and base.named and frame.is_java:
            accessor = kept_in(frame, base, name) or None
        if accessor is not None:
            value, place = read_member(frame, base, path, accessor, node.at, state, render(node))
            if value.null == NULLABLE and is_told(path, name, state):
                value = _replace(value, null=NONNULL, origin=None)
            return value, place
    arguments = _with_elements(frame, node, base, path, name, state)
    if frame.is_java and name in COMBINE and len(arguments) == 1 and arguments[0][1].callable is not None:
        held = constant_function(frame, receiver, state)
        if (both := combined(base if held is None else _replace(base, callable=held), name, arguments[0][1])) is not None:
            return both, None
    if base.type is not None and len(arguments) == 1 and path is not None:
        mutator = frame.world.schema.mutator(base.type.cls, name)
        if mutator is not None:
            if is_boxed(arguments[0][1]):
                unbox_for_setter(frame, base.type, name, mutator, arguments, state)
            value = _replace(arguments[0][1], given=is_given(frame, *arguments[0][1:]))
            write_member(frame, base, path, mutator, value, state)
            return base, path
    call = called_method(frame, node, receiver, base, path, name, arguments, state)
    note_before(call)
    result = declared(call)
    forget_after(call)
    if frame.is_java and path is not None and len(arguments) == 1:
        set_row(frame, state.values.get(path, base), path, call.functions, (arguments[0][0].value, arguments[0][1]), state)
    result = by_library(call, result)
    put_in(call)
    result, outcomes = by_functions(call, result)
    result = by_frameworks(call, result)
    if path is not None and result.asked is not None and result.asked.changes_receiver:
        for known_as in names_of(path, state.implications):
            known = _replace(state.values.get(known_as, base), asked=result.asked, constants=result.constants)
            state.values[known_as] = known if frame.is_java else _replace(known, element=result.element)
        return (result if frame.is_java else with_rows_left(name, path, result, state)), path
    if path is not None and base.asked is not None and base.asked.changes_receiver and name in library_names("running-sql"):
        for known_as in names_of(path, state.implications):  # another query, of which nothing is known
            state.values[known_as] = _replace(state.values.get(known_as, base), asked=None, element=None)
    result = of_rows(call, result)
    change_entries(call)
    result = of_java_collections(call, _without_missed_rows(call, result))
    return _named(call, result, outcomes)


def _with_elements(frame: Frame, node: s.Call, base: Value, path: Path | None, name: str, state: State) -> Arguments:
    """The arguments, evaluated; collectors and comparators among them know the elements of the receiver."""
    if not frame.is_java or name not in _WITH_ELEMENTS:
        return evaluated_arguments(frame, node.arguments, state)
    kept = frame.collected[-1:] if name == "thenComparing" else []
    held = base if path is None else of_each(path, base, state)
    frame.collected.append(kept[0] if kept else stream_element(frame, held))
    arguments = evaluated_arguments(frame, node.arguments, state)
    frame.collected.pop()
    return arguments


def _without_missed_rows(call: CalledMethod, result: Value) -> Value:
    """The columns of a query's rows, without the null of rows that are not found where it is known to find some."""
    if call.path is None or not result.named or not any(is_of_no_rows(value) for _, value in result.named):
        return result
    if not has_rows(call.path, call.state):
        return result
    return _replace(result, named=tuple((key, ANY if is_of_no_rows(value) else value) for key, value in result.named))


def _is_open_answer(function: FunctionInfo, known: Value) -> bool:
    """Whether a Java method was asked before for a truth, and either may be: what its answer tells may have been told where only
    one of two ways asked it (`if (order != null && order.isPaid())`, and later once more), and is lost where they meet."""
    returns = function.decl.returns
    return function.path.endswith(".java") and known.truth is None and returns is not None and returns.name == "boolean"


def _named(call: CalledMethod, result: Value, outcomes: Sequence[Outcome | None]) -> Result:
    """The result under the path that names the call, of which the state may know more, and with what the called body proves."""
    frame, node, base, path, name, state = call.frame, call.node, call.base, call.path, call.name, call.state
    if not node.arguments:
        segment = f"{name}()"
    else:  # asked for only where it leads somewhere
        segment = stable_call(frame, name, node.arguments) if path is not None or base.facts else ""
    if segment and base.facts:
        result = with_facts_of(base, segment, result)
    full: Path | None
    function = overload(frame, call.functions, call.arguments) if call.functions and not call.is_property else None
    if segment and path is not None and len(path) < MAX_DEPTH and name not in _ADVANCING:
        full = (*path, segment)
        known = state.values.get(full)
        if known is not None and known.null == NULLABLE and base.named and result.null == NONNULL and not frame.is_java:
            known = None  # the entry was asked for by its key
        again = run_again(result, known) if known is not None and not frame.is_java else None
        if again is not None:
            del state.values[full]
            return came_back(frame, node, again, call.arguments, state), full
        if known is not None:
            if known.type is None and known.null != NULL:
                known = overlaid(result, known)
            if known.null == NULLABLE and not frame.is_java:  # a row may have been made between
                return looked_up(frame, node, name, function, path, known, full, call.arguments, state)
            if function is not None and _is_open_answer(function, known):
                return prove_by_call(frame, node, function, (base, path), call.arguments, known, full, state)
            return known, full
        if frame.is_java and result.null == NULLABLE and is_there_by_getter(frame, base, full, state):
            result = _replace(result, null=NONNULL, origin=None)
    else:
        full = None
    if frame.is_java and name in MATCHING:
        full = after_match(frame, node, name, outcomes, full, state)
    if function is not None:
        result, full = prove_by_call(frame, node, function, (base, path), call.arguments, result, full, state)
        result = with_known_of_given(frame, function, call.arguments, result, state)
    elif call.cls is None:
        prove_by_name(frame, base, path, name, full, state)
    result = came_back(frame, node, result, call.arguments, state)
    return looked_up(frame, node, name, function, path, result, full, call.arguments, state)
