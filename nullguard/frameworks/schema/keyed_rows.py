"""Mapped classes whose rows are read by key, too: `volume["host"]` for `volume.host`. Their own base, or a library's, says so."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.knowledge.words import library_names
from nullguard.model.schema import Entity
from nullguard.program.program import Program

_BY_KEY = "__getitem__"


def keyed_classes(program: Program, entities: Iterable[Entity]) -> frozenset[str]:
    """The ids of the entities among the given ones whose class, or a base of it, answers `row["column"]` (Python)."""
    return frozenset(entity.class_id for entity in entities if _is_keyed(program, entity.class_id))


def _is_keyed(program: Program, class_id: str) -> bool:
    cls = program.classes.get(class_id)
    if cls is None or not cls.path.endswith(".py"):
        return False
    if not program.base_names(cls).isdisjoint(library_names("keyed-base")):
        return True
    return any(
        function.name == _BY_KEY
        for holder in program.ancestors(cls)
        if not holder.is_library
        for function in holder.decl.functions
    )
