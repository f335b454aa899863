"""Entities by what code knows of them."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.manifest.merge import normal
from nullguard.model.schema import Entity
from nullguard.program.program import Program
from nullguard.program.trace import Remembered, remember


class EntityIndex:
    """Entities by class, table and attribute name. Of two frameworks that declare one class the first counts."""

    def __init__(self, program: Program, entities: Iterable[Entity]) -> None:
        self._program = program
        self.by_class: dict[str, Entity] = {}
        self.by_table: dict[str, tuple[Entity, ...]] = {}
        self.by_attribute: dict[str, tuple[Entity, ...]] = {}
        for entity in entities:
            if entity.class_id in self.by_class:
                continue
            self.by_class[entity.class_id] = entity
            if entity.table:
                key = normal(entity.table)
                self.by_table[key] = (*self.by_table.get(key, ()), entity)
            if not entity.abstract:
                for name in entity.attributes:
                    self.by_attribute[name] = (*self.by_attribute.get(name, ()), entity)
        self._found: dict[str, Remembered[Entity | None]] = {}

    def of_table(self, name: str) -> tuple[Entity, ...]:
        """The entities of a table, whose name may be written in another case or without underscores."""
        return self.by_table.get(normal(name), ())

    def of_type(self, class_id: str) -> Entity | None:
        """The entity whose rows are values of a class: its own, else its nearest mapped ancestor's, else the only one below it
        (an interface or unmapped superclass with one mapped implementation); None where nothing or more than one fits."""
        trace = self._program.trace
        found, paths = self._found.get(class_id) or remember(trace, self._found, class_id, self._find, class_id)
        trace.paths.update(paths)
        return found

    def _find(self, class_id: str) -> Entity | None:
        own = self.by_class.get(class_id)
        cls = self._program.classes.get(class_id)
        if own is not None or cls is None:
            return own
        for base in self._program.ancestors(cls)[1:]:
            if base.id in self.by_class:
                return self.by_class[base.id]
        if cls.is_library:
            return None
        below = {sub.id: sub for sub in self._program.subclasses(cls) if sub.id in self.by_class}
        roots = [
            sub_id for sub_id, sub in below.items() if not any(base.id in below for base in self._program.ancestors(sub)[1:])
        ]
        return self.by_class[roots[0]] if len(roots) == 1 else None
