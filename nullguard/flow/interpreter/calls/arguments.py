"""The arguments of a call, evaluated in order."""

from __future__ import annotations

import msgspec

from nullguard.flow.conditions.asked_functions import constant_function
from nullguard.flow.conditions.null_arms import path_of_arms
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_use
from nullguard.model import syntax as s

_replace = msgspec.structs.replace


_WITH_ARMS = frozenset({s.Boolean, s.Call, s.Conditional})
"""Expressions that may give what one of their parts is."""


def evaluated_arguments(frame: Frame, arguments: tuple[s.Argument, ...], state: State) -> Arguments:
    """The arguments with their values, each as it is when all are evaluated. An object that was just made may have its attributes
    set by whoever gets it."""
    found: Arguments = []
    for argument in arguments:
        value, path = frame.evaluate(frame, argument.value, state)
        if type(argument.value) in _WITH_ARMS:
            path = path_of_arms(frame, argument.value, path, state)
        if argument.star:
            note_use(frame, "iteration", argument.value, value, path, state, "*" * argument.star)
        if value.bare:
            hand_on(value, path, state)
        if (function := constant_function(frame, argument.value, state)) is not None:
            value = _replace(value, callable=function)
        found.append((argument, value, path))
    if len(found) > 1:
        return [(argument, _after_others(value, path, state), path) for argument, value, path in found]
    return found


def _after_others(value: Value, path: Path | None, state: State) -> Value:
    """An argument, with what later arguments tell of it: of `show(order, order.number)` none is called with null."""
    if value.null < NULL or path is None or path not in state.values or state.values[path].null != NONNULL:
        return value
    return as_nonnull(value) or value


def hand_on(value: Value, path: Path | None, state: State) -> None:
    """Whoever gets an object that was just made may set its attributes."""
    if path is not None:
        state.values[path] = _replace(state.values.get(path, value), bare=False)
