"""Calls: who is called, what comes back, what null in an argument does, and what is known afterwards."""

from __future__ import annotations

import msgspec

from nullguard.flow.containers.filled_maps import forget_filled_by_class, forget_handed_to_new
from nullguard.flow.containers.kept_rows import with_rows
from nullguard.flow.containers.known_kept import with_known_rows
from nullguard.flow.containers.lists import MAPS, empty_list, forget_handed_lists
from nullguard.flow.domain.refinement import overlaid
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULLABLE, Value
from nullguard.flow.frame.asked_queries import is_query
from nullguard.flow.frame.behaviour import Arguments, apply_arguments, library_method
from nullguard.flow.frame.closures import Closure, call_closure
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.names import stable_call
from nullguard.flow.frame.resolving import global_value, read_name, this_value
from nullguard.flow.frame.unboxing import unbox
from nullguard.flow.frame.uses import note_use, taken_around
from nullguard.flow.frame.writes import after_function
from nullguard.flow.functions.answers.carried_over import with_constructed
from nullguard.flow.functions.meant.handed_on import HANDING, RUN_LATER
from nullguard.flow.interpreter.calls.arguments import evaluated_arguments
from nullguard.flow.interpreter.calls.builtins import python_builtin
from nullguard.flow.interpreter.calls.called_through import called_through
from nullguard.flow.interpreter.calls.calling import apply_assertion, call_symbol
from nullguard.flow.interpreter.calls.constructing import OWN, construct, construct_own, holds_columns
from nullguard.flow.interpreter.calls.copying import copied_by_new
from nullguard.flow.interpreter.calls.handed_functions import run_later
from nullguard.flow.interpreter.calls.method_calls import call_method, method_call
from nullguard.flow.interpreter.calls.static_calls import static_call
from nullguard.flow.interpreter.calls.told_by_frameworks import Called, told_by_frameworks
from nullguard.flow.interpreter.function_values.inner import enter_class
from nullguard.flow.interpreter.function_values.of_callers import note_handed
from nullguard.flow.interpreter.statements.diamonds import arguments_inferred, by_arguments
from nullguard.flow.lookups.violated import note_violated
from nullguard.knowledge.told_texts import is_told_by
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, Type

_replace = msgspec.structs.replace


def evaluate_call(frame: Frame, node: s.Call, state: State) -> Result:
    """The value of a call; a repeated getter is an access path."""
    function = node.function
    name = function.name if type(function) is s.Attribute else function.id if type(function) is s.Name else "()"
    if not is_told_by(name):
        result = _evaluate_call(frame, node, function, state)
        return note_violated(frame, *result, state) if frame.inserted else result
    frame.quiet += 1
    result = _evaluate_call(frame, node, function, state)
    frame.quiet -= 1
    return result


def _evaluate_call(frame: Frame, node: s.Call, function: s.Expr, state: State) -> Result:
    if not frame.is_java:
        if (run := called_through(frame, node, state)) is not None:
            return evaluate_call(frame, run, state)
        if last_name(function) in RUN_LATER:
            run_later(frame, node, state)
    if type(function) is s.Attribute:
        result = method_call(frame, node, function, state)
        if frame.is_java and type(function.value) is s.Call:
            apply_assertion(frame, node, function.name, state)
        return result
    if type(function) is s.Name:
        return _function_call(frame, node, function, state)
    callee, path = frame.evaluate(frame, function, state)
    note_use(frame, "call", function, callee, path, state, "()")
    arguments = evaluated_arguments(frame, node.arguments, state)
    _meet_chosen(frame, node, arguments, state)
    if isinstance(callee.callable, Closure):
        return call_closure(frame, callee.callable, tuple(v for _, v, _ in arguments)).value, None
    if isinstance(callee.symbol, ClassInfo) and not frame.is_java:
        return _instance(frame, node, callee, callee.symbol, arguments, state)
    if callee.asked is not None:
        return told_by_frameworks(frame, Called(node, "()", "", callee, None), arguments, ANY, state), None
    after_function(frame, callee.symbol, arguments, state)
    return ANY, None


def _meet_chosen(frame: Frame, node: s.Call, arguments: Arguments, state: State) -> None:
    """Note a call of what the object at hand has chosen by a text, where that is asked for (`callers.dispatched_by_text`)."""
    if frame.sink.calls.wanted and node.at in frame.sink.calls.wanted:
        own = (frame.self_name,)
        frame.sink.calls.meet(node.at, None, (state.values.get(own, ANY), own), arguments, state, taken_around(frame))


def _instance(frame: Frame, node: s.Call, callee: Value, cls: ClassInfo, arguments: Arguments, state: State) -> Result:
    """An object of a class whose type arguments are written out: `Repository[Order](…)`."""
    result, path = call_symbol(frame, node, callee, cls.dotted.rpartition(".")[2], arguments, state)
    written = callee.type.args[0] if callee.type is not None and callee.type.args else None
    if written is None or result.type is None or result.type.cls != written.cls:
        return result, path
    return _replace(result, type=written), path


