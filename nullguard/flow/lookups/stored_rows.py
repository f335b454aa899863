"""What the database holds of a row that code has in its hands: `if (order.getId() != null) { dao.getSavedStatus(order); }`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.doubts import is_surrounding
from nullguard.knowledge.words import words
from nullguard.model import syntax as s

OF_STORED_ROW: Final = "it is looked up for a row that has a key, so it was stored before"

_KEYS: Final = frozenset({"id", "uuid", "uid", "pk"})


def is_of_stored_row(frame: Frame, node: s.Call, arguments: Arguments, state: State) -> bool:
    """Whether a Java method that says so by its name looks for what was stored of a row, whose own key was tested before."""
    if not frame.is_java or not isinstance(node.function, (s.Attribute, s.Name)):
        return False
    name = node.function.name if isinstance(node.function, s.Attribute) else node.function.id
    if not any(word in name.lower() for word in words("stored")):
        return False
    given = [(value, path) for _, value, path in arguments if not is_surrounding(value)]
    if len(given) != 1 or given[0][1] is None or given[0][0].type is None:
        return False
    (value, row), schema = given[0], frame.world.schema
    cls = value.type.cls if value.type is not None else ""
    if row is None or not schema.is_entity(cls):
        return False
    for path, known in state.values.items():
        if known.null == NONNULL and len(path) == len(row) + 1 and path[:-1] == row:
            attribute = schema.attribute(cls, path[-1])
            is_key = path[-1] in _KEYS or path[-1].removesuffix("()") in words("key-getter")
            if is_key or (attribute is not None and attribute.mapped.primary_key):
                return True
    return False
