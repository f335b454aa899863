"""What a nested function gives where it is called, or handed to what calls it (Python)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec

from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, NULL, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure, call_closure, given_in_order
from nullguard.flow.frame.frame import STEP_LIMIT, Frame
from nullguard.flow.interpreter.function_values.called_inside import given
from nullguard.flow.summaries.sink import Sink
from nullguard.model import syntax as s

_replace = msgspec.structs.replace

_OF_DATA: Final = frozenset({LOOKUP, "aggregate", "column", "relation", "reverse"})
"""The kinds of nulls that rows and queries have; others a nested function gives for reasons that stand beside its call."""


_MOST_WITHIN: Final = 3
"""Nested functions that call each other are followed so far: whoever calls several of them takes many ways."""

_MOST_STEPS: Final = STEP_LIMIT // 8
"""What a function may have cost when nested ones are still asked: the rest is for the function itself."""


def given_by_nested(frame: Frame, closure: Closure, arguments: Arguments, state: State) -> Value:
    """What a nested function gives: it sees the names around it as they are at the call, and what is known of what it is given.
    Its uses are told where it stands."""
    if frame.is_java or id(closure.body) in frame.running or len(frame.running) >= _MOST_WITHIN or frame.steps > _MOST_STEPS:
        return ANY
    nested, frame.nested = frame.nested, []
    walked = id(closure.body) in frame.walked
    sink, frame.sink = frame.sink, Sink()
    frame.running.add(id(closure.body))
    below = {path: value for path, value in given(closure, arguments, state).values.items() if len(path) > 1}
    try:
        value = call_closure(frame, replace(closure, state=state), given_in_order(closure, arguments), below).value
    finally:
        frame.running.discard(id(closure.body))
        frame.sink = sink
    if not walked:
        frame.walked.pop(id(closure.body), None)
    frame.nested = nested
    return _seen_outside(frame, closure, value)


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
