"""Python's own functions whose result tells something: isinstance, hasattr, all, any."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.class_tests import isinstance_test
from nullguard.flow.conditions.empty_made import note_filled
from nullguard.flow.conditions.every_value import values_there, values_told
from nullguard.flow.conditions.held_displays import held_display
from nullguard.flow.conditions.rounds_of_displays import without_keys, written_rounds
from nullguard.flow.conditions.subjects import subject_is_nonnull
from nullguard.flow.containers.row_dictionaries import entries_of_record
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import Split, State, has_attribute
from nullguard.flow.domain.values import NONNULL, TRUE
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.elements import element_of, with_facts
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_guard
from nullguard.model import syntax as s


def _isinstance(frame: Frame, node: s.Call, state: State) -> Split | None:
    if len(node.arguments) != 2:
        return None
    return isinstance_test(frame, node.arguments[0].value, node.arguments[1].value, state)


def _hasattr(frame: Frame, node: s.Call, state: State) -> Split | None:
    if len(node.arguments) != 2:
        return None
    value, path = frame.evaluate(frame, node.arguments[0].value, state)
    name = node.arguments[1].value
    if path is None:
        return state, state.copy()
    true, false = state.copy(), state
    if not isinstance(name, s.Constant) or not isinstance(name.value, str):
        true.refine(path, value, "nonnull")  # None hardly has what a variable names
        return true, false
    if not (name.value.startswith("__") and name.value.endswith("__")):
        true.refine(path, value, "nonnull")
    true.values[(*path, has_attribute(name.value))] = TRUE
    member, member_path = read_member(frame, value, path, name.value, node.at, true)
    if member_path is not None and member.origin is not None and member.origin.kind == "missing":
        note_guard(frame, member)
        true.refine(member_path, member, "nonnull")
        false.refine(member_path, member, "null")
    return true, false


def _getattr(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`getattr(x, "name", None)`: true only of an object that is there and has the attribute."""
    if len(node.arguments) != 3 or not isinstance(node.arguments[2].value, s.Constant) or node.arguments[2].value.value:
        return None
    holder, holder_path = frame.evaluate(frame, node.arguments[0].value, state)
    value, path = frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    note_guard(frame, value)
    true, false = state.copy(), state
    if holder_path is not None:
        note_guard(frame, holder)
        true.refine(holder_path, holder, "nonnull")
    if path is not None:
        true.refine(path, value, "true")
        false.refine(path, value, "false")
    return true, false


def _bool(frame: Frame, node: s.Call, state: State) -> Split | None:
    if len(node.arguments) != 1:
        return None
    return frame.branch(frame, node.arguments[0].value, state)


def _len(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`if len(rows):`, which raises for None."""
    frame.evaluate(frame, node, state)
    return None if state.dead else frame.branch(frame, node.arguments[0].value, state) if len(node.arguments) == 1 else None


def _all(frame: Frame, node: s.Call, state: State) -> Split | None:
    return _quantified(frame, node, state, every=True)


def _any(frame: Frame, node: s.Call, state: State) -> Split | None:
    return _quantified(frame, node, state, every=False)


def _quantified(frame: Frame, node: s.Call, state: State, every: bool) -> Split | None:
    """all and any: where all holds every member does; where any fails every member does."""
    if len(node.arguments) != 1:
        return None
    argument = node.arguments[0].value
    if isinstance(argument, s.Collection) and argument.kind in ("list", "tuple", "set"):
        return (
            frame.branch(frame, s.Boolean("and" if every else "or", argument.items, argument.at), state)
            if argument.items
            else None
        )
    if (shown := held_display(frame, argument)) is not None:
        true, false = frame.branch(frame, s.Boolean("and" if every else "or", shown.items, argument.at), state)
        if every and true is not None:
            values_there(frame, argument, true)
        return true, false
    if every and not isinstance(argument, s.Comprehension):
        holding = state.copy()
        return (None if holding.dead else holding, state) if values_there(frame, argument, holding) else None
    if not isinstance(argument, s.Comprehension) or len(argument.clauses) != 1 or argument.clauses[0].conditions:
        return None
    clause = argument.clauses[0]
    rounds = written_rounds(frame, clause)
    test = argument.elements[0]
    if rounds is None and not isinstance(without_keys(clause, test).target, s.Name):
        return None
    frame.evaluate(frame, argument, state)
    decided, other = state.copy(), state
    if rounds is not None:
        current: State | None = decided
        for bound in rounds:
            if current is None:
                break
            for name, member in bound:
                value, path = frame.evaluate(frame, member, current)
                current.assign((name,), value, frame.dependents)
                if path is not None:
                    current.imply(alias((name,), path))
            true, false = frame.branch(frame, test, current)
            current = true if every else false
        if current is not None:
            for name in names_in(clause.target):
                current.forget((name,), frame.dependents)
        return (current, other) if every else (other, current)
    clause = without_keys(clause, test)
    if not isinstance(clause.target, s.Name):
        return None
    value, path = frame.evaluate(frame, clause.iterable, decided)
    values_told(frame, clause, test, decided, every)
    if path is not None:
        probe = decided.copy()
        element = element_of(frame, value)
        probe.assign((clause.target.id,), element, frame.dependents)
        true, false = frame.branch(frame, test, probe)
        after = true if every else false
        if after is not None:
            told = after.values.get((clause.target.id,))
            items = value.items
            if told is not None and told.null == NONNULL:
                element = as_nonnull(element) or element
                items = tuple(as_nonnull(item) or item for item in items) if items is not None else None
            element = with_facts(frame, element, (clause.target.id,), after)
            if element.named:
                named = entries_of_record(element, (clause.target.id,), after)
                element = msgspec.structs.replace(element, named=named)
            decided.values[path] = msgspec.structs.replace(value, element=element, items=items)
    if not every:
        note_filled(path, value, other)
    return (decided, other) if every else (other, decided)


PYTHON: dict[str, Callable[[Frame, s.Call, State], Split | None]] = {
    "isinstance": _isinstance,
    "issubclass": subject_is_nonnull,
    "callable": subject_is_nonnull,
    "hasattr": _hasattr,
    "getattr": _getattr,
    "bool": _bool,
    "len": _len,
    "all": _all,
    "any": _any,
}
"""By name."""
