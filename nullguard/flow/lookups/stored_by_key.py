"""Rows that a Java method has stored which says by its name of which class they are, and was given their key:
`service.saveOrder(id, request)`, then `orders.find(id)`."""

from __future__ import annotations

import re
from typing import Final

from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import words
from nullguard.model import syntax as s

_STORING: Final = re.compile(rf"(?:{'|'.join(sorted(words('key-storing')))})(?=[A-Z])")
"""How the names begin of methods that store rows."""

_OR_ELSE: Final = re.compile(rf"(?:Or)?(?:{'|'.join(sorted(words('storing-else')))})(?=[A-Z])")

_KEY: Final = "Id"


def rows_stored(node: s.Call, name: str) -> str:
    """What rows a method of an object stores are called, by its name (`Order` of `saveOrUpdateOrder`); empty of other calls."""
    begun = _STORING.match(name)
    if begun is None:
        return ""
    is_static = (
        isinstance(node.function, s.Attribute) and isinstance(holder := node.function.value, s.Name) and holder.id[:1].isupper()
    )
    return "" if is_static else _OR_ELSE.sub("", name[begun.end() :], count=1)


def is_key_of(frame: Frame, rows: str, value: Value, path: Path) -> bool:
    """Whether what a method is given is the key of the rows that it stores: an `OrderId`, `orderId`, or what is called `id`."""
    cls = frame.world.class_of(value.type)
    if cls is not None and not cls.is_library:
        return any(cls.name == rows + end for end in words("typed-key"))
    called = path[-1]
    return called == _KEY.lower() or called == f"{rows[:1].lower()}{rows[1:]}{_KEY}"
