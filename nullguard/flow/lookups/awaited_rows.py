"""Queries for one row that Python's asynchronous libraries run only when they are awaited: until then more is said of them,
whether there is a row or not (`await Order.filter(id=id).first().prefetch_related("lines")`)."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

_SAME_ROW: Final = library_names("awaited-row")
_RECORD: Final = library_names("awaited-record")


def said_before(frame: Frame, function: s.Attribute, base: Value) -> Value | None:
    """What a method gives that is called on a query for one row which nobody has awaited: the row, or what is read of it, or
    null; None of others."""
    if frame.is_java or base.null != NULLABLE or base.type is None or not isinstance(function.value, s.Call):
        return None
    name = f"{frame.world.schema.framework(base.type.cls)}.{function.name}"
    if name in _SAME_ROW:
        return base
    return msgspec.structs.replace(base, type=Type("builtins.dict"), facts=()) if name in _RECORD else None
