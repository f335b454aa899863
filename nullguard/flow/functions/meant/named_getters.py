"""What a function tells of getters of an interface that several mapped classes implement, of the row that it is given (Java).

The interface does not say which attribute its getter reads, so that the function knows it by the call; the caller, who knows the
row's class, knows it by the attribute: `isPaid(item)` proves `item.getNumber()`, which is `item.number` of an order.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import Value
from nullguard.flow.frame.attributes import declared_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.summaries.summary import RECEIVER, Guarantee
from nullguard.program.symbols import FunctionInfo

_CALLED = "()"


def of_the_row(frame: Frame, function: FunctionInfo, guarantee: Guarantee, receiver: Value, arguments: Arguments) -> Guarantee:
    """A guarantee with the attributes of what is passed in the place of getters. What the function uses untested is no demand of
    the caller's then: it is written for other classes, too, whose attribute may never be null."""
    if not frame.is_java or not any(segment.endswith(_CALLED) for segment in guarantee.segments):
        return guarantee
    value: Value | None = receiver
    if guarantee.position != RECEIVER:
        found = argument_for(function, arguments, guarantee.position)
        value = found[1] if found is not None else None
    segments: list[str] = []
    for segment in guarantee.segments:
        if value is None or value.type is None:
            return guarantee
        is_called = segment.endswith(_CALLED)
        name = frame.world.schema.accessor(value.type.cls, segment.removesuffix(_CALLED)) if is_called else None
        segments.append(name or segment)
        value = declared_member(frame, value, segments[-1])
    if tuple(segments) == guarantee.segments:
        return guarantee
    is_used = guarantee.is_used or guarantee.demand is not None
    return msgspec.structs.replace(guarantee, segments=tuple(segments), demand=None, is_used=is_used)
