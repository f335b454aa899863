"""What code wants of files that a column names, and what gives them one."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.stored_files import NAME, is_stored_file, null_of_file
from nullguard.flow.domain.values import NONNULL, NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_use
from nullguard.flow.summaries.observations import FILE
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.text import render


def note_file(frame: Frame, node: s.Attribute, base: Value, path: Path | None, state: State) -> None:
    """Note that an attribute is read of a file which there may be none of; what is read besides the first time is there."""
    if node.name in library_names("file-storing") and is_stored_file(base):
        if path is not None:
            state.refine(path, base, "true")
        return
    origin = null_of_file(base)
    if origin is None or node.name not in library_names("of-stored-file"):
        return
    if path is not None and (name := state.values.get((*path, NAME))) is not None and name.null == NONNULL:
        return
    placed = msgspec.structs.replace(origin, path=frame.path, at=node.value.at, text=render(node.value), typed=base.typed)
    note_use(frame, FILE, node.value, Value(NULLABLE, base.type, placed), path, state, f".{node.name}")
    if path is not None:
        state.refine(path, base, "true")
