"""The rows of a query in what a method is declared to give."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Value
from nullguard.flow.world import World
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace


def given(world: World, result: Value, element: Value) -> Value | None:
    """The result of a query's method, which gives one row, or a container of rows like `element`; None when it gives something
    else."""
    type = result.type
    if type is None:
        return _replace(result, element=element)
    of_rows = type.args[0] if len(type.args) == 1 else None
    if of_rows is None and not type.args and not world.schema.is_entity(type.cls) and element.type not in (None, type):
        return _replace(result, element=element) if type.cls.startswith("java.util.") else None
    row = of_rows or type
    if not _fits(world, row, element):
        return None
    if of_rows is not None:
        return _replace(result, element=element)
    if element.null == NULLABLE and result.null == UNKNOWN:
        return _replace(result, null=NULLABLE, origin=element.origin, row_key=element.row_key, column=element.column)
    return _replace(result, facts=result.facts + element.facts, row_key=element.row_key, column=element.column)


def _fits(world: World, declared: Type, element: Value) -> bool:
    if element.type is None or declared.cls[:1] in ("?", "~") or declared.cls == "java.lang.Object":
        return True
    return declared.cls == element.type.cls or (world.schema.is_entity(declared.cls) and world.schema.is_entity(element.type.cls))
