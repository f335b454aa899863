"""Calls: who is called, what comes back, what null in an argument does, and what is known afterwards."""

from __future__ import annotations

import re

import msgspec

from nullguard.flow.constants.enums import refuses_none
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, RESOLVED, Value, overlaid, truthiness, with_facts_of
from nullguard.flow.functions.answers import came_back, declared_result, parameter_types, unbox_arguments, with_element
from nullguard.flow.functions.guarantees import prove_by_call
from nullguard.flow.functions.handing import hand_over
from nullguard.flow.functions.named_receivers import prove_by_name
from nullguard.flow.functions.overloads import overload
from nullguard.flow.interpreter.behaviour import (
    Arguments,
    apply_arguments,
    apply_result,
    library_function,
    library_method,
    prove_condition,
    prove_nonnull,
)
from nullguard.flow.interpreter.builtins import element_handed_on, getter, python_builtin
from nullguard.flow.interpreter.called_inside import note_call
from nullguard.flow.interpreter.closures import Closure, call_closure, call_nested
from nullguard.flow.interpreter.comparing import order_elements
from nullguard.flow.interpreter.contents import use_empty, use_own_elements, with_contents
from nullguard.flow.interpreter.elements import entry_of, is_mapping, stream_element
from nullguard.flow.interpreter.formatting import has_text, use_template
from nullguard.flow.interpreter.frame import Frame, Result, dotted_name, root_name
from nullguard.flow.interpreter.inner import enter_class
from nullguard.flow.interpreter.lambdas import after_match, given_back, pass_on, walk_functions
from nullguard.flow.interpreter.lists import after_list_call, empty_list, forget_handed_lists
from nullguard.flow.interpreter.maps import after_map_call, without_missing
from nullguard.flow.interpreter.matchers import asserted
from nullguard.flow.interpreter.members import after_setter, append_item, is_told, without_null, write_member
from nullguard.flow.interpreter.names import stable_call
from nullguard.flow.interpreter.unboxing import is_boxed, unbox
from nullguard.flow.interpreter.writes import after_function, after_method
from nullguard.flow.protocols import CallSite
from nullguard.flow.rows.doubts import of_call
from nullguard.flow.rows.found import note_found
from nullguard.flow.rows.making import given_unsaved_keys, note_left_out
from nullguard.flow.rows.sought import note_sought
from nullguard.flow.rows.violated import note_violated
from nullguard.flow.world import known_by
from nullguard.knowledge.told_texts import is_told_by
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, External, FunctionInfo, Symbol, Type, VariableInfo

_replace = msgspec.structs.replace

_CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*\Z")
"""Names of Python's classes (PEP 8); functions and constants are not called so."""

_WITH_ELEMENTS = frozenset({"collect", "max", "min", "sort", "sorted", "thenComparing"})
"""Methods that are given a collector or comparator of the elements of their receiver."""

_COMPARATOR = "java.util.Comparator"

_ON_ELEMENTS = frozenset({"java.util.stream.Collectors", _COMPARATOR})
"""Classes whose functions make such collectors and comparators."""

_SAFE_METHODS_OF_NULL = frozenset({"__eq__", "__ne__", "__class__", "__str__", "__repr__", "__hash__", "__bool__"})


def evaluate_call(frame: Frame, node: s.Call, state: State) -> Result:
    """The value of a call; a repeated getter is an access path."""
    function = node.function
    name = function.name if isinstance(function, s.Attribute) else function.id if isinstance(function, s.Name) else "()"
    if not is_told_by(name):
        result = _evaluate_call(frame, node, function, state)
        return note_violated(frame, *result, state) if frame.inserted else result
    frame.quiet += 1
    result = _evaluate_call(frame, node, function, state)
    frame.quiet -= 1
    return result


def _evaluate_call(frame: Frame, node: s.Call, function: s.Expr, state: State) -> Result:
    if isinstance(function, s.Attribute):
        result = _method_call(frame, node, function, state)
        if frame.is_java and isinstance(function.value, s.Call):
            _apply_assertion(frame, node, function.name, state)
        return result
    if isinstance(function, s.Name):
        return _function_call(frame, node, function, state)
    callee, path = frame.evaluate(frame, function, state)
    frame.use("call", function, callee, path, state, "()")
    arguments = _arguments(frame, node.arguments, state)
    if isinstance(callee.callable, Closure):
        return call_closure(frame, callee.callable, tuple(v for _, v, _ in arguments)).value, None
    if callee.asked is not None:
        return _framework(frame, node, "()", "", callee, arguments, None, ANY), None
    return ANY, None


