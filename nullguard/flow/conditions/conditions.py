"""Tests: what is known where a condition holds, and where it does not."""

from __future__ import annotations

from collections.abc import Callable

from nullguard.flow.conditions.asked_of_all import with_matches
from nullguard.flow.conditions.both_or_neither import compared_tests, is_test
from nullguard.flow.conditions.comparisons import compare
from nullguard.flow.conditions.either_flags import note_either
from nullguard.flow.conditions.kept_flags import kept_flag
from nullguard.flow.conditions.member_predicates import as_of_member
from nullguard.flow.conditions.patterns import match_pattern
from nullguard.flow.conditions.predicates import call_test
from nullguard.flow.conditions.remembered import remember_call, remember_class
from nullguard.flow.conditions.row_predicates import comparison_of
from nullguard.flow.conditions.stand_ins import prove_behind_call
from nullguard.flow.conditions.stored_questions import ask_quietly, stored_question
from nullguard.flow.conditions.switches import branch_switch
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Implication, Path, Split, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.unboxing import unbox
from nullguard.flow.frame.uses import note_guard
from nullguard.flow.lookups.reports import note_asked, note_errors_asked
from nullguard.model import syntax as s


def branch(frame: Frame, node: s.Expr, state: State) -> Split:
    """The states where the condition holds and where it fails; None for one that cannot be. Consumes `state`."""
    handler = _BRANCH.get(type(node), _truth)
    true, false = handler(frame, node, state)
    return (None if true is None or true.dead else true), (None if false is None or false.dead else false)


def _not(frame: Frame, node: s.Not, state: State) -> Split:
    true, false = branch(frame, node.operand, state)
    return false, true


def _boolean(frame: Frame, node: s.Boolean, state: State) -> Split:
    current: State | None = state
    leaving: list[State] = []
    asked: list[s.Expr] = []
    stay_on_true = node.operator == "and"
    outside = len(frame.conditions)
    for operand in node.operands:
        if current is None:
            break
        true, false = branch(frame, operand, current)
        frame.conditions.append(operand)
        current, left = (true, false) if stay_on_true else (false, true)
        if left is not None:
            leaving.append(left)
            asked.append(operand)
    del frame.conditions[outside:]
    left = join_states(leaving, frame.locals)
    if left is not None and len(leaving) > 1:
        left.imply(_turned_round(left, leaving[0]))
        if frame.is_java:
            note_either(asked, node.operator == "or", leaving, left)
    return (current, left) if stay_on_true else (left, current)


def _turned_round(joined: State, first: State) -> list[Implication]:
    """Of two attributes that are not both null each is there where the other is null. What the first operand left knows nothing
    of what the second one asks for, so the joined states tell it in one direction only."""
    fresh = [implied for implied in joined.implications if implied not in first.implications]
    nulls = [implied for implied in fresh if implied.aspect in ("null", "false") and implied.consequence == "nonnull"]
    return [Implication(implied.path, "null", implied.condition, "nonnull") for implied in nulls]


def _bitwise(frame: Frame, node: s.Arithmetic, state: State) -> Split:
    """Java's `a | b` and `a & b` of conditions tell what `||` and `&&` tell, but neither operand guards the other."""
    if node.operator == "^" and len(node.operands) == 2 and all(map(is_test, node.operands)):
        alike, apart = compared_tests(frame, *node.operands, state)
        return apart, alike
    if frame.is_java and node.operator in ("|", "&"):
        for operand in node.operands:
            frame.evaluate(frame, operand, state)
        if state.dead:
            return None, None
        return _boolean(frame, s.Boolean("or" if node.operator == "|" else "and", node.operands, node.at), state)
    return _truth(frame, node, state)


def _conditional(frame: Frame, node: s.Conditional, state: State) -> Split:
    true, false = branch(frame, node.test, state)
    outcomes = [branch(frame, arm, at) for arm, at in ((node.body, true), (node.orelse, false)) if at is not None]
    return join_states([t for t, _ in outcomes], frame.locals), join_states([f for _, f in outcomes], frame.locals)


def _constant(frame: Frame, node: s.Constant, state: State) -> Split:
    if node.kind == "class" or node.value or node.kind == "ellipsis":
        return state, None
    return None, state


def _assign(frame: Frame, node: s.AssignExpr, state: State) -> Split:
    value, path = frame.evaluate(frame, node, state)
    return _split(frame, value, path, state)


def _instance_of(frame: Frame, node: s.InstanceOf, state: State) -> Split:
    value, path = frame.evaluate(frame, node.value, state)
    true, false = match_pattern(frame, node.pattern, value, path, state)
    remember_class(frame, node, true, false)
    return true, false


def _truth(frame: Frame, node: s.Expr, state: State) -> Split:
    value, path = frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    if frame.is_java:
        unbox(frame, node, value, state, path)
        if path is not None and path in state.values:
            value = state.values[path]
    return _split(frame, value, path, state)


def _name(frame: Frame, node: s.Name, state: State) -> Split:
    if frame.reported and not frame.is_java:
        note_errors_asked(frame, node, state)
    true, false = _truth(frame, node, state)
    held = (true or false or state).values.get((node.id,))
    asked = stored_question(frame, node, held.type.cls if held is not None and held.type is not None else "")
    return ask_quietly(frame, asked, true, false) if asked is not None else (true, false)


def _attribute(frame: Frame, node: s.Attribute, state: State) -> Split:
    true, false = _truth(frame, node, state)
    asked = comparison_of(frame, node, true) if true is not None else None
    if asked is None:
        kept = kept_flag(frame, node)
        if kept is None:
            return true, false
        holds, fails = ask_quietly(frame, kept, true, false)
        return holds or true, fails or false  # what is known to be otherwise now was changed since
    holds = branch(frame, asked, true)[0] if true is not None else None
    fails = branch(frame, asked, false)[1] if false is not None else None
    return holds, fails


def _call(frame: Frame, node: s.Call, state: State) -> Split:
    if frame.reported:
        note_asked(frame, node, state)
    found = call_test(frame, node, state)
    split = found if found is not None else _truth(frame, node, state)
    if found is not None or any(isinstance(argument.value, s.Collection) for argument in node.arguments):
        remember_call(frame, node, *split)
    prove_behind_call(frame, node, split)
    return as_of_member(frame, node, with_matches(frame, node, split)) if frame.is_java else split


def _compare(frame: Frame, node: s.Compare, state: State) -> Split:
    if frame.reported:
        for operand in node.operands:
            note_asked(frame, operand, state)
    split = compare(frame, node, state)
    return with_matches(frame, node, split) if frame.is_java else split


def _split(frame: Frame, value: Value, path: Path | None, state: State) -> Split:
    """Part on the truthiness of a value."""
    note_guard(frame, value)
    known = truthiness(value)
    if path is None:
        return (None, state) if known is False else (state, None) if known is True else (state, state.copy())
    true, false = state.copy(), state
    true.refine(path, value, "true")
    false.refine(path, value, "false")
    return true, false


_BRANCH: dict[type, Callable[..., Split]] = {
    s.Not: _not,
    s.Boolean: _boolean,
    s.Arithmetic: _bitwise,
    s.Conditional: _conditional,
    s.Constant: _constant,
    s.AssignExpr: _assign,
    s.InstanceOf: _instance_of,
    s.Compare: _compare,
    s.Call: _call,
    s.Attribute: _attribute,
    s.Name: _name,
    s.Switch: branch_switch,
}
