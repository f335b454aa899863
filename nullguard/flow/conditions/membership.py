"""Membership as a condition: `status in ("paid", "sent")`, `"buyer" in data`."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.bodies.removed_entries import removed_entries
from nullguard.flow.conditions.every_value import values_there
from nullguard.flow.conditions.excluded_values import note_excluded
from nullguard.flow.conditions.held_displays import held_display
from nullguard.flow.conditions.narrowed_constants import narrow_to_members, narrow_to_others
from nullguard.flow.conditions.stand_ins import prove_behind_equal
from nullguard.flow.domain.state import Path, Split, State
from nullguard.flow.domain.told_constants import follow_constant
from nullguard.flow.domain.values import LEFT_OUT, NONNULL, NULL, NULLABLE, ConstantKey, Value
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame, Side
from nullguard.flow.frame.names import is_key
from nullguard.flow.frame.uses import note_guard, note_use
from nullguard.flow.lookups.members_of_columns import note_member
from nullguard.model import syntax as s
from nullguard.model.text import render


def membership(frame: Frame, one: Side, container: Side, state: State) -> Split:
    """The states where a container has `one`, and where it does not: the container must not be null; an element of a container
    without null is not null."""
    (left, a, a_path), (right, b, b_path) = one, container
    note_use(frame, "membership", right, b, b_path, state, "in")
    if b.type is not None and b.type.cls in ("builtins.str", "builtins.bytes"):
        note_use(frame, "membership", left, a, a_path, state, "in")
    true, false = state.copy(), state
    members = written_members(right)
    shown = held_display(frame, right) if members is None and a.null == NULL else None
    if shown is not None:
        values_there(frame, right, false)
        members = shown.items
    if members is not None:
        values = [frame.evaluate(frame, member, state) for member in members]
        if a.null == NULL:
            # `None in (x, y)`: where it fails, none of them is null.
            for member, member_path in values:
                note_guard(frame, member)
                if member_path is not None:
                    false.refine(member_path, member, "nonnull")
            return true, false
        if values and all(member.null <= NONNULL for member, _ in values):
            if a_path is not None:
                note_guard(frame, a)
                true.refine(a_path, a, "nonnull")
                narrow_to_members(a_path, [member for member, _ in values], true)
                narrow_to_others(a_path, [member for member, _ in values], false)
                note_excluded(frame, left, a_path, [member for member, _ in values], false)
        for member, _ in values[:1] if all(member.constants for member, _ in values) else ():
            prove_behind_equal(frame, left, msgspec.structs.replace(member, constants=_constants_of(values)), true)
        if any(member.null == NULL for member, _ in values) and a_path is not None:
            note_guard(frame, a)
            false.refine(a_path, a, "nonnull")
    elif a.null == NULL and not frame.is_java:
        values_there(frame, right, false)
    elif a_path is not None and element_of(frame, b).null <= NONNULL:
        note_guard(frame, a)
        true.refine(a_path, a, "nonnull")
    if members is None and a_path is not None and b.items:
        narrow_to_members(a_path, list(b.items), true)
        narrow_to_others(a_path, list(b.items), false)
        note_excluded(frame, left, a_path, b.items, false)
    follow_constant(a_path, true)
    follow_constant(a_path, false)
    if b_path is not None and isinstance(left, s.Constant) and not frame.is_java:
        got = (*b_path, f"get({render(left)})")
        if got in false.values:  # `if "error" not in check(order)`
            false.refine(got, false.values[got], "false")
    if b_path is not None and is_key(left) and not _holds_column(frame, left, right, state):
        note_key(frame, b_path, left, true)
    note_member(frame, left, a_path, b, true)
    if (held := _or_nothing(right)) is not None:
        value, path = frame.evaluate(frame, held, true)
        if path is not None:
            note_guard(frame, value)
            true.refine(path, value, "nonnull")
    return true, None if false.dead else false


_OF_REQUESTS = ("column", "relation", LEFT_OUT)
"""Kinds of nulls that a request gives in what was validated."""


def _holds_column(frame: Frame, key: s.Expr, container: s.Expr, state: State) -> bool:
    """Whether a container of Python is known to hold a nullable column under a key, of which its being there tells nothing:
    `if "buyer" in validated_data`, where a request may give null. Code that throws it out may do so because it is null."""
    if frame.is_java or not isinstance(key, s.Constant) or not isinstance(container, s.Name | s.Attribute):
        return False
    function = frame.world.program.function_named(frame.path, frame.symbol)
    removed = frame.world.by_node.of(removed_entries, frame.world.program.body(function)) if function is not None else frozenset()
    if not removed.isdisjoint({(render(container), key.value), (render(container), None)}):
        return False
    entry = quietly(frame, s.Subscript(container, key), state)[0]
    return entry.null == NULLABLE and entry.origin is not None and entry.origin.kind in _OF_REQUESTS


def _constants_of(values: list[tuple[Value, Path | None]]) -> frozenset[ConstantKey]:
    return frozenset(constant for member, _ in values for constant in member.constants or ())


def _or_nothing(container: s.Expr) -> s.Expr | None:
    """What is there if anything is in a container: `order.tags` of `order.tags or []`."""
    match container:
        case s.Boolean(operator="or", operands=(held, s.Collection(items=()) | s.Constant(value=""))):
            return held
        case _:
            return None


def note_key(frame: Frame, container: Path, key: s.Expr, state: State) -> None:
    """`"a" in d`: afterwards `d["a"]` and `d.get("a")` give what is there, which may be a null that was put there."""
    text = render(key)
    for segment in (f"[{text}]", f"get({text})"):
        frame.depends(segment, frozenset(names_in(key)))
        state.values[(*container, segment)] = Value()


def written_members(node: s.Expr) -> tuple[s.Expr, ...] | None:
    """The members of a list, tuple or set that is written out whole; None of anything else."""
    if (
        isinstance(node, s.Collection)
        and node.kind in ("tuple", "list", "set")
        and not any(isinstance(i, s.Star) for i in node.items)
    ):
        return node.items
    return None
