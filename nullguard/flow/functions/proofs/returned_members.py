"""What a function has found where a member of the tuple that it gives is true, false or there: `total, error = check(order)`,
which has an error wherever the order has no buyer (Python), or a field of the object or dictionary that it makes
(`check(order).ok`); where a flag of the object that it makes is (Java)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import Path, Split, State
from nullguard.flow.domain.values import ANY
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.proofs.result_objects import asked_lists, flags_of, is_filled_list
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.summary import FALSE, TRUE
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes

_MOST: Final = 4
"""Members of a tuple, or fields, that are told apart."""

_BEGINS: Final = "["

_FIELD: Final = "[."
"""Begins what is told by an attribute, or by another segment than a subscript."""

_ENTRY: Final = '["'
"""Begins the segment of a dictionary's entry."""

_ACCESSOR: Final = "()]"

_ASKING: Final = (s.Not, s.Boolean, s.Compare)
"""Members that say whether something holds."""

_STABLE: Final = (s.Name, s.Constant, s.Not, s.Boolean, s.Compare, s.Attribute)
"""What a member is made of that tells the same wherever it is asked."""


def by_members(frame: Frame, ending: State | None) -> Iterator[tuple[str, State | None]]:
    """For each member of the tuple that a function gives, how it may be, and what is known wherever it is so."""
    given = frame.members
    if not given or ending is not None or len(given) != len(frame.ended):  # nearly always
        return
    size = len(given[0][1])
    if frame.is_java:
        if size <= _MOST and all(len(items) == size for _, items, _ in given):
            yield from _by_flags(frame, size)
        return
    names = given[0][0]
    if any(segment.startswith(_ENTRY) for segments, _, _ in given for segment in segments) or not all(n for n, _, _ in given):
        names = tuple(dict.fromkeys(segment for segments, _, _ in given for segment in segments))
        if not all(segment.startswith(_ENTRY) for segment in names):
            return
    elif any(segments != names for segments, _, _ in given):
        return
    if len(given) == 1 and not any(isinstance(item, _ASKING) for item in given[0][1]):
        return  # as wherever it returns
    for segment in names if len(names) <= _MOST else ():
        told = [(dict(zip(segments, items, strict=True)).get(segment, _NOTHING), state) for segments, items, state in given]
        for when, state in _by_member(frame, told):
            for asked in _asked(segment):
                yield f"{asked} {when}", state


def _asked(segment: str) -> tuple[str, ...]:
    """How guarantees call a member: `[0]`, `[.ok]`, `["ok"]` and `[.get("ok")]`."""
    if segment.startswith(_ENTRY):
        return segment, f"{_FIELD}get({segment[1:-1]})]"
    return (segment,) if segment.startswith(_BEGINS) else (f"{_FIELD}{segment}]",)


def _by_member(frame: Frame, given: list[tuple[s.Expr, State]]) -> Iterator[tuple[str, State | None]]:
    """How a member may be, and what is known wherever it is so."""
    sides = [_sides(frame, item, state) for item, state in given]
    for when, side in ((TRUE, 0), (FALSE, 1)):
        states = [split[side] for split in sides]
        yield when, join_states([state for state in states if state is not None], frame.locals)
    there = [state for item, state in given if not is_null(item)]
    if len(there) < len(given):
        yield "nonnull", join_states(there, frame.locals)


def _sides(frame: Frame, item: s.Expr, state: State) -> Split:
    """What is known where a member is true, and where not: an error's text is, of anything else that is made nobody can tell."""
    if isinstance(item, s.Format):
        return (state, None) if item.text.replace("{}", "").strip() else (state, state)
    if not _is_stable(item):
        return state, state
    if isinstance(item, _ASKING):
        return frame.branch(frame, item, state.copy())
    sink, frame.sink = frame.sink, Sink()  # what is only handed back is no sign that anybody tests it
    try:
        return frame.branch(frame, item, state.copy())
    finally:
        frame.sink = sink


_NOTHING: Final = s.Constant(None, "null")
"""What a dictionary gives for a key that it does not have."""


def _by_flags(frame: Frame, size: int) -> Iterator[tuple[str, State | None]]:
    """The same of the flags with which a Java function makes what it gives."""
    for number, accessor in flags_of(frame, size):
        if all(_is_stable(items[number]) for _, items, _ in frame.members):
            sides = [frame.branch(frame, items[number], state.copy()) for _, items, state in frame.members]
            for when, side in ((TRUE, 0), (FALSE, 1)):
                states = [split[side] for split in sides]
                yield f"{_BEGINS}{accessor}] {when}", join_states([state for state in states if state is not None], frame.locals)
    if not all(any(is_filled_list(item, state) for item in items) for _, items, state in frame.members):
        return
    for number, accessor, for_empty in asked_lists(frame, size):
        if all(is_filled_list(items[number], state) for _, items, state in frame.members):
            for is_empty in (True, False):
                lists = [_with_list(items[number], state, is_empty) for _, items, state in frame.members]
                when = TRUE if is_empty == for_empty else FALSE
                yield f"{_BEGINS}{accessor}] {when}", join_states([known for known in lists if not known.dead], frame.locals)


def _with_list(item: s.Expr, state: State, is_empty: bool) -> State:
    """What is known where a list is empty, or is not."""
    known = state.copy()
    if isinstance(item, s.Name):
        known.refine((item.id, EMPTY), known.values.get((item.id, EMPTY), ANY), "true" if is_empty else "false")
    return known


def is_of_member(when: str) -> bool:
    """Whether a guarantee tells something by a member of what the function has given."""
    return when.startswith(_BEGINS)


def answered_by_member(answer: Path, when: str, state: State) -> tuple[Path, str]:
    """The path of the member, and what it is."""
    member, _, aspect = when.rpartition(" ")
    if member.startswith(_FIELD):
        member = member.removeprefix(_FIELD)[:-1]
    elif member.endswith(_ACCESSOR):
        member = member[1:-1]
    asked = (*answer, member)
    state.values.setdefault(asked, ANY)
    return asked, aspect


def member_path(answer: Path, number: int) -> Path:
    """The path of a member of what a call has given."""
    return (*answer, f"{_BEGINS}{number}]")


def _is_stable(node: s.Expr) -> bool:
    return all(isinstance(part, _STABLE) for part in nodes((node,)))
