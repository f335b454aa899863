"""Rows that are looked up by the key of the row that a serializer or a form has saved, or was made for: `serializer.data["id"]`,
and by the key that a statement has made: `cursor.lastrowid`.

The lookup may ask for more, and the row may be gone a moment later: such findings are doubtful, not away. Python only.
"""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.frame.bindings import made_once
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes

BY_SAVED_KEY: Final = "it is looked up by the key of a row that was just saved"


def is_by_saved_key(node: s.Call) -> bool:
    """Whether a query is asked for the row whose key such an object holds, perhaps among other things:
    `orders.filter(shop=shop, pk=serializer.instance.pk).first()`."""
    return any(
        isinstance(part, s.Call)
        and isinstance(part.function, s.Attribute)
        and part.function.name in library_names("restricting")
        and any(argument.name in KEYS and _is_saved_key(argument.value) for argument in part.arguments)
        for part in nodes((node,))
    )


def is_by_made_key(frame: Frame, node: s.Call) -> bool:
    """Whether a lookup is given the key that the database has just made for a row: `orders.find(cursor.lastrowid)`, also through
    a variable."""
    for argument in node.arguments:
        key: s.Expr | None = argument.value
        if isinstance(key, s.Name):
            key = made_once(frame, key.id)
        if isinstance(key, s.Subscript):  # a key of several columns
            key = key.value
        if isinstance(key, s.Attribute) and key.name in library_names("key-made"):
            return True
    return False


def _is_saved_key(node: s.Expr) -> bool:
    match node:
        case s.Attribute(value=s.Attribute(value=holder, name=name), name=key):
            return key in KEYS and name in library_names("saved-row") and _is_saving(holder)
        case s.Subscript(value=s.Attribute(value=holder, name=name), index=s.Constant(value=key)):
            return key in KEYS and name in library_names("saved-data") and _is_saving(holder)
    return False


def _is_saving(holder: s.Expr) -> bool:
    """Whether an object is called as those are that save rows: `serializer`, `order_form`."""
    name = last_name(holder)
    return name.rpartition("_")[2] in words("saving")