def evaluate_new(frame: Frame, node: s.New, state: State) -> Result:
    """Java `new`: never null; its constructor may refuse null arguments."""
    arguments = _arguments(frame, node.arguments, state)
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
    if cls is not None:
        constructors = [f for f in cls.decl.functions if "constructor" in f.modifiers]
        matching = [f for f in constructors if len(f.parameters) == len(arguments)]
        if len(matching) == 1:
            unbox_arguments(frame, matching[0].parameters, cls.path, cls.decl.qualname, arguments, state)
    forget_handed_lists(arguments, state)
    closure = None
    if node.body and (inner := frame.world.program.classes.get(f"{frame.path}#{node.body}")) is not None:
        closure = enter_class(frame, inner, state)
    items = empty_list(frame, type, arguments)
    return Value(NONNULL, type, callable=closure, always_true=True, fresh=True, items=items), None


# ---- functions by name -----------------------------------------------------------------------------------------------


def _function_call(frame: Frame, node: s.Call, function: s.Name, state: State) -> Result:
    name = function.id
    if frame.is_java:
        return _own_method(frame, node, name, state)
    callee, path = frame.read_name(name, function.at, state)
    if callee.symbol is None or path in state.values:
        frame.use("call", function, callee, path, state, "()")
    if (callee.symbol is None and name not in frame.locals) or (
        isinstance(callee.symbol, (External, ClassInfo, FunctionInfo)) and callee.symbol.dotted.startswith("builtins.")
    ):
        found = python_builtin(frame, node, name, state)
        if found is not None:
            return found
    arguments = _arguments(frame, node.arguments, state)
    result, result_path = _call_symbol(frame, node, callee, name, arguments, state)
    if result.null == NULLABLE and isinstance(callee.symbol, FunctionInfo):
        again = (stable_call(frame, name, node.arguments),)
        if (told := state.values.get(again)) is not None and told.null == NONNULL:
            return _replace(result, null=NONNULL, origin=None), again
    if name == "len" and len(arguments) == 1 and _is_query(arguments[0][1]) and (rows := arguments[0][2]) is not None:
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
    program = frame.world.program
    owner = frame.owner
    while owner is not None:
        member = program.method(owner, name)
        if member is not None and member.functions:
            if all("static" in function.decl.modifiers for function in member.functions):
                holder = member.declared_in
                return _static_call(frame, node, Value(NONNULL, symbol=holder), name, state)
            this = frame.this_value(state) if owner is frame.owner else Value(NONNULL, Type(owner.id))
            path: Path | None = ("this",) if owner is frame.owner else None
            return _call_method(frame, node, s.Name("this", node.at), this, path, name, state)
        if owner is frame.owner and _is_generated(frame, owner, name, len(node.arguments)):
            return _call_method(frame, node, s.Name("this", node.at), frame.this_value(state), ("this",), name, state)
        owner = program.classes.get(owner.outer) if owner.outer else None
    callee = frame.global_value(name) or ANY
    arguments = _arguments(frame, node.arguments, state)
    return _call_symbol(frame, node, callee, name, arguments, state)


def _is_generated(frame: Frame, owner: ClassInfo, name: str, count: int) -> bool:
    """Whether a method that no source writes is a getter or setter that is generated into the class."""
    schema = frame.world.schema
    return (count == 0 and schema.accessor(owner.id, name) is not None) or (
        count == 1 and schema.mutator(owner.id, name) is not None
    )


