"""The entities of a program by what they embed, are called and keep their rows in."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.model.schema import AttributeKind, Entity
from nullguard.program.program import Program


def owners(entities: Iterable[Entity]) -> dict[str, list[tuple[Entity, str]]]:
    """The entities that embed a class, with the attribute, by the class's id."""
    found: dict[str, list[tuple[Entity, str]]] = {}
    for entity in entities:
        for mapped in entity.attributes.values():
            if mapped.kind is AttributeKind.EMBEDDED and mapped.target and entity.table:
                found.setdefault(mapped.target, []).append((entity, mapped.name))
    return found


def by_name(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """The entities that are called the same, whatever the case, by their class's name in lower case."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        name = entity.class_id.rpartition("#")[2].rpartition(".")[2]
        found.setdefault(name.lower(), []).append(entity)
    return found


def of_table(program: Program, entities: Iterable[Entity]) -> dict[str, str]:
    """The class of each table; of several the one with the fewest above it, the first by its id."""

    def rank(class_id: str) -> tuple[int, str]:
        cls = program.classes.get(class_id)
        return len(program.ancestors(cls)) if cls is not None else 0, class_id

    found: dict[str, list[str]] = {}
    for entity in entities:
        if entity.table:
            found.setdefault(entity.table, []).append(entity.class_id)
    return {table: min(ids, key=rank) for table, ids in found.items()}
