"""Rows that dictionaries give by their keys (Python): of `orders = {order.id: order for order in query}`, `orders.get(key)` finds
no row where the query gave none of this key."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.containers.dictionaries import held_by_any_key
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.values import NULL, NULLABLE, Origin, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame

_replace = msgspec.structs.replace


MOSTLY_ALL: Final = "it is taken out of a dictionary of rows, which mostly holds all that it is asked for"


def found_by_key(frame: Frame, name: str, base: Value, arguments: Arguments, result: Value) -> Value:
    """What `get` gives of a dictionary of rows: a row that may be missing, as a lookup does, though it rarely is."""
    if frame.is_java or name != "get" or len(arguments) != 1 or not is_mapping(base.type):
        return result
    if result.type is None or not frame.world.schema.is_entity(result.type.cls):
        return result
    is_library = result.null == NULLABLE and result.origin is not None and result.origin.kind == "library"
    if not is_library and (result.null >= NULL or held_by_any_key(base) is None):
        return result
    return _replace(result, null=NULLABLE, origin=Origin("lookup", "builtins.dict.get", typed=base.typed, doubt=MOSTLY_ALL))