def _call_symbol(frame: Frame, node: s.Call, callee: Value, name: str, arguments: Arguments, state: State) -> Result:
    symbol = callee.symbol
    if isinstance(callee.callable, Closure) and callee.callable.name:
        note_call(frame, callee.callable.body, node.at, state)
        call_nested(frame, callee.callable, arguments, state)
        return ANY, None
    if isinstance(callee.callable, Closure):
        outcome = call_closure(frame, callee.callable, tuple(v for _, v, _ in arguments))
        return outcome.value, None
    if name == frame.sink.calls.asked:
        frame.sink.calls.meet(node.at, symbol, (ANY, None), arguments, state)
    qualified = symbol.dotted if symbol is not None else name
    rule = library_function(frame, qualified, arguments)
    if rule is not None:
        apply_arguments(frame, rule, arguments, name, state)
    result = ANY
    if isinstance(symbol, ClassInfo):
        if len(arguments) == 1 and arguments[0][1].null >= NULL and refuses_none(frame.world.program, symbol):
            argument, value, given = arguments[0]
            frame.use("argument", argument.value, value, given, state, f"{name}(…)")
        if not frame.is_java:
            note_left_out(frame, symbol, node.arguments, node.at)
        bare = not arguments and not frame.is_java
        result = Value(NONNULL, Type(symbol.id), always_true=frame.world.always_true(symbol.id), fresh=True, bare=bare)
        if not frame.is_java and (unsaved := given_unsaved_keys(frame, symbol, arguments, state)):
            result = _replace(result, named=unsaved)
    elif isinstance(symbol, FunctionInfo):
        result = declared_result(frame, frame.world.program.overloads(symbol), {}, arguments, state, node is not frame.dropped)
    elif (found := getter(node, qualified, state)) is not None:
        result = found
    elif isinstance(symbol, External) and _CLASS_NAME.match(name) and not frame.is_java:
        result = Value(NONNULL)  # what a library's class makes
    elif (element := element_handed_on(frame, qualified, [value for _, value, _ in arguments])) is not None:
        result = Value(NONNULL, Type("typing.Iterator"), element=element)
    if rule is not None:
        result = apply_result(frame, rule, result, qualified, arguments)
    if isinstance(symbol, FunctionInfo):
        hand_over(frame, node, overload(frame, frame.world.program.overloads(symbol), arguments), (ANY, None), arguments, state)
    after_function(frame, symbol, arguments, state)
    if frame.is_java:
        forget_handed_lists(arguments, state)
    functions = (symbol,) if isinstance(symbol, FunctionInfo) else ()
    walk_functions(frame, rule, None, arguments, parameter_types(frame, functions, {}, arguments))
    result = _framework(frame, node, name, qualified, None, arguments, symbol, result)
    path: Path | None = None
    if isinstance(symbol, FunctionInfo):
        function = overload(frame, frame.world.program.overloads(symbol), arguments)
        result, path = prove_by_call(frame, node, function, (ANY, None), arguments, result, None, state)
    elif isinstance(symbol, ClassInfo) and arguments and not frame.is_java:
        constructor = frame.world.program.member(symbol, "__init__")
        if constructor is not None and constructor.functions:
            prove_by_call(frame, node, constructor.functions[0], (ANY, None), arguments, result, None, state)
    result = came_back(frame, node, result, arguments, state)
    return _looked_up(frame, node, name.rpartition(".")[2], result, path, arguments, state)


def _looked_up(
    frame: Frame, node: s.Call, name: str, result: Value, path: Path | None, arguments: Arguments, state: State
) -> Result:
    """The result of a call, with what is known before of the row that it looked up."""
    if not frame.is_java:
        return note_sought(frame, node, result, path, state)
    return note_found(frame, node, name, result, path, arguments, state)


def _apply_assertion(frame: Frame, node: s.Call, method: str, state: State) -> None:
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


# ---- methods ---------------------------------------------------------------------------------------------------------


def _method_call(frame: Frame, node: s.Call, function: s.Attribute, state: State) -> Result:
    chain = _global_callee(frame, function, state)
    if chain is not None:
        arguments = _arguments(frame, node.arguments, state)
        return _call_symbol(frame, node, chain, function.name, arguments, state)
    base, path = frame.evaluate(frame, function.value, state)
    if base.undeclared:
        base = frame.learned(base, path, state, function.name)
    if isinstance(base.symbol, ClassInfo) and base.type is not None and base.type.cls == CLASS_OBJECT:
        return _static_call(frame, node, base, function.name, state)
    if isinstance(base.symbol, External) and base.type is None:
        arguments = _arguments(frame, node.arguments, state)
        external = Value(symbol=External(f"{base.symbol.dotted}.{function.name}"))
        return _call_symbol(frame, node, external, function.name, arguments, state)
    if function.name not in _SAFE_METHODS_OF_NULL or frame.is_java:
        if not _is_static_through_instance(frame, base, function.name, len(node.arguments)):
            frame.use("method", function.value, base, path, state, f".{function.name}()")
    return _call_method(frame, node, function.value, base, path, function.name, state)