def evaluate_new(frame: Frame, node: s.New, state: State) -> Result:
    """Java `new`: never null; its constructor may refuse null arguments."""
    node = arguments_inferred(frame, node)
    arguments = evaluated_arguments(frame, node.arguments, state)
    type = frame.world.program.type_of(node.type, frame.path, frame.scope) if node.type.name != "[]" else None
    if node.type.name == "[]":
        for argument, value, path in arguments:
            unbox(frame, argument.value, value, state, path)
        return Value(NONNULL, frame.world.program.type_of(node.type, frame.path, frame.scope)), None
    names = frame.world.lineage(type) if type else (frame.world.program.qualified(frame.path, node.type.name, frame.scope),)
    simple = names[0].rpartition(".")[2] if names else node.type.name
    rule = library_method(frame, names[:1], simple, arguments) or library_method(frame, names[:1], "<init>", arguments)
    if rule is not None:
        apply_arguments(frame, rule, arguments, simple, state)
    cls = frame.world.class_of(type)
    type = by_arguments(frame, cls, type, arguments)
    if cls is not None:
        construct(frame, node, cls, (ANY, None), arguments, state, type)
    forget_handed_lists(frame, arguments, state)
    if cls is not None:
        forget_handed_to_new(frame, cls, arguments, state)
    closure = None
    if node.body and (inner := frame.world.program.classes.get(f"{frame.path}#{node.body}")) is not None:
        closure = enter_class(frame, inner, state)
        forget_filled_by_class(frame, inner, state)
    items = empty_list(frame, type, arguments)
    fresh = cls is None or not holds_columns(frame, cls, arguments)
    bare = not arguments and type is not None and type.cls in MAPS
    made = Value(
        NONNULL, type, callable=closure, truth=False if bare else None, always_true=True, fresh=fresh, bare=bare, items=items
    )
    if not node.body:
        made = with_known_rows(frame, cls, arguments, with_rows(frame, cls, arguments, made, state), state)
        made = with_constructed(frame, cls, arguments, made, state)
    return copied_by_new(frame, cls, made, arguments), None


def _function_call(frame: Frame, node: s.Call, function: s.Name, state: State) -> Result:
    name = function.id
    if frame.is_java:
        return _own_method(frame, node, name, state)
    callee, path = read_name(frame, name, function.at, state)
    if callee.symbol is None or path in state.values:
        note_use(frame, "call", function, callee, path, state, "()")
    if (callee.symbol is None and name not in frame.locals) or (
        isinstance(callee.symbol, (External, ClassInfo, FunctionInfo)) and callee.symbol.dotted.startswith("builtins.")
    ):
        found = python_builtin(frame, node, name, state)
        if found is not None:
            return found
    arguments = evaluated_arguments(frame, node.arguments, state)
    if name != frame.sink.calls.asked and name not in HANDING:
        _meet_chosen(frame, node, arguments, state)
    note_handed(frame, callee, path, arguments)
    result, result_path = call_symbol(frame, node, callee, name, arguments, state)
    if result.null == NULLABLE and isinstance(callee.symbol, FunctionInfo):
        again = (stable_call(frame, name, node.arguments),)
        if (told := state.values.get(again)) is not None and told.null == NONNULL:
            return _replace(result, null=NONNULL, origin=None), again
    if name == "len" and len(arguments) == 1 and is_query(arguments[0][1]) and (rows := arguments[0][2]) is not None:
        return result, (*rows, "count()")[:MAX_DEPTH]  # of a query both give the number of its rows
    if result_path is None and not isinstance(callee.symbol, ClassInfo):
        segment = stable_call(frame, name, node.arguments)
        if segment:
            result_path = (segment,)
            known = state.values.get(result_path)
            if known is not None:
                return known if known.type is not None else overlaid(result, known), result_path
    return result, result_path


def _own_method(frame: Frame, node: s.Call, name: str, state: State) -> Result:
    """Java `method(…)` without receiver: of this class, an outer one, or statically imported."""
    if name in OWN:
        construct_own(frame, node, name, evaluated_arguments(frame, node.arguments, state), state)
        return ANY, None
    program = frame.world.program
    owner = frame.owner
    while owner is not None:
        member = program.method(owner, name, len(node.arguments)) or program.method(owner, name)
        if member is not None and member.functions:
            if all("static" in function.decl.modifiers for function in member.functions):
                holder = member.declared_in
                return static_call(frame, node, Value(NONNULL, symbol=holder), name, state)
            this = this_value(frame, state) if owner is frame.owner else Value(NONNULL, Type(owner.id))
            path: Path | None = ("this",) if owner is frame.owner else None
            return call_method(frame, node, s.Name("this", node.at), this, path, name, state)
        if owner is frame.owner and _is_generated(frame, owner, name, len(node.arguments)):
            return call_method(frame, node, s.Name("this", node.at), this_value(frame, state), ("this",), name, state)
        owner = program.classes.get(owner.outer) if owner.outer else None
    callee = global_value(frame, name) or ANY
    if isinstance(callee.symbol, FunctionInfo) and callee.symbol.owner is not None:
        return static_call(frame, node, Value(NONNULL, symbol=callee.symbol.owner), callee.symbol.decl.name, state)
    arguments = evaluated_arguments(frame, node.arguments, state)
    return call_symbol(frame, node, callee, name, arguments, state)


def _is_generated(frame: Frame, owner: ClassInfo, name: str, count: int) -> bool:
    """Whether a method that no source writes is a getter or setter that is generated into the class."""
    schema = frame.world.schema
    return (count == 0 and schema.accessor(owner.id, name) is not None) or (
        count == 1 and schema.mutator(owner.id, name) is not None
    )
