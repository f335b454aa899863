"""What several bodies prove of what they are given, whichever of them a call runs: a method and those that override it, or the
implementations of an interface's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.summary import FALSE, NOTHING, TRUE, Guarantee, Summary
from nullguard.program.symbols import FunctionInfo

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
    return msgspec.structs.replace(NOTHING, guarantees=tuple(told.values() if told is not None else ()))