def _global_callee(frame: Frame, function: s.Attribute, state: State) -> Value | None:
    """The callee of `module.function(…)`, `package.Class.method(…)`; None when the receiver is an object."""
    root = root_name(function)
    if not root or root in frame.locals or root in ("this", "super") or root == frame.self_name:
        return None
    dotted = dotted_name(function)
    if frame.is_java and frame.owner is not None and frame.world.program.member(frame.owner, root) is not None:
        return None
    value = frame.global_value(dotted)
    if value is None or isinstance(value.symbol, VariableInfo):
        return None
    if isinstance(value.symbol, (FunctionInfo, ClassInfo)) and getattr(value.symbol, "owner", None) is None:
        return value
    if isinstance(value.symbol, External):
        return value
    return None


def _is_static_through_instance(frame: Frame, base: Value, name: str, count: int) -> bool:
    if not frame.is_java:
        return False
    cls = frame.world.class_of(base.type)
    member = frame.world.program.method(cls, name, count) if cls is not None else None
    return member is not None and bool(member.functions) and all("static" in f.decl.modifiers for f in member.functions)


def _static_call(frame: Frame, node: s.Call, base: Value, name: str, state: State) -> Result:
    """`Class.method(…)`: a static or class method, or Python's unbound call."""
    symbol = base.symbol
    assert isinstance(symbol, ClassInfo)
    arguments = _arguments(frame, node.arguments, state)
    qualified = f"{symbol.dotted}.{name}"
    member = frame.world.program.member(symbol, name)
    is_written = member is not None and any(not function.is_library for function in member.functions)
    rule = library_function(frame, qualified, arguments) if not is_written or _is_listed(frame, qualified) else None
    rule = rule or library_method(frame, frame.world.lineage(Type(symbol.id)), name, arguments)
    if rule is not None:
        apply_arguments(frame, rule, arguments, name, state)
    if name == frame.sink.calls.asked:
        _meet_unbound(frame, node, next(iter(member.functions), None) if member is not None else None, arguments, state)
    result = ANY
    if member is not None and member.functions:
        mapping = frame.world.program.type_arguments(Type(symbol.id), member)
        result = declared_result(frame, member.functions, mapping, arguments, state, node is not frame.dropped)
    if rule is not None:
        result = apply_result(frame, rule, result, qualified, arguments)
    functions = member.functions if member is not None else ()
    if functions and not state.dead:
        hand_over(frame, node, overload(frame, functions, arguments), (ANY, None), arguments, state)
    if frame.is_java:
        forget_handed_lists(arguments, state)
    collected = Value(NONNULL, element=frame.collected[-1]) if frame.collected and symbol.dotted in _ON_ELEMENTS else None
    use_own_elements(frame, rule, node, name, collected, arguments, state)
    result = with_contents(functions, arguments, result)
    if symbol.decl.kind == "enum" and name == "valueOf" and len(arguments) == 1:
        frame.use("argument", arguments[0][0].value, arguments[0][1], arguments[0][2], state, "valueOf(…)")
    walk_functions(frame, rule, collected, arguments, parameter_types(frame, functions, {}, arguments))
    result = _framework(frame, node, name, qualified, base, arguments, symbol, result)
    path: Path | None = None
    segment = stable_call(frame, qualified, node.arguments)
    if segment:
        path = (segment,)
        known = state.values.get(path)
        if known is not None:
            return known if known.type is not None else overlaid(result, known), path
    if functions:
        function = overload(frame, functions, arguments)
        receiver: tuple[Value, Path | None] = (ANY, None)
        if frame.is_java and frame.owner is not None and function.owner in frame.world.program.ancestors(frame.owner):
            receiver = (frame.this_value(state), ("this",))
        result, path = prove_by_call(frame, node, function, receiver, arguments, result, path, state)
    return _looked_up(frame, node, name, came_back(frame, node, result, arguments, state), path, arguments, state)


def _is_listed(frame: Frame, qualified: str) -> bool:
    """Whether the tables name a function itself, and not only others that are called like it."""
    return frame.world.rules["java" if frame.is_java else "python"].has(qualified)


