"""What the declaration of a result says, completed by what the function's body does."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.given_classes import given_classes, is_given_query
from nullguard.flow.bodies.overriding import implementations, inherited, is_about_another, is_overridden, of_name
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import RECORDER, Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.asked_classes import without_unasked
from nullguard.flow.functions.answers.asked_rows import without_asked_rows
from nullguard.flow.functions.answers.call_at_hand import CallAtHand
from nullguard.flow.functions.answers.completed import completed
from nullguard.flow.functions.answers.fallen_back import with_default
from nullguard.flow.functions.answers.filled_objects import filled_from_row
from nullguard.flow.functions.answers.flags import is_sure
from nullguard.flow.functions.answers.given_defaults import has_default
from nullguard.flow.functions.answers.handed_through import handed_through
from nullguard.flow.functions.answers.held_entries import as_called, with_entries
from nullguard.flow.functions.answers.kinds_given import without_other_kinds
from nullguard.flow.functions.answers.reflections import without_null, without_reason
from nullguard.flow.functions.answers.results import RETURNED
from nullguard.flow.functions.meant.handed_to_base import handed_to_base
from nullguard.flow.summaries.reflected import is_reflection
from nullguard.flow.summaries.returns import can_ask
from nullguard.flow.summaries.summary import NOTHING, Summary
from nullguard.flow.world import PRIMITIVES
from nullguard.program.symbols import ClassInfo, FunctionInfo

_replace = msgspec.structs.replace


def told_by_body(frame: Frame, function: FunctionInfo, declared: Value, call: CallAtHand) -> Value:
    """What the declaration says of a result, completed by what the function's body does where it is the project's own."""
    arguments, cls, receiver, _ = call
    if function.is_library:
        return declared
    if declared.type is not None and declared.type.cls in PRIMITIVES:
        return _constant_answer(frame, function, declared)
    if has_default(function, arguments, declared):
        return _replace(declared, null=UNKNOWN, origin=None)
    if declared.null != UNKNOWN:
        declared = without_null(frame, function, declared, cls)
        declared = without_reason(frame, function, declared, call)
        declared = _without_unasked(frame, function, declared, call)
        return _told_of_optional(frame, function, declared, call)
    if not can_ask(frame.calls_left):
        frame.world.returns.cut_here()
        return declared
    known = implementations(frame.world.program, function, cls, receiver[0].type)
    bodies = of_name(known, receiver[1])
    if len(bodies) == 1 and (made := filled_from_row(frame, bodies[0], arguments)) is not None:
        return made
    are_others = len(bodies) > 1 or (known == bodies and any(body is not function for body in bodies))
    result = _given_by(frame, bodies, are_others, declared, call)
    if result is None:
        return declared
    if result.symbol is RECORDER.symbol:
        return result
    if declared.type is None and function.decl.returns is None:
        return result
    return completed(frame, function, bodies, declared, result, cls)


def _given_by(
    frame: Frame, bodies: tuple[FunctionInfo, ...], are_others: bool, declared: Value, call: CallAtHand
) -> Value | None:
    """What the bodies that a call may run give, with the caller's arguments; `are_others` says that they are not just the one
    which is meant by its name."""
    arguments, cls, receiver, state = call
    result: Value | None = None
    for body in bodies:
        asked = _with_given(frame, body, arguments)
        summary = frame.summarise(frame.world, asked, frame.calls_left)
        if cls is not body.owner and body.owner is not None:
            is_open = not frame.is_java and (_tells_nothing(frame, body, summary, cls) or _speaks_of(summary.value, body.owner))
            if is_open or _is_about_another(frame, body, cls):
                summary = frame.summarise(frame.world, _with_given(frame, inherited(body, cls), arguments), frame.calls_left)
        given = handed_through(frame, summary, arguments, declared.type)
        given = with_default(frame, body, summary, arguments, given)
        if given.null >= NULL and is_sure(body, summary, arguments):
            is_row = frame.world.is_row(given) and not frame.is_java
            given = _replace(given, null=NONNULL if is_row else UNKNOWN, origin=None)
        given = without_other_kinds(summary, body, arguments, given)
        given = without_asked_rows(frame, body, arguments, without_unasked(frame, body, arguments, given, state), state)
        if given.null == NULL and given.origin is not None and are_others:
            continue  # of one class: perhaps of none that is met, where others are generated, or are those of users
        if summary.reflects and given.null >= NULL and is_reflection(summary, receiver, arguments, state):
            if frame.is_java or given.origin is None or given.origin.kind != "lookup":  # that may find none anyway
                given = _replace(given, null=UNKNOWN, origin=None)
        if given.named or (given.items and frame.is_java):
            given = as_called(given, body, receiver, arguments, state)
        result = given if result is None else join(*_telling_first(result, given))
    return result


def _tells_nothing(frame: Frame, body: FunctionInfo, summary: Summary, cls: ClassInfo | None) -> bool:
    """Whether nothing is known of what a body gives, or only whether it is there; of a class method perhaps because it asks for
    rows of its class, which a mapped class below it has (`return session.query(cls)`)."""
    if summary is NOTHING or "class" not in body.decl.modifiers or cls is None or not frame.world.schema.is_entity(cls.id):
        return summary is NOTHING
    value = summary.value
    is_known = value.type is not None or value.symbol is not None or value.constants is not None
    return not (is_known or value.element or value.items or value.named or value.asked)


def _with_given(frame: Frame, body: FunctionInfo, arguments: Arguments) -> FunctionInfo:
    """A function of Python as a call has it that hands it mapped classes or queries, of Java the text of a query."""
    if frame.is_java:
        return frame.world.given_queries.computing(body, [value for _, value, _ in arguments])
    given = [(argument, value) for argument, value, _ in arguments]
    if any(isinstance(value.symbol, ClassInfo) for _, value in given):
        body = given_classes(body, given, frame.world.schema.is_entity)
    return frame.world.given_queries.given(body, given) if is_given_query([value for _, value in given]) else body


def _is_about_another(frame: Frame, body: FunctionInfo, cls: ClassInfo | None) -> bool:
    if cls is None or body.owner is None or frame.is_java:
        return is_about_another(frame.world.program, body, cls)
    handed = handed_to_base(frame.world, cls, body.owner)
    if handed:
        frame.world.program.look_at_mentions(body.owner.path, body.owner.decl.functions)
    if any(name in method.mentions for name in handed for method in body.owner.decl.functions):
        return True
    return is_about_another(frame.world.program, body, cls)


def _told_of_optional(frame: Frame, function: FunctionInfo, declared: Value, call: CallAtHand) -> Value:
    """What a Python function is declared to give, or null, with what its body tells where it is there: of a row what the query
    asks of it, of another object what that holds of rows."""
    if frame.is_java:
        return declared
    arguments, cls, receiver, state = call
    bodies = implementations(frame.world.program, function, cls)
    if len(bodies) != 1:
        return declared
    body = bodies[0]
    if body.owner is not None and cls is not body.owner and _is_about_another(frame, body, cls):
        body = inherited(body, cls)
    told = frame.summarise(frame.world, _with_given(frame, body, arguments), frame.calls_left).value
    if declared.type is None:  # of a library, as rows of a driver are (`-> Record | None`)
        return told if told.null == NULLABLE and told.named and told.type is None else declared
    if frame.world.is_row(declared):
        return _replace(declared, facts=told.facts) if told.facts else declared
    return with_entries(frame.world, declared, as_called(told, body, receiver, arguments, state)) if told.named else declared


def _without_unasked(frame: Frame, function: FunctionInfo, declared: Value, call: CallAtHand) -> Value:
    """A declared null of Python, unless it is that of a class for whose rows the call does not ask."""
    if frame.is_java or declared.null != NULLABLE:
        return declared
    bodies = implementations(frame.world.program, function, call.cls)
    return without_unasked(frame, bodies[0], call.arguments, declared, call.state) if len(bodies) == 1 else declared


def _speaks_of(value: Value, owner: ClassInfo) -> bool:
    """Whether a result is an object of the class, a query, or holds objects of it: below the class it may be another one."""
    if value.asked is not None or any(_speaks_of(item, owner) for item in value.items or ()):
        return True
    types = [value.type, value.element.type if value.element is not None else None]
    return any(type is not None and (type.cls == owner.id or any(a.cls == owner.id for a in type.args)) for type in types)


def _telling_first(one: Value, other: Value) -> tuple[Value, Value]:
    """Two values in the order in which their origins count: a null that is a row's says more than a null that is returned."""
    if one.origin is not None and one.origin.kind == RETURNED and other.origin is not None:
        return other, one
    return one, other


def _constant_answer(frame: Frame, function: FunctionInfo, declared: Value) -> Value:
    """What `isSupported()` gives, whose body is but `return false`."""
    decl = function.decl
    if not frame.is_java or decl.parameters or decl.mentions or is_overridden(frame.world.program, function):
        return declared
    return _replace(declared, constants=frame.summarise(frame.world, function, frame.calls_left).value.constants)
