"""Keys of rows of which only a name tells what they are: `self.order.id`."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import Value
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

NAMED_KEY: Final = "~"
"""Begins what `Value.row_key` says where only a variable or attribute tells which row it is."""

KEYS: Final = library_names("row-key")
"""What rows call their own key."""


def keyed_by_name(node: s.Expr, value: Value) -> Value:
    """A value that a Python function is given, known as the key of an order where it is `self.order.id` of whatever class."""
    match node:
        case s.Attribute(value=s.Name(id=row) | s.Attribute(name=row), name=name) if name in KEYS:
            is_known = value.row_key or value.is_key or value.key_of
            return value if is_known else msgspec.structs.replace(value, row_key=NAMED_KEY + row.replace("_", "").lower())
    return value
