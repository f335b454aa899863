"""Values that a condition chooses: and, or, conditional expressions, comparisons as values."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, FALSE, NONNULL, NULL, NULLABLE, PRESENT, TRUE, Value
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.unboxing import BOXES, is_boxed
from nullguard.flow.frame.uses import note_use
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace

_BOOL = Type("builtins.bool")


def boolean(frame: Frame, node: s.Boolean, state: State) -> Result:
    """The value of `and` and `or`: in Python one of the operands, in Java a truth. The state is what both outcomes have in
    common."""
    if frame.is_java:
        return condition(frame, node, state)
    value: Value | None = None
    exits: list[State] = []
    current: State | None = state.copy()
    outside = len(frame.conditions)
    for position, operand in enumerate(node.operands):
        if current is None:
            break
        if position == len(node.operands) - 1:
            last = frame.evaluate(frame, operand, current)[0]
            value = last if value is None else join(value, last)
            exits.append(current)
            break
        true, false = frame.branch(frame, operand, current)
        frame.conditions.append(operand)
        stay, leave = (true, false) if node.operator == "and" else (false, true)
        if leave is not None:
            given = _replay(frame, operand, leave, node.operator == "or")
            value = given if value is None else join(value, given)
            exits.append(leave)
        current = stay
    del frame.conditions[outside:]
    merged = join_states(exits, frame.locals)
    if merged is None:
        state.dead = True
        return ANY, None
    state.become(merged)
    return value or ANY, None


def _replay(frame: Frame, node: s.Expr, state: State, truth: bool) -> Value:
    """The value of an operand that was just tested, as the tested state knows it (read again without noting uses twice)."""
    value = _read_again(frame, node, state)
    if truth:
        return _replace(value, null=NONNULL, origin=None, truth=True) if value.null != NULL else value
    if value.null == NULLABLE and (value.always_true or value.constants == frozenset()):
        return _replace(value, null=NULL)
    return value


def condition(frame: Frame, node: s.Expr, state: State) -> Result:
    """The value of a condition that is asked as a value: its truth where it is decided, what a query makes of it otherwise."""
    # What is asked as a value, `check(x != null)`, may be the guard itself in a function that nobody knows.
    tested, frame.tested = frame.tested, dict(frame.tested)
    true, false = frame.branch(frame, node, state.copy())
    frame.tested = tested
    merged = join_states((true, false), frame.locals)
    if merged is None:
        state.dead = True
        return ANY, None
    state.become(merged)
    if isinstance(node, s.Compare) and frame.compared is not None:
        return frame.compared, None
    type = Type("boolean") if frame.is_java else _BOOL
    if false is None:
        return Value(NONNULL, type, constants=TRUE.constants), None
    if true is None:
        return Value(NONNULL, type, constants=FALSE.constants), None
    return Value(NONNULL, type), None


def conditional(frame: Frame, node: s.Conditional, state: State) -> Result:
    """The value of either arm that can come to pass; the state is what their ends have in common."""
    true, false = frame.branch(frame, node.test, state.copy())
    values, states = [], []
    frame.conditions.append(node.test)
    for arm, expression in ((true, node.body), (false, node.orelse)):
        if arm is not None and not arm.dead:
            values.append((frame.evaluate(frame, expression, arm)[0], expression))
            states.append(arm)
    frame.conditions.pop()
    merged = join_states(states, frame.locals)
    if merged is None or not values:
        state.dead = True
        return ANY, None
    state.become(merged)
    if len(values) == 1:
        only, shown = values[0]
        missed = node.orelse if shown is node.body else node.body
        if frame.is_java and is_boxed(only) and isinstance(missed, s.Constant):  # the other arm counts though nothing leads to it
            literal = frame.evaluate(frame, missed, state.copy())[0].type
            if literal is not None and literal.cls in PRIMITIVES:
                note_use(frame, "unboxing", shown, only, None, state)
                return Value(NONNULL, literal), None
        return only, None
    (a, x), (b, y) = values
    if frame.is_java:
        for one, other, expression in ((a, b, x), (b, a, y)):
            if is_boxed(one) and other.type is not None and other.type.cls in PRIMITIVES:
                note_use(frame, "unboxing", expression, one, None, state)
                return Value(NONNULL, other.type), None
    joined = join(a, b)
    if frame.is_java and joined.null >= NULL and joined.type is not None and joined.type.cls in BOXES:
        joined = _replace(joined, type=Type(BOXES[joined.type.cls]))
    return joined, None


def _read_again(frame: Frame, node: s.Expr, state: State) -> Value:
    """Evaluate only what can be read without effects: names, attributes and their paths."""
    if isinstance(node, s.AssignExpr):
        node = node.target
    if isinstance(node, s.Not):
        return PRESENT
    if isinstance(node, (s.Compare, s.InstanceOf)):
        return PRESENT
    if isinstance(node, (s.Name, s.Attribute, s.Subscript, s.Constant, s.Call, s.Collection, s.Boolean, s.Await)):
        return frame.evaluate(frame, node, state.copy())[0]
    return ANY
