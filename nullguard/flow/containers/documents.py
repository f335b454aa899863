"""Members of JSON documents: whoever wrote one decides which it has."""

from __future__ import annotations

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, Origin, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_use
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

KEY = "key"
"""The kind of origin of a member that may be missing."""

DOCUMENT, STORED = "json.Document", "json.Stored"


def is_document(type: Type | None) -> bool:
    """Whether values of the type are JSON documents."""
    return type is not None and type.cls in (DOCUMENT, STORED)


def member(frame: Frame, node: s.Subscript, document: Value, index: Value, path: Path | None, state: State) -> None:
    """Note that reading `document["reference"]` raises where the member is missing."""
    keys = index.constants
    if keys is None or len(keys) != 1 or document.type is None:
        return
    kind, key = next(iter(keys))
    if kind != "str" or (path is not None and _is_known(path, state)):
        return
    origin = Origin(KEY, f"{document.type.cls}[{key!r}]", frame.path, node.at)
    note_use(frame, "read", node, Value(NULLABLE, origin=origin), path, state, "[…]")
    if path is not None:
        state.values[path] = Value(NONNULL)


def _is_known(path: Path, state: State) -> bool:
    """Whether the member was read, set or tested before: as `document["a"]` or as `document.get("a")`."""
    got = state.values.get((*path[:-1], f"get({path[-1][1:-1]})"))
    return path in state.values or (got is not None and got.null == NONNULL)
