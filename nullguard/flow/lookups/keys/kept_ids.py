"""Ids that an object of Python keeps for its methods: `Build.get_by_id(self.build_id)`, of a row that is declared to be there or
not. Whoever made the object had that row.

The row may be gone a moment later: such findings are doubtful, not away. Only of what is declared so (`-> Build | None`): a
lookup of the function at hand, which gives null by itself, is mostly that of a row which is changed elsewhere.
"""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name

BY_KEPT_ID: Final = "it is looked up by the id that the object keeps, of a row that it was made for"

_ID: Final = "id"


def is_by_kept_id(frame: Frame, node: s.Call, found: Value) -> bool:
    """Whether a row is asked for by nothing but an id, in a method of an object that is no row and keeps it: a row may hold the
    id of another one that was removed."""
    verb, _, column = last_name(node.function).lstrip("_").rpartition("by_")
    if not verb or verb.partition("_")[0] not in words("reading") or column.rpartition("_")[2] != _ID:
        return False
    if len(node.arguments) != 1 or not _is_kept_id(frame, node.arguments[0]):
        return False
    schema = frame.world.schema
    is_row = frame.owner is not None and schema.is_entity(frame.owner.id)
    return found.type is not None and schema.is_entity(found.type.cls) and not is_row


def _is_kept_id(frame: Frame, argument: s.Argument) -> bool:
    match argument.value:
        case s.Attribute(value=s.Name(id=holder), name=name):
            return not argument.star and holder == frame.self_name and name.rpartition("_")[2] == _ID
    return False
