"""What a function has found where a member of the tuple that it gives is true, false or there: `total, error = check(order)`,
which has an error wherever the order has no buyer (Python); where a flag of the object that it makes is (Java)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.proofs.result_objects import asked_lists, flags_of, is_filled_list
from nullguard.flow.summaries.summary import FALSE, TRUE
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes

_MOST: Final = 4
"""Members of a tuple that are told apart."""

_BEGINS: Final = "["

_ACCESSOR: Final = "()]"

_STABLE: Final = (s.Name, s.Constant, s.Not, s.Boolean, s.Compare, s.Attribute)
"""What a member is made of that tells the same wherever it is asked."""


def by_members(frame: Frame, ending: State | None) -> Iterator[tuple[str, State | None]]:
    """For each member of the tuple that a function gives, how it may be, and what is known wherever it is so."""
    given = frame.members
    if not given or ending is not None or len(given) != len(frame.ended):  # nearly always
        return
    size = len(given[0][0])
    if size > _MOST or any(len(items) != size for items, _ in given):
        return
    if frame.is_java:
        yield from _by_flags(frame, size)
        return
    for number in range(size):
        if all(_is_stable(items[number]) for items, _ in given):
            sides = [frame.branch(frame, items[number], state.copy()) for items, state in given]
            for when, side in ((TRUE, 0), (FALSE, 1)):
                states = [split[side] for split in sides]
                yield f"{_BEGINS}{number}] {when}", join_states([state for state in states if state is not None], frame.locals)
            there = [state for items, state in given if not is_null(items[number])]
            if len(there) < len(given):
                yield f"{_BEGINS}{number}] nonnull", join_states(there, frame.locals)


def _by_flags(frame: Frame, size: int) -> Iterator[tuple[str, State | None]]:
    """The same of the flags with which a Java function makes what it gives."""
    for number, accessor in flags_of(frame, size):
        if all(_is_stable(items[number]) for items, _ in frame.members):
            sides = [frame.branch(frame, items[number], state.copy()) for items, state in frame.members]
            for when, side in ((TRUE, 0), (FALSE, 1)):
                states = [split[side] for split in sides]
                yield f"{_BEGINS}{accessor}] {when}", join_states([state for state in states if state is not None], frame.locals)
    if not all(any(is_filled_list(item, state) for item in items) for items, state in frame.members):
        return
    for number, accessor, for_empty in asked_lists(frame, size):
        if all(is_filled_list(items[number], state) for items, state in frame.members):
            for is_empty in (True, False):
                states = [_with_list(items[number], state, is_empty) for items, state in frame.members]
                when = TRUE if is_empty == for_empty else FALSE
                yield f"{_BEGINS}{accessor}] {when}", join_states([state for state in states if not state.dead], frame.locals)


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
    member, _, aspect = when.partition(" ")
    if member.endswith(_ACCESSOR):
        member = member[1:-1]
    asked = (*answer, member)
    state.values.setdefault(asked, ANY)
    return asked, aspect


def member_path(answer: Path, number: int) -> Path:
    """The path of a member of what a call has given."""
    return (*answer, f"{_BEGINS}{number}]")


def _is_stable(node: s.Expr) -> bool:
    return all(isinstance(part, _STABLE) for part in nodes((node,)))
