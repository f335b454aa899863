"""Declared nulls whose reason is known not to hold where a function is called: an argument, or an attribute of one, is there."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.overriding import implementations, is_overridden
from nullguard.flow.bodies.reasons import ROW
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.call_at_hand import CallAtHand
from nullguard.flow.functions.answers.declared_members import says_instead
from nullguard.flow.functions.answers.flags import has_flags, is_sure
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.summaries.reflected import is_reflection
from nullguard.flow.summaries.summary import Summary
from nullguard.program.symbols import ClassInfo, FunctionInfo

_replace = msgspec.structs.replace


def without_null(frame: Frame, function: FunctionInfo, declared: Value, cls: ClassInfo | None) -> Value:
    """A declared null of a Python function, unless its body gives something on every way, or says what it gives instead."""
    if frame.is_java or declared.null != NULLABLE or not _is_worth_asking(frame, function, declared):
        return declared
    bodies = implementations(frame.world.program, function, cls)
    if len(bodies) != 1 or is_overridden(frame.world.program, bodies[0], cls):
        return declared
    summary = frame.summarise(frame.world, bodies[0], frame.calls_left)
    is_there = summary.value.null == NONNULL or (summary.value.null == UNKNOWN and says_instead(frame, bodies[0], declared))
    if not is_there or summary.echoes:
        return declared
    return _replace(declared, null=UNKNOWN, origin=None)


def _is_worth_asking(frame: Frame, function: FunctionInfo, declared: Value) -> bool:
    """Whether a body is asked whether it gives null: one that does not speak of `None` hardly does, one that gives a row is asked
    what it knows of that anyway, and few are declared to give a tuple."""
    if "None" not in function.decl.mentions or declared.type is None:
        return declared.type is not None
    return declared.type.cls == "builtins.tuple" or frame.world.schema.is_entity(declared.type.cls)


def without_reason(frame: Frame, function: FunctionInfo, declared: Value, call: CallAtHand) -> Value:
    """A declared null, unless the function's body gives null only where something is null of which it is known here that it is
    there."""
    if declared.null != NULLABLE:
        return declared
    arguments, cls, receiver, state = call
    if frame.is_java:
        return _without_echo(frame, function, declared, arguments, cls)
    bodies = implementations(frame.world.program, function, cls)
    if len(bodies) == 1 and arguments and not is_overridden(frame.world.program, bodies[0], cls):
        told = _as_its_arguments(frame, bodies[0], declared, arguments)
        if told is not declared:
            return told
    if has_flags(function) and len(bodies) == 1:
        if is_sure(bodies[0], frame.summarise(frame.world, bodies[0], frame.calls_left), arguments):
            return _replace(declared, null=UNKNOWN, origin=None)
    roots = {path for _, path in (*(item[1:] for item in arguments), receiver) if path is not None}
    if not any(
        value.null == NONNULL and any(path[:size] in roots for size in range(1, len(path)))
        for path, value in state.values.items()
    ):
        return declared
    if len(bodies) != 1:
        return declared
    summary = frame.summarise(frame.world, bodies[0], frame.calls_left)
    if summary.only_reflects and _are_reflections(summary, receiver, arguments, state):
        return _replace(declared, null=UNKNOWN, origin=None)
    return declared


def _as_its_arguments(frame: Frame, body: FunctionInfo, declared: Value, arguments: Arguments) -> Value:
    """A declared null of a Python function that gives null for a null argument and for nothing else (`def shown(order: Order |
    None) -> View | None`): none where it is given objects, and that of a row which was not found where it is given that."""
    if "None" not in body.decl.mentions or not any(_is_object(frame, value) for _, value, _ in arguments):
        return declared
    summary = frame.summarise(frame.world, body, frame.calls_left)
    if not summary.echoes or summary.value.null >= NULL:
        return declared
    told = [argument_for(body, arguments, position) for position in summary.echoes]
    values = [item[1] for item in told if item is not None]
    if len(values) < len(told):
        return declared
    missing = next((value.origin for value in values if value.null >= NULL), None)
    if missing is not None:
        return _replace(declared, origin=missing) if missing.kind == ROW else declared
    return _replace(declared, null=UNKNOWN, origin=None) if all(_is_object(frame, value) for value in values) else declared


def _is_object(frame: Frame, value: Value) -> bool:
    """Whether a value is an object of a class of the project, which is true where it is there."""
    cls = frame.world.class_of(value.type)
    return cls is not None and not cls.is_library and value.null != NULL


def _without_echo(frame: Frame, function: FunctionInfo, declared: Value, arguments: Arguments, cls: ClassInfo | None) -> Value:
    """A declared null of a Java function, unless it is private or static and its body gives null for a null argument and for
    nothing else. What classes below may override promises no more than it declares."""
    bodies = implementations(frame.world.program, function, cls)
    if len(bodies) != 1 or not bodies[0].decl.parameters or _FIXED.isdisjoint(bodies[0].decl.modifiers):
        return declared
    summary = frame.summarise(frame.world, bodies[0], frame.calls_left)
    if not summary.echoes or summary.value.null >= NULL:
        return declared
    given = [arguments[position][1] for position in summary.echoes if position < len(arguments)]
    if len(given) < len(summary.echoes) or any(value.null >= NULL for value in given):
        return declared
    return _replace(declared, null=UNKNOWN, origin=None)


_FIXED = frozenset({"private", "static"})
"""Modifiers of methods that no class below overrides."""


def _are_reflections(summary: Summary, receiver: tuple[Value, Path | None], arguments: Arguments, state: State) -> bool:
    """Whether all attributes whose null would be the result's are known to be there."""
    return bool(summary.reflects) and all(
        is_reflection(_replace(summary, reflects=(reason,)), receiver, arguments, state) for reason in summary.reflects
    )
