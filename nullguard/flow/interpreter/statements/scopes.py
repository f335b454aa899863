"""What statements define: functions, classes and imports within functions."""

from __future__ import annotations

from nullguard.flow.bodies.locals import bound_names
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.bound_inside import note_bound_inside
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.module_names import forget_module_names
from nullguard.flow.frame.resolving import imported_value
from nullguard.flow.interpreter.function_values.captured import seen_later
from nullguard.flow.interpreter.function_values.inner import enter_class
from nullguard.model import syntax as s
from nullguard.program.symbols import Type


def define_function(frame: Frame, node: s.FunctionDef, state: State) -> State:
    """The state in which a nested function bears its name; its body is looked at later."""
    function = node.function
    closure = Closure(function.parameters, function.body, seen_later(frame, state, node.at), name=function.name)
    for annotation in function.annotations:
        for argument in annotation.arguments:
            frame.evaluate(frame, argument.value, state)
    frame.nested.append((node, closure))
    note_bound_inside(frame, node, state)
    is_plain = not (function.annotations or function.is_async or function.is_generator)
    value = Value(NONNULL, callable=closure if is_plain else None, always_true=True)
    state.assign((function.name,), value, frame.dependents)
    return state


def declare_scope(frame: Frame, node: s.Scope, state: State) -> State:
    """`global` and `nonlocal` say which variable a name means, and change nothing that is known."""
    return state


def execute_import(frame: Frame, node: s.LocalImport, state: State) -> State:
    """The state in which an import among statements has bound its name; one of all names may have bound any."""
    item = node.item
    if item.name == "*" and not frame.is_java:
        forget_module_names(frame, state)
        return state
    name = item.alias or (item.name if item.name and item.name != "*" else item.module.partition(".")[0])
    if name:
        dotted = f"{item.module}.{item.name}" if item.name and item.name != "*" else (item.module if item.alias else name)
        value = imported_value(frame, item, dotted)
        state.assign((name,), value, frame.dependents)
    return state


def define_class(frame: Frame, node: s.LocalClass, state: State) -> State | None:
    """The state in which a nested class bears its name; None where its body raises."""
    if node.body:
        after = _class_body(frame, node.body, state)
        if after is None:
            return None
        state = after
        if not frame.locals:
            return state
    cls = frame.world.program.classes.get(f"{frame.path}#{node.qualname}")
    if frame.is_java and cls is not None:
        enter_class(frame, cls, state)
    state.assign(
        (node.name,),
        Value(NONNULL, symbol=cls, type=Type("type", (Type(cls.id),)) if cls else None, always_true=True),
        frame.dependents,
    )
    return state


def _class_body(frame: Frame, body: s.Body, state: State) -> State | None:
    """Python runs a class's statements where they stand; the names that they bind are seen there only, not in a class within."""
    names = bound_names((), body)
    outer_locals, outer_scope = frame.locals, frame.class_scope
    start = state
    if outer_scope is not None:
        start = _without(state, outer_scope[0], outer_scope[1], frame)
    frame.locals, frame.class_scope = frame.locals | names, (names, start.copy())
    after = frame.execute(frame, body, start.copy())
    frame.locals, frame.class_scope = outer_locals, outer_scope
    if after is None:
        return None
    after = _without(after, names, start, frame)
    return after if outer_scope is None else _without(after, outer_scope[0], state, frame)


def _without(state: State, names: frozenset[str], outer: State, frame: Frame) -> State:
    """The state with the names as the enclosing scope has them."""
    state = state.copy()
    for name in names:
        state.forget((name,), frame.dependents)
    state.values.update((path, value) for path, value in outer.values.items() if path[0] in names)
    return state
