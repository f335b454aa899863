"""Calls of methods, of objects and of classes."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.refinement import overlaid, with_facts_of
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import ANY, BY_CONVENTION, NONNULL, NULL, NULLABLE, RESOLVED, Value
from nullguard.flow.functions.answers import came_back, declared_result, parameter_types, with_element
from nullguard.flow.functions.boxed_arguments import unbox_for_setter
from nullguard.flow.functions.guarantees import prove_by_call
from nullguard.flow.functions.handing import hand_over
from nullguard.flow.functions.named_receivers import prove_by_name
from nullguard.flow.functions.only_named import of_same_name, only_named, tells_of_rows
from nullguard.flow.functions.overloads import overload
from nullguard.flow.interpreter.asked_queries import are_several, has_rows, is_of_no_rows, is_query
from nullguard.flow.interpreter.attributes import read_member
from nullguard.flow.interpreter.behaviour import Arguments, apply_arguments, apply_result, library_method
from nullguard.flow.interpreter.calling import call_symbol, evaluated_arguments, hand_on, looked_up, told_by_frameworks
from nullguard.flow.interpreter.comparing import order_elements
from nullguard.flow.interpreter.contents import use_empty, use_own_elements
from nullguard.flow.interpreter.dictionaries import after_change, entries_of, forget_attributes, forget_entries, held_by_any_key
from nullguard.flow.interpreter.elements import entry_of, is_mapping, stream_element
from nullguard.flow.interpreter.filled import after_set_method, forget_filled, note_filled
from nullguard.flow.interpreter.formatting import has_text, use_template
from nullguard.flow.interpreter.frame import Frame, Result
from nullguard.flow.interpreter.lambdas import COMPARATOR, after_match, given_back, pass_on, walk_functions
from nullguard.flow.interpreter.launching import note_launched
from nullguard.flow.interpreter.lists import after_list_call, forget_handed_lists
from nullguard.flow.interpreter.maps import after_map_call, without_missing
from nullguard.flow.interpreter.members import after_setter, append_item, is_told, put_grouped, without_null, write_member
from nullguard.flow.interpreter.names import stable_call
from nullguard.flow.interpreter.resolving import of_module
from nullguard.flow.interpreter.static_calls import global_callee, is_static_through_instance, static_call
from nullguard.flow.interpreter.storing import unbox_collected
from nullguard.flow.interpreter.unboxing import is_boxed
from nullguard.flow.interpreter.uses import can_be_noted, note_use
from nullguard.flow.interpreter.writes import after_method
from nullguard.flow.rows.doubts import of_call
from nullguard.flow.rows.looked_up_again import run_again
from nullguard.flow.rows.optional_rows import with_missing_row, without_its_row
from nullguard.flow.world import known_by
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import BUILDER, CLASS_OBJECT, ClassInfo, External, FunctionInfo, ModuleInfo, Type

_replace = msgspec.structs.replace


_WITH_ELEMENTS = frozenset({"collect", "max", "min", "sort", "sorted", "thenComparing"})
"""Methods that are given a collector or comparator of the elements of their receiver."""

_SAFE_METHODS_OF_NULL = frozenset({"__eq__", "__ne__", "__class__", "__str__", "__repr__", "__hash__", "__bool__"})


def method_call(frame: Frame, node: s.Call, function: s.Attribute, state: State) -> Result:
    other = of_same_name(frame, node, function)
    chain = Value(symbol=other) if other is not None else global_callee(frame, function, state)
    if chain is not None:
        arguments = evaluated_arguments(frame, node.arguments, state)
        return call_symbol(frame, node, chain, function.name, arguments, state)
    base, path = frame.evaluate(frame, function.value, state)
    if base.undeclared:
        base = frame.learned(base, path, state, function.name)
    if isinstance(base.symbol, ClassInfo) and base.type is not None and base.type.cls == CLASS_OBJECT:
        return static_call(frame, node, base, function.name, state)
    if isinstance(base.symbol, ModuleInfo) and (found := of_module(frame, base.symbol, function.name)) is not None:
        arguments = evaluated_arguments(frame, node.arguments, state)
        return call_symbol(frame, node, found, function.name, arguments, state)
    if isinstance(base.symbol, External) and base.type is None:
        arguments = evaluated_arguments(frame, node.arguments, state)
        external = Value(symbol=External(f"{base.symbol.dotted}.{function.name}"))
        return call_symbol(frame, node, external, function.name, arguments, state)
    if can_be_noted(base, path) and (function.name not in _SAFE_METHODS_OF_NULL or frame.is_java):
        if not is_static_through_instance(frame, base, function.name, len(node.arguments)):
            note_use(frame, "method", function.value, base, path, state, f".{function.name}()")
    return call_method(frame, node, function.value, base, path, function.name, state)


def call_method(frame: Frame, node: s.Call, receiver: s.Expr, base: Value, path: Path | None, name: str, state: State) -> Result:
    world = frame.world
    program = world.program
    type = base.type
    if type is not None and not node.arguments:
        accessor = world.schema.accessor(type.cls, name)
        if accessor is not None:
            value, place = read_member(frame, base, path, accessor, node.at, state, render(node))
            if value.null == NULLABLE and is_told(path, name, state):
                return _replace(value, null=NONNULL, origin=None), place
            return value, place
    if name in _WITH_ELEMENTS and frame.is_java:
        kept = frame.collected[-1:] if name == "thenComparing" else []
        frame.collected.append(kept[0] if kept else stream_element(frame, base))
        arguments = evaluated_arguments(frame, node.arguments, state)
        frame.collected.pop()
    else:
        arguments = evaluated_arguments(frame, node.arguments, state)
    if type is not None and len(arguments) == 1:
        mutator = world.schema.mutator(type.cls, name)
        if mutator is not None and path is not None:
            if is_boxed(arguments[0][1]):
                unbox_for_setter(frame, type, name, mutator, arguments, state)
            write_member(frame, base, path, mutator, arguments[0][1], state)
            return base, path
    if type is not None and type.cls == BUILDER and len(arguments) == 1:
        unbox_collected(frame, type, name, *arguments[0], state)
    note_launched(frame, node, base, name, arguments, state)
    if base.bare:
        hand_on(base, path, state)
    if not frame.is_java and name in ("format", "sort"):
        if name == "format":
            use_template(frame, receiver, arguments, state)
        elif type is not None and type.cls == "builtins.list":
            key = next(((argument.value, value) for argument, value, _ in arguments if argument.name == "key"), None)
            order_elements(frame, receiver, base, key, state, "sort(…)")
    cls = world.class_of(type)
    member = (program.method(cls, name) if frame.is_java else program.member(cls, name)) if cls is not None else None
    if name == frame.sink.calls.asked:
        called = next(iter(member.functions), None) if member is not None else None
        frame.sink.calls.meet(node.at, called, (base, path), arguments, state)
    rule = library_method(frame, world.lineage(type), name, arguments) if type is not None else None
    if rule is not None and rule.never_returns and member is not None and not member.declared_in.is_library:
        rule = None  # the project's own method in its place may return
    if rule is not None:
        apply_arguments(frame, rule, arguments, name, state)
    result = ANY
    mapping: dict[str, Type] = {}
    if member is not None and member.functions:
        mapping = with_element(program.type_arguments(type, member) if type is not None else member.substitution, base)
        # `self.form_class()` calls what the property gives, of which its declared result says nothing.
        if "property" not in member.functions[0].decl.modifiers:
            is_used = node is not frame.dropped
            result = declared_result(frame, member.functions, mapping, arguments, state, is_used, (base, path))
        if base.typed != RESOLVED:
            result = known_by(result, base.typed)
        if result.type is not None and base.element is not None and type is not None and result.type.cls == type.cls:
            result = _replace(result, element=base.element, facts=base.facts)
    if member is not None and member.functions and not state.dead:
        hand_over(frame, node, overload(frame, member.functions, arguments), (base, path), arguments, state)
    elif type is None and base.symbol is None and (function := only_named(frame, node, name)) is not None:
        result = _of_only_named(frame, node, function, (base, path), arguments, state)
    after_method(frame, receiver, path, member.functions if member is not None else (), arguments, state)
    if frame.is_java:
        forget_handed_lists(arguments, state)
    elif member is not None:
        forget_filled(member.functions, arguments, state)
        forget_entries(frame, member.functions, arguments, state)
    if frame.is_java and path is not None and len(arguments) == 1 and type is not None and world.schema.is_entity(type.cls):
        after_setter(path, name, arguments[0][1], frame.dependents, state)
    qualified = f"{cls.dotted}.{name}" if cls is not None else ""
    if rule is not None:
        result = apply_result(frame, rule, result, qualified or name, arguments)
    if name in ("discard", "remove") and path is not None and len(arguments) == 1 and arguments[0][1].null == NULL:
        without_null(base, path, state)
    if name in _DEFAULTING and len(arguments) == 2 and is_mapping(type):
        result = _or_default(result, arguments[1])
    wanted = parameter_types(frame, member.functions if member is not None else (), mapping, arguments)
    if name in _PUTTING_IN and len(arguments) == 1 and not frame.is_java:
        put_grouped(frame, receiver, arguments[0][1], state)
    if path is not None and type is not None and type.cls == "builtins.list":
        note_filled(frame, name, base, path, arguments, state)
        if name == "append" and len(arguments) == 1:
            append_item(state.values.get(path, base), path, arguments[0][1], state)
    elif path is not None and type is not None and type.cls == "builtins.set":
        after_set_method(name, base, path, arguments, state)
    if name == "values" and base.facts and is_mapping(type):
        result = _replace(result, facts=base.facts)
    if base.named and is_mapping(type):
        result = entries_of(base, name, result)
    of = base
    if type is not None and type.cls == COMPARATOR and frame.collected:
        of = _replace(base, element=frame.collected[-1])
    outcomes = walk_functions(frame, rule, of, arguments, wanted)
    use_own_elements(frame, rule, node, name, base, arguments, state)
    use_empty(frame, node, name, base, path, state)
    result = pass_on(frame, node, name, base, result, outcomes)
    if member is not None and member.functions and any(outcomes):
        result = given_back(frame, overload(frame, member.functions, arguments), result, outcomes)
    result = told_by_frameworks(frame, node, name, qualified, base, arguments, None, result, state)
    if frame.is_java:
        result = with_missing_row(frame, node, name, qualified, without_its_row(node, name, base, result))
    if frame.is_java and not arguments:
        result = of_call(name, base, result)
    if path is not None and result.asked is not None and result.asked.changes_receiver:
        state.values[path] = _replace(state.values.get(path, base), asked=result.asked)
        return result, path
    if name in library_names("first-row") and result.null == NULLABLE:
        if has_rows(path, state) or are_several(frame, result) or (base.truth is True and is_query(base)):
            result = _replace(result, null=NONNULL, origin=None)
    if name == "format" and not frame.is_java and has_text(receiver, name):
        result = _replace(result, null=NONNULL, origin=None, truth=True)
    if name in library_names("same-rows") and result.null < NULL and is_query(result):
        result = _replace(result, truth=True if base.truth is True or has_rows(path, state) else result.truth)
    if name in ("get", "pop") and base.named and arguments and not frame.is_java:
        if len(arguments[0][1].constants or ()) == 1 or held_by_any_key(base) is not None:
            result = entry_of(base, arguments[0][1])
    after_change(base, path, name, state)
    if base.named and base.fresh and path is not None and member is not None:
        forget_attributes(frame, member.functions, path, base, state)
    if path is not None and result.named and any(is_of_no_rows(value) for _, value in result.named) and has_rows(path, state):
        result = _replace(result, named=tuple((key, ANY if is_of_no_rows(value) else value) for key, value in result.named))
    if frame.is_java:
        result = after_map_call(frame, base, path, name, arguments, result, state)
        result = without_missing(frame, path, name, arguments, result)
        result = after_list_call(frame, base, path, name, arguments, result, state)
        if result.null == NULLABLE and not node.arguments and is_told(path, name, state):
            result = _replace(result, null=NONNULL, origin=None)
    if not node.arguments:
        segment = f"{name}()"
    else:  # asked for only where it leads somewhere
        segment = stable_call(frame, name, node.arguments) if path is not None or base.facts else ""
    if segment and base.facts:
        result = with_facts_of(base, segment, result)
    full: Path | None
    if segment and path is not None and len(path) < MAX_DEPTH and not _is_advancing(name):
        full = (*path, segment)
        known = state.values.get(full)
        again = run_again(result, known) if known is not None and not frame.is_java else None
        if again is not None:
            del state.values[full]
            return came_back(frame, node, again, arguments, state), full
        if known is not None:
            if known.type is not None or known.null == NULL:
                return known, full
            return overlaid(result, known), full
    else:
        full = after_match(frame, node, name, outcomes, state) if frame.is_java else None
    if member is not None and member.functions and "property" not in member.functions[0].decl.modifiers:
        function = overload(frame, member.functions, arguments)
        result, full = prove_by_call(frame, node, function, (base, path), arguments, result, full, state)
    elif cls is None:
        prove_by_name(frame, base, path, name, state)
    return looked_up(frame, node, name, came_back(frame, node, result, arguments, state), full, arguments, state)


def _of_only_named(
    frame: Frame, node: s.Call, function: FunctionInfo, receiver: tuple[Value, Path | None], arguments: Arguments, state: State
) -> Value:
    """What a call gives of which only the function's name tells what it calls: rows, or what is in them."""
    result = declared_result(frame, (function,), {}, arguments, state, node is not frame.dropped, receiver)
    return known_by(result, BY_CONVENTION) if tells_of_rows(frame.world, result) else ANY


_PUTTING_IN = frozenset({"append", "add"})
"""Methods of lists and sets that put in what they are given."""

_DEFAULTING = frozenset({"get", "pop", "setdefault"})
"""Methods of dictionaries that give their second argument where there is nothing."""


def _or_default(result: Value, default: tuple[s.Argument, Value, Path | None]) -> Value:
    """`totals.get(key, order.total)` may be the null of its default; null itself as default says what leaving it out says."""
    argument, value, _ = default
    if value.null < NULL or isinstance(argument.value, s.Constant):
        return result
    return _replace(result, null=NULLABLE, origin=value.origin)


_ADVANCING = frozenset(
    {
        "next",
        "nextElement",
        "poll",
        "pop",
        "remove",
        "read",
        "readLine",
        "take",
        "fetchone",
        "popleft",
        "popitem",
        "recv",
        "readline",
        "random",
        "nextToken",
        "previous",
        "pollFirst",
        "pollLast",
        "removeFirst",
        "removeLast",
        "next_line",
    }
)
"""Calls whose repetition gives another value."""


def _is_advancing(name: str) -> bool:
    return name in _ADVANCING
