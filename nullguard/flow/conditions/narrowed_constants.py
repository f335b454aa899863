"""Which of several constants a variable may still be where it is, or is not, one of some."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.joins import MAX_CONSTANTS
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.told_constants import follow_others
from nullguard.flow.domain.values import NONNULL, Value


def narrow_to_members(path: Path, members: list[Value], state: State) -> None:
    """What is one of several constants has no other value."""
    known = state.values.get(path)
    if known is None or any(member.null != NONNULL or not member.constants for member in members):
        return
    constants = frozenset(constant for member in members for constant in member.constants or ())
    if known.constants is not None:
        constants &= known.constants
    if constants and len(constants) <= MAX_CONSTANTS:
        state.values[path] = msgspec.structs.replace(known, constants=constants)


def narrow_to_others(path: Path, members: list[Value], state: State) -> None:
    """What is none of several constants is one of the others that it may be."""
    for member in members:
        known = state.values.get(path)
        if member.null != NONNULL or member.constants is None or len(member.constants) != 1:
            return
        if known is not None and known.constants is not None and (left := known.constants - member.constants):
            state.values[path] = msgspec.structs.replace(known, constants=left)
        follow_others(path, member.constants, state)
