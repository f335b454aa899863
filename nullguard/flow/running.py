"""Running a body in its frame: with what its parameters are and what its callers know, then the functions inside of it."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.bodies.locals import Rebinding, bound_names, rebindings
from nullguard.flow.callers.ungiven import UNGIVEN
from nullguard.flow.containers.filled import know_items
from nullguard.flow.domain.flag_paths import is_flag_path, known_as, told_by_flag
from nullguard.flow.domain.row_paths import found_by
from nullguard.flow.domain.state import State, as_given
from nullguard.flow.domain.values import ANY, NULL, Origin, Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame, TooManySteps, TryFrame
from nullguard.flow.frame.resolving import this_value
from nullguard.flow.functions.proofs.contracts import required_fields
from nullguard.flow.interpreter.function_values.called_inside import given_at_calls, known_at_calls
from nullguard.flow.interpreter.function_values.captured import bound_later, captured
from nullguard.flow.interpreter.function_values.inner import walk_inner
from nullguard.flow.lookups.collected import begin_parameters
from nullguard.flow.lookups.doubts import of_parameter
from nullguard.flow.lookups.known_rows import known_path
from nullguard.flow.receivers.classes import wrapped
from nullguard.flow.receivers.parameters import (
    declared,
    initial_values,
    receiver,
)
from nullguard.flow.receivers.wrapping import replaced
from nullguard.flow.summaries.helpers import CAUGHT, NOTHING_KNOWN, TAKEN, Known
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo

_MAX_NESTING = 6


def run(frame: Frame, function: FunctionInfo, body: s.Body, known: Known = NOTHING_KNOWN, absent: str = "") -> State | None:
    """Interpret a body, with null for the parameter `absent`; the state at its end, None when control never comes there."""
    state = State()
    if function.decl.name != "<module>":
        bind_parameters(frame, function, state)
    for path, told in known.items():
        if path[0] == TAKEN:
            continue
        if is_flag_path(path):
            state.imply((told_by_flag(path),))
            continue
        if (same := known_as(path)) is not None:
            state.imply(alias(*same))
            continue
        if (row := found_by(path)) is not None:
            known_path(frame, *row)
        before = state.values.get(path, ANY)
        constants = before.constants if told.constants is None else told.constants
        origin = Origin(UNGIVEN, path[0]) if told.null == NULL else None  # told where it is given
        state.values[path] = replace(before, null=told.null, origin=origin, constants=constants, truth=told.truth)
        state.has_null |= told.null == NULL
        if told.row_key:
            state.values[path] = replace(state.values[path], row_key=told.row_key)
        if told.element is not None and told.element.row_key:  # keys of rows in a collection
            state.values[path] = replace(
                state.values[path], element=replace(element_of(frame, before), row_key=told.element.row_key)
            )
    taken = frozenset(path[1] for path in known if path[0] == TAKEN)
    if CAUGHT in known or taken:
        frame.tries.append(TryFrame(catches=frozenset({"attribute"} if CAUGHT in known else ()), errors=taken))
    if known:
        know_items(frame, function, known, state)
    if absent:
        given = state.values.get((absent,), ANY)
        state.assign((absent,), Value(NULL, given.type, Origin(UNGIVEN, absent), constants=frozenset()), frame.dependents)
    frame.rebindings = partial(frame.world.by_node.of, rebindings, body)
    try:
        ending = frame.execute(frame, body, state)
        frame.ended = tuple(frame.returns)
        sometimes, frame.sometimes = frame.sometimes, {}
        walk_inner(frame)
        _nested(frame, 0, body, {})
        frame.sometimes = sometimes
    except TooManySteps:
        frame.sink.exceeded.add(function.decl.qualname)
        return None
    return ending


def _nested(frame: Frame, depth: int, body: s.Body, outer: dict[str, Rebinding]) -> None:
    """Functions defined inside: walked after the body, with what was known where they stand."""
    pending, frame.nested = frame.nested, []
    if depth > _MAX_NESTING or not pending:
        return
    later = {**outer, **frame.world.by_node.of(rebindings, body)}
    outer_locals, outer_symbol, outer_members = frame.locals, frame.symbol, frame.members
    seen: set[int] = set()
    for node, closure in pending:
        function = node.function
        if id(function) in seen:
            continue
        seen.add(id(function))
        inner = bound_names(function.parameters, function.body)
        at_calls = known_at_calls(frame, body, node)
        bound = bound_later(body, node, later) if at_calls is None else {}
        state = captured(frame, at_calls if at_calls is not None else closure.state, inner, bound, node.at)
        frame.locals = outer_locals | inner
        frame.symbol = f"{outer_symbol}.{function.name}"
        frame.loops, frame.tries, frame.returns, frame.members = [], [], [], []
        frame.return_type = None
        for parameter in function.parameters:
            state.values[(parameter.name,)] = declared(frame, parameter)
        if at_calls is not None:
            state.values.update(given_at_calls(frame, node))
        frame.rebindings = partial(frame.world.by_node.of, rebindings, function.body)
        frame.execute(frame, function.body, state)
        _nested(frame, depth + 1, function.body, {name: last for name, last in later.items() if name not in inner})
    frame.locals, frame.symbol, frame.members = outer_locals, outer_symbol, outer_members


def bind_parameters(frame: Frame, function: FunctionInfo, state: State) -> None:
    """Enter the parameters of a function, its receiver too, with all that is known of them when it is called."""
    owner = function.owner
    found = receiver(frame, function)
    if found is not None:
        frame.self_name, state.values[(found[0],)] = found
    if frame.is_java and owner is not None and function.decl.annotations:
        for name in required_fields(function):
            known, path = read_member(frame, this_value(frame, state), ("this",), name, function.decl.at, state)
            if path is not None:
                state.refine(path, known, "nonnull")
    for name, value in initial_values(frame, function).items():
        state.values[(name,)] = value
        if name in frame.rebound and not frame.is_java:
            state.values[as_given(name)] = ANY
    if frame.is_java:
        begin_parameters(frame, function, state)
        for parameter in function.decl.parameters:
            known = state.values.get((parameter.name,), ANY)
            if (told := of_parameter(frame.world, function, parameter, known)) is not known:
                state.values[(parameter.name,)] = told
    elif function.decl.annotations:
        for name, value in wrapped(frame.world, function).items():
            state.values[(name,)] = replaced(state.values[(name,)], value)
