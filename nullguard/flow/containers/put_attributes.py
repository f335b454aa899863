"""Attributes that are given to plain objects after they were made: `view.note = order.note`, then `return view`. What they hold
is known by name wherever the object goes, as what a constructor is given is (see `made_objects`, `kept_rows`)."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.aliases import names_of
from nullguard.flow.containers.dictionaries import MOST_ENTRIES, is_telling
from nullguard.flow.containers.kept_rows import is_kept_null
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, PRESENT, Value
from nullguard.flow.frame.frame import Frame

_replace = msgspec.structs.replace


def put_attribute(frame: Frame, base: Value, path: Path, name: str, value: Value, state: State) -> None:
    """Note what `base.name = value` puts into an object at a path that the function has made, and that is no row."""
    if len(path) != 1 or path[0] not in frame.locals or not base.fresh or not (base.named or value.null == NULLABLE):
        return
    cls = frame.world.class_of(base.type)
    if cls is None or cls.is_library or frame.world.schema.is_entity(cls.id):
        return
    is_told = is_kept_null(frame, cls, name, value) if frame.is_java else is_telling(frame, value)
    if not is_told and value.null != NONNULL:
        return
    for place in names_of(path, state.implications):
        holder = state.values.get(place)
        if holder is None or not holder.fresh:
            continue
        kept = tuple((other, held) for other, held in holder.named if other != name)
        if len(kept) < MOST_ENTRIES and (kept or is_told):
            state.values[place] = _replace(holder, named=(*kept, (name, value if is_told else PRESENT)))
