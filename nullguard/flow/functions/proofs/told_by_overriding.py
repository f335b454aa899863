"""What several bodies prove of what they are given, whichever of them a call runs: a method and those that override it, or the
implementations of an interface's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from nullguard.flow.bodies.handed_on_by_overriding import handed_on_by_overriding
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.summary import FALSE, NOTHING, RECEIVER, RETURNS, TRUE, Guarantee, Summary
from nullguard.program.symbols import ClassInfo, FunctionInfo

_replace = msgspec.structs.replace

_MOST: Final = 4
"""Bodies that are asked; what is overridden more often is a framework of its own."""


def told_by_all(frame: Frame, bodies: Sequence[FunctionInfo]) -> Summary:
    """What the answer of a predicate tells, as each of the bodies has it: `isBlock(node)` of a printer, and of the printers below
    it, none of which is true of null."""
    if len(bodies) > _MOST:
        return NOTHING
    told: dict[tuple[str, int, tuple[str, ...], str], Guarantee] | None = None
    for body in bodies:
        guarantees = frame.summarise(frame.world, body, frame.calls_left).guarantees
        own = {(item.when, item.position, item.segments, item.aspect): item for item in guarantees if item.when in (TRUE, FALSE)}
        told = own if told is None else {known: item for known, item in told.items() if known in own}
        if not told:
            return NOTHING
    return _replace(NOTHING, guarantees=tuple(told.values() if told is not None else ()))


def told_above(frame: Frame, function: FunctionInfo, receiver: ClassInfo | None) -> Summary | None:
    """What a method proves wherever it comes back, of what all in its place below hand on to it; what it gives may be something
    else where it is called from below. None where one of them may not call it."""
    handed = handed_on_by_overriding(frame.world.program, function, receiver)
    if handed is None:
        return None
    told = frame.summarise(frame.world, function, frame.calls_left).guarantees
    kept = [one for one in told if one.when == RETURNS and (one.position == RECEIVER or one.position in handed)]
    return _replace(NOTHING, guarantees=tuple(map(without_demand, kept)))


def without_demand(guarantee: Guarantee) -> Guarantee:
    """What a use proves, where it is not known that the call runs it: no finding at the argument."""
    return _replace(guarantee, demand=None, is_used=guarantee.is_used or guarantee.demand is not None)