def _meet_unbound(frame: Frame, node: s.Call, called: FunctionInfo | None, arguments: Arguments, state: State) -> None:
    """Note a call by the class: of a class method, or of a method that is given its object first (`Order.pay(order)`)."""
    words = set(called.decl.modifiers) if called is not None else set()
    if called is None or {"static", "class"} & words or not arguments or arguments[0][0].star or arguments[0][0].name:
        frame.sink.calls.meet(node.at, called, (ANY, None), arguments, state)
    else:
        frame.sink.calls.meet(node.at, called, arguments[0][1:], arguments[1:], state)


def _call_method(frame: Frame, node: s.Call, receiver: s.Expr, base: Value, path: Path | None, name: str, state: State) -> Result:
    world = frame.world
    program = world.program
    type = base.type
    if type is not None and not node.arguments:
        accessor = world.schema.accessor(type.cls, name)
        if accessor is not None:
            value, place = frame.read_member(base, path, accessor, node.at, state, render(node))
            if value.null == NULLABLE and is_told(path, name, state):
                return _replace(value, null=NONNULL, origin=None), place
            return value, place
    if name in _WITH_ELEMENTS and frame.is_java:
        kept = frame.collected[-1:] if name == "thenComparing" else []
        frame.collected.append(kept[0] if kept else stream_element(frame, base))
        arguments = _arguments(frame, node.arguments, state)
        frame.collected.pop()
    else:
        arguments = _arguments(frame, node.arguments, state)
    if type is not None and len(arguments) == 1:
        mutator = world.schema.mutator(type.cls, name)
        if mutator is not None and path is not None:
            if is_boxed(arguments[0][1]):
                _unbox_for_setter(frame, type, name, arguments, state)
            write_member(frame, base, path, mutator, arguments[0][1], state)
            return base, path
    if base.bare:
        _hand_on(base, path, state)
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
    after_method(frame, receiver, path, member.functions if member is not None else (), arguments, state)
    if frame.is_java:
        forget_handed_lists(arguments, state)
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
    if name == "append" and path is not None and len(arguments) == 1 and type is not None and type.cls == "builtins.list":
        append_item(base, path, arguments[0][1], state)
    if name == "values" and base.facts and is_mapping(type):
        result = _replace(result, facts=base.facts)
    of = base
    if type is not None and type.cls == _COMPARATOR and frame.collected:
        of = _replace(base, element=frame.collected[-1])
    outcomes = walk_functions(frame, rule, of, arguments, wanted)
    use_own_elements(frame, rule, node, name, base, arguments, state)
    use_empty(frame, node, name, base, path, state)
    result = pass_on(frame, node, name, base, result, outcomes)
    if member is not None and member.functions and any(outcomes):
        result = given_back(overload(frame, member.functions, arguments), result, outcomes)
    result = _framework(frame, node, name, qualified, base, arguments, None, result)
    if frame.is_java and not arguments:
        result = of_call(name, base, result)
    if path is not None and result.asked is not None and result.asked.changes_receiver:
        state.values[path] = _replace(state.values.get(path, base), asked=result.asked)
        return result, path
    if name in library_names("first-row") and result.null == NULLABLE and (_has_rows(path, state) or _are_several(frame, result)):
        result = _replace(result, null=NONNULL, origin=None)
    if name == "format" and not frame.is_java and has_text(receiver, name):
        result = _replace(result, null=NONNULL, origin=None, truth=True)
    if name in library_names("same-rows") and base.truth is True and result.null < NULL and _is_query(result):
        result = _replace(result, truth=True)
    if name == "get" and base.named and arguments and not frame.is_java:
        result = entry_of(base, arguments[0][1])
    if path is not None and result.named and any(_is_of_no_rows(value) for _, value in result.named) and _has_rows(path, state):
        result = _replace(result, named=tuple((key, ANY if _is_of_no_rows(value) else value) for key, value in result.named))
    if frame.is_java:
        result = after_map_call(frame, base, path, name, arguments, result, state)
        result = without_missing(frame, path, name, arguments, result)
        result = after_list_call(frame, base, path, name, arguments, result, state)
        if result.null == NULLABLE and not node.arguments and is_told(path, name, state):
            result = _replace(result, null=NONNULL, origin=None)
    segment = f"{name}()" if not node.arguments else stable_call(frame, name, node.arguments)
    if segment and base.facts:
        result = with_facts_of(base, segment, result)
    full: Path | None
    if segment and path is not None and len(path) < MAX_DEPTH and not _is_advancing(name):
        full = (*path, segment)
        known = state.values.get(full)
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
    return _looked_up(frame, node, name, came_back(frame, node, result, arguments, state), full, arguments, state)


