"""What a list or set of Python holds that is made of others: `given + [buyer]`, `buyers | {order.buyer}`, `[*given, buyer]`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.values import ANY, NONNULL, NULLABLE, Value
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.program.symbols import Type

_OPERATORS: Final = {"builtins.list": "+", "builtins.set": "|"}


def sum_of(frame: Frame, operator: str, operands: Sequence[Value]) -> Value | None:
    """The list or set that is made of several; None where nobody knows what one of them holds, or nothing of it can be null."""
    type = operands[0].type
    if type is None or _OPERATORS.get(type.cls) != operator:
        return None
    if any(value.type is None or value.type.cls != type.cls for value in operands):
        return None
    element = joined_elements(frame, operands, ())
    if element is None:
        return None
    args = (element.type,) if element.type is not None else ()
    return Value(NONNULL, Type(type.cls, args), element=element, truth=True if any(value.truth for value in operands) else None)


def joined_elements(frame: Frame, iterables: Sequence[Value], items: Sequence[Value]) -> Value | None:
    """What is in several iterables, or one of some items; None where nobody knows that, or nothing of it can be null or is a row
    of which something may have been tested."""
    elements = [*(element_of(frame, value) for value in iterables if value.items != ()), *items]
    if not elements or any(element == ANY for element in elements):
        return None
    if not any(element.null == NULLABLE for element in elements) and not all(map(frame.world.is_row, elements)):
        return None
    joined = elements[0]
    for other in elements[1:]:
        joined = join(joined, other)
    return joined
