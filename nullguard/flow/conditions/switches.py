"""Switches and matches."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.conditions.patterns import match_pattern
from nullguard.flow.conditions.remembered import remember_case
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Split, State
from nullguard.flow.domain.told_constants import follow_constant
from nullguard.flow.domain.values import ANY, Value
from nullguard.flow.frame.frame import Frame, LoopFrame
from nullguard.flow.frame.unboxing import BOXED, is_boxed
from nullguard.flow.frame.uses import note_use
from nullguard.model import syntax as s
from nullguard.program.symbols import Type


def execute_switch(frame: Frame, node: s.Switch, state: State) -> Value:
    """Run the cases in order, with fall-through; leaves what is known afterwards in `state`, gives the value of a switch
    expression."""
    given, left = _run(frame, node, state)
    merged = join_states([*left, *(st for _, st in given)], frame.locals)
    if merged is None:
        state.dead = True
        return ANY
    merged.forget(("?subject",), frame.dependents)
    state.become(merged)
    result: Value | None = None
    for value in _alike([value for value, _ in given]):
        result = value if result is None else join(result, value)
    return result or ANY


def branch_switch(frame: Frame, node: s.Switch, state: State) -> Split:
    """A switch expression as a condition: `if (switch (order.getBuyer()) { case null -> false; default -> true; })`."""
    given, _ = _run(frame, node, state)
    held: list[list[State]] = [[], []]
    for value, known in given:
        known.forget(("?subject",), frame.dependents)
        truth = truthiness(value)
        if truth is not False:
            held[0].append(known.copy() if truth is None else known)
        if truth is not True:
            held[1].append(known)
    return join_states(held[0], frame.locals), join_states(held[1], frame.locals)


def _run(frame: Frame, node: s.Switch, state: State) -> tuple[list[tuple[Value, State]], list[State | None]]:
    """What the cases give, with the states there, and the states in which the others end."""
    subject, path = frame.evaluate(frame, node.subject, state)
    if frame.is_java and not _accepts_null(node):
        note_use(frame, "switch", node.subject, subject, path, state, "switch")
        if path is not None:
            subject = state.values.get(path, subject)
    if path is None:
        path = ("?subject",)
        state.values[path] = subject
        if isinstance(node.subject, s.Collection) and node.subject.kind == "tuple":
            for number, item in enumerate(node.subject.items):
                member, source = frame.evaluate(frame, item, state)
                if source is not None:
                    state.values[(*path, f"[{number}]")] = member
                    state.imply(alias((*path, f"[{number}]"), source))
    cls = frame.world.class_of(subject.type)
    loop = LoopFrame("", is_switch=True)
    if frame.is_java:
        frame.loops.append(loop)
    frame.yields.append([])
    exits: list[State | None] = []
    frame.conditions.append(node.subject)
    rest: State | None = state.copy()
    falling: State | None = None
    for case in node.cases:
        entered: State | None = None
        if case.pattern is not None and rest is not None:
            entered, rest = match_pattern(frame, case.pattern, rest.values.get(path, subject), path, rest)
            remember_case(frame, node.subject, case.pattern, cls, entered, rest)
            for known in (entered, rest):
                if known is not None:
                    follow_constant(path, known)
        elif case.default and rest is not None:
            entered, rest = rest, (rest.copy() if case is not node.cases[-1] else None)
        if entered is not None and case.guard is not None:
            entered, failed = frame.branch(frame, case.guard, entered)
            rest = join_states([rest, failed], frame.locals)
        entered = join_states([entered, falling], frame.locals)
        falling = None
        if entered is None:
            continue
        after = frame.execute(frame, case.body, entered)
        if case.falls_through:
            falling = after
        else:
            exits.append(after)
    exits.append(falling)
    if rest is not None and not any(case.default for case in node.cases):
        exits.append(rest)
    frame.conditions.pop()
    given = frame.yields.pop()
    if frame.is_java:
        frame.loops.pop()
    return given, [*exits, *loop.breaks]


def _alike(values: Sequence[Value]) -> Sequence[Value]:
    """The results of a switch: an `int` beside an `Integer` is an object, too, until something needs the number."""
    boxed = {value.type.cls for value in values if value.type is not None and is_boxed(value)}
    if len(boxed) != 1:
        return values
    cls = next(iter(boxed))
    return [
        msgspec.structs.replace(value, type=Type(cls)) if value.type is not None and value.type.cls == BOXED[cls] else value
        for value in values
    ]


def _accepts_null(node: s.Switch) -> bool:
    def has_null(pattern: s.Pattern | None) -> bool:
        match pattern:
            case s.ValuePattern(value=s.Constant(kind="null")):
                return True
            case s.OrPattern(alternatives=alternatives):
                return any(has_null(a) for a in alternatives)
            case _:
                return False

    return any(has_null(case.pattern) for case in node.cases)
