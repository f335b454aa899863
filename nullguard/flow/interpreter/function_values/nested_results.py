"""What a nested function gives where it is called, or handed to what calls it (Python)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import msgspec

from nullguard.flow.bodies.locals import bound_names
from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure, Outcome, call_closure, given_in_order
from nullguard.flow.frame.frame import STEP_LIMIT, Frame
from nullguard.flow.interpreter.function_values.called_inside import given
from nullguard.flow.summaries.sink import Sink
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_replace = msgspec.structs.replace

_OF_DATA: Final = frozenset({LOOKUP, "aggregate", "column", "relation", "reverse"})
"""The kinds of nulls that rows and queries have; others a nested function gives for reasons that stand beside its call."""


_MOST_WITHIN: Final = 3
"""Nested functions that call each other are followed so far: whoever calls several of them takes many ways."""

_MOST_STEPS: Final = STEP_LIMIT // 8
"""What a function may have cost when nested ones are still asked: the rest is for the function itself."""


_MOST_TESTS: Final = 4
"""Statements of a nested function that only tests."""

_MOST_NODES: Final = 80
"""And the parts of these."""

_LONG = (s.ForEach, s.While, s.Try, s.With)


def given_by_nested(frame: Frame, closure: Closure, arguments: Arguments, state: State) -> Value:
    """What a nested function gives: it sees the names around it as they are at the call, and what is known of what it is given.
    Its uses are told where it stands."""
    if not _may_be_asked(frame, closure):
        return ANY
    return _seen_outside(frame, closure, _called(frame, closure, arguments, state).value)


def prove_by_nested(frame: Frame, closure: Closure, arguments: Arguments, state: State) -> None:
    """What a nested function that raises has found where it comes back: `def check(): if order is None: raise …`."""
    if len(closure.body) > _MOST_TESTS or not _may_be_asked(frame, closure) or not _only_tests(closure.body):
        return
    after = _called(frame, closure, arguments, state, to_end=True).at_end
    inside = bound_names(closure.parameters, closure.body, frame.is_java)
    given_paths = {name: path for name, path in _paths(closure, arguments) if path is not None}
    for known, value in list(after.values.items()) if after is not None else ():
        path = known if known[0] not in inside else (*given_paths.get(known[0], ()), *known[1:])
        if value.null != NONNULL or (known[0] in inside and known[0] not in given_paths) or len(path) > MAX_DEPTH:
            continue
        before = state.values.get(path, value)
        if before.null != NONNULL or path not in state.values:
            state.refine(path, before, "nonnull")


def _only_tests(body: s.Body) -> bool:
    """Whether a function is one that tests and raises: what else it would do is interpreted where it stands already, and takes
    a fifth of all time where a whole import is written within another function."""
    raises = False
    for number, node in enumerate(nodes(body)):
        if number > _MOST_NODES or isinstance(node, _LONG):
            return False
        raises = raises or isinstance(node, s.Raise)
    return raises


def _paths(closure: Closure, arguments: Arguments) -> Iterator[tuple[str, Path | None]]:
    """Where what a call gives the parameters of a nested function lies."""
    stores = (node for node in nodes(closure.body) if isinstance(node, s.Assign))
    written = {target.id for node in stores for target in node.targets if isinstance(target, s.Name)}
    places = [parameter.name for parameter in closure.parameters if parameter.kind == "positional"]
    for (argument, _, path), name in zip([each for each in arguments if not each[0].name], places, strict=False):
        if argument.star:
            return
        if name not in written:
            yield name, path
    for argument, _, path in arguments:
        if argument.name in closure.names and argument.name not in written:
            yield argument.name, path


def _may_be_asked(frame: Frame, closure: Closure) -> bool:
    is_asked = id(closure.body) in frame.running or len(frame.running) >= _MOST_WITHIN or frame.steps > _MOST_STEPS
    return not frame.is_java and not is_asked


def _called(frame: Frame, closure: Closure, arguments: Arguments, state: State, to_end: bool = False) -> Outcome:
    """What calling it comes to; nothing is noted of it."""
    nested, frame.nested = frame.nested, []
    walked = id(closure.body) in frame.walked
    sink, frame.sink = frame.sink, Sink()
    frame.running.add(id(closure.body))
    below = {path: value for path, value in given(closure, arguments, state).values.items() if len(path) > 1}
    try:
        outcome = call_closure(frame, replace(closure, state=state), given_in_order(closure, arguments), below, to_end)
    finally:
        frame.running.discard(id(closure.body))
        frame.sink = sink
    if not walked:
        frame.walked.pop(id(closure.body), None)
    frame.nested = nested
    return outcome


def forget_rebound(frame: Frame, closure: Closure, state: State) -> None:
    """A nested function may have given the names that it declares to be those around it (`nonlocal status`) anything."""
    for statement in closure.body:
        if isinstance(statement, s.Scope) and statement.kind == "nonlocal":
            for name in statement.names:
                state.forget((name,), frame.dependents)
                state.values[(name,)] = ANY


def _seen_outside(frame: Frame, closure: Closure, value: Value) -> Value:
    """A value without what makes sense inside only; a null that is returned beside a row says that there may be none."""
    value = _replace(value, callable=None, truth=None)
    if value.null < NULL or value.origin is None or value.origin.kind in _OF_DATA:
        return value
    if frame.world.is_row(value):
        return _replace(value, origin=_replace(value.origin, kind=LOOKUP, subject=closure.name))
    return _replace(value, null=UNKNOWN, origin=None)
