"""Rows of the class that a function of the project is given (Python): `find(Order, number=number)` gives an order or null."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import BY_CONVENTION, NULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.world import LOOKUP
from nullguard.program.symbols import ClassInfo, Type


def row_of_given_class(frame: Frame, arguments: Arguments, value: Value) -> Value:
    """What a call gives that looks a row up without naming its class: one of the only mapped class that it is given."""
    if value.type is not None or value.null < NULL or value.origin is None or value.origin.kind != LOOKUP:
        return value
    given = {each.symbol.id for _, each, _ in arguments if isinstance(each.symbol, ClassInfo)}
    row = given.pop() if len(given) == 1 else ""
    if not frame.world.schema.is_entity(row):
        return value
    return msgspec.structs.replace(value, type=Type(row), typed=BY_CONVENTION, always_true=frame.world.always_true(row))
