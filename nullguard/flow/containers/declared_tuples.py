"""Tuples that are declared item by item, or as one of several (Python): `tuple[str, int | None] | tuple[str, int]`."""

from __future__ import annotations

from typing import Final

from nullguard.program.symbols import UNION, Type
from nullguard.program.types import union

_TUPLE: Final = "builtins.tuple"


def item_type(type: Type | None, position: int) -> Type | None:
    """The type of the item at a position, which counts from the end where it is negative; None where none is declared."""
    if type is None or type.cls not in (_TUPLE, UNION):
        return None
    items = [_item(one, position) for one in (type.args if type.cls == UNION else (type,))]
    there = tuple([item for item in items if item is not None])
    return union(there) if there and len(there) == len(items) else None


def _item(type: Type, position: int) -> Type | None:
    if type.cls != _TUPLE or not type.args:
        return None
    if len(type.args) == 1:  # `tuple[str, ...]`
        return type.args[0]
    return type.args[position] if -len(type.args) <= position < len(type.args) else None
