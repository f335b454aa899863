"""What all implementations of an interface's method do to a null that they are handed (Java), whichever of them a call runs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.domain.values import NULL
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.summary import NOTHING, RETURNS, Guarantee, Summary
from nullguard.program.symbols import FunctionInfo


def used_by_all(frame: Frame, bodies: Sequence[FunctionInfo], arguments: Arguments) -> Summary:
    """The uses of arguments that may be null which each of several bodies has on all its ways; the first one's stand for all."""
    if not bodies or not frame.is_java or not any(value.null >= NULL for _, value, _ in arguments):
        return NOTHING
    told: dict[tuple[int, tuple[str, ...]], Guarantee] | None = None
    for body in bodies:
        if is_overridden(frame.world.program, body):
            return NOTHING
        guarantees = frame.summarise(frame.world, body, frame.calls_left).guarantees
        used = {(item.position, item.segments): item for item in guarantees if item.demand is not None and item.when == RETURNS}
        told = used if told is None else {place: item for place, item in told.items() if place in used}
        if not told:
            return NOTHING
    return msgspec.structs.replace(NOTHING, guarantees=tuple(told.values() if told is not None else ()))
