"""Functions as values: lambdas and nested functions with the state they saw."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from nullguard.flow.frame import Frame
from nullguard.flow.state import State
from nullguard.flow.values import ANY, NONNULL, Fact, Value, join
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

_MAX_DEPTH = 12


@dataclass(frozen=True, eq=False)
class Closure:
    """A function body with what was known where it was written; `receiver` is the class that a method reference names."""

    parameters: tuple[s.Parameter, ...]
    body: s.Body
    state: State
    receiver: Type | None = None


@dataclass(frozen=True)
class Outcome:
    """What calling a closure gives; `true_facts` hold of its first argument when the result is true."""

    value: Value
    true_facts: tuple[Fact, ...] = ()


def call_closure(frame: Frame, closure: Closure, arguments: tuple[Value, ...]) -> Outcome:
    """Interpret a closure's body with these arguments; nothing that it does to the state outlives the call."""
    if frame.depth > _MAX_DEPTH:
        return Outcome(ANY)
    state = closure.state.copy()
    names = [parameter.name for parameter in closure.parameters]
    for name in names:
        state.forget((name,), frame.dependents)
    for position, parameter in enumerate(closure.parameters):
        type = frame.world.program.type_of(parameter.type, frame.path, frame.scope) if parameter.type else None
        if type is not None:
            value = frame.world.typed(type, parameter.name)
        else:
            value = arguments[position] if position < len(arguments) else ANY
            if position == 0 and value.type is None and closure.receiver is not None:
                value = msgspec.structs.replace(value, type=closure.receiver)
        state.values[(parameter.name,)] = value
    saved = frame.loops, frame.tries, frame.returns, frame.locals, frame.return_type
    frame.loops, frame.tries, frame.returns = [], [], []
    frame.locals = frame.locals | frozenset(names)
    frame.return_type = None
    frame.depth += 1
    facts: tuple[Fact, ...] = ()
    try:
        if len(closure.body) == 1 and isinstance(closure.body[0], s.Return) and closure.body[0].value is not None:
            expression = closure.body[0].value
            if names and isinstance(expression, (s.Compare, s.Boolean, s.Not, s.Call, s.InstanceOf, s.Name, s.Attribute)):
                true, _ = frame.branch(frame, expression, state.copy())
                facts = _facts_below((names[0],), true)
            value, _ = frame.evaluate(frame, expression, state)
            return Outcome(value, facts)
        frame.execute(frame, closure.body, state)
        result: Value | None = None
        for value, _ in frame.returns:
            result = value if result is None else join(result, value)
        if names and len(frame.returns) == 1:
            facts = ()
        return Outcome(result or ANY, facts)
    finally:
        frame.depth -= 1
        frame.loops, frame.tries, frame.returns, frame.locals, frame.return_type = saved


def _facts_below(path: tuple[str, ...], state: State | None) -> tuple[Fact, ...]:
    if state is None:
        return ()
    length = len(path)
    return tuple(
        Fact(known[length:], "nonnull")
        for known, value in state.values.items()
        if len(known) >= length and known[:length] == path and value.null == NONNULL
    )