_DEFAULTING = frozenset({"get", "pop", "setdefault"})
"""Methods of dictionaries that give their second argument where there is nothing."""


def _or_default(result: Value, default: tuple[s.Argument, Value, Path | None]) -> Value:
    """`totals.get(key, order.total)` may be the null of its default; null itself as default says what leaving it out says."""
    argument, value, _ = default
    if value.null < NULL or isinstance(argument.value, s.Constant):
        return result
    return _replace(result, null=NULLABLE, origin=value.origin)


def _unbox_for_setter(frame: Frame, type: Type, name: str, arguments: Arguments, state: State) -> None:
    """`order.setPaid(flag)` of a setter that takes a primitive."""
    cls = frame.world.class_of(type)
    member = frame.world.program.method(cls, name, 1) if cls is not None else None
    for function in member.functions[:1] if member is not None else ():
        unbox_arguments(frame, function.decl.parameters, function.path, function.decl.qualname, arguments, state)


def _is_of_no_rows(value: Value) -> bool:
    """Whether it is null only because there are no rows to compute it of."""
    return value.origin is not None and value.origin.kind == "aggregate"


def _is_query(value: Value) -> bool:
    """Whether a value is a query of a framework: it has no length of its own, but rows."""
    return value.asked is not None or (value.type is not None and value.type.cls.endswith(("QuerySet", "Manager")))


def _are_several(frame: Frame, row: Value) -> bool:
    """Whether a row is looked up where a lookup has found more than one of its class."""
    if not frame.found_several or row.type is None:
        return frame.found_several is not None
    return row.type.cls.rpartition("#")[2].rpartition(".")[2] == frame.found_several


def _has_rows(query: Path | None, state: State) -> bool:
    """Whether the query was tested for rows: `if rows:`, `if rows.exists():`, `if rows.count() == 1:`, `if len(rows) > 1:`; or
    one of the same rows in another order or loaded in another way."""
    while query and _gives_same_rows(query[-1]):
        query = query[:-1]
    if not query:
        return False
    size = len(query)
    for path, value in state.values.items():
        rest = path[size:]
        is_asked = rest[-1:] in (("exists()",), ("count()",))
        if path[:size] == query and (truthiness(value) if is_asked else value.truth):
            if all(map(_gives_same_rows, rest[:-1] if is_asked else rest)):
                return True
    return False


def _gives_same_rows(segment: str) -> bool:
    return "(" in segment and segment.partition("(")[0] in library_names("same-rows")


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


# ---- arguments -------------------------------------------------------------------------------------------------------


def _arguments(frame: Frame, arguments: tuple[s.Argument, ...], state: State) -> Arguments:
    found: Arguments = []
    for argument in arguments:
        value, path = frame.evaluate(frame, argument.value, state)
        if argument.star:
            frame.use("iteration", argument.value, value, path, state, "*" * argument.star)
        if value.bare:
            _hand_on(value, path, state)
        found.append((argument, value, path))
    return found


def _hand_on(value: Value, path: Path | None, state: State) -> None:
    """Whoever gets an object that was just made may set its attributes."""
    if path is not None:
        state.values[path] = _replace(state.values.get(path, value), bare=False)


def _framework(
    frame: Frame,
    node: s.Call,
    name: str,
    qualified: str,
    receiver: Value | None,
    arguments: Arguments,
    callee: Symbol | None,
    result: Value,
) -> Value:
    frameworks = frame.world.frameworks(frame.is_java)
    if not frameworks:
        return result
    site = CallSite(
        frame.world,
        node,
        name,
        qualified,
        receiver,
        tuple([(a, v) for a, v, _ in arguments]),
        callee,
        result,
        frame.path,
        lambda function: frame.summarise(frame.world, function, frame.calls_left).value,
    )
    for framework in frameworks:
        better = framework.call(site)
        if better is not None:
            return better
    return result
