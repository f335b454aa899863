"""Whose rows the methods of a manager or query set are about: those of the one model that declares it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.frameworks.django.queries.managers import manager_type
from nullguard.model.schema import Entity
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


class ManagedModels:
    """The models by the ids of the project's own managers and query sets, for those that have but one."""

    def __init__(self, program: Program, entities: Sequence[Entity]) -> None:
        found: dict[str, set[str]] = {}
        concrete = {entity.class_id for entity in entities if entity.framework == "django" and not entity.abstract}
        for class_id in sorted(concrete):
            cls = program.classes.get(class_id)
            for holder, manager in _managers(program, cls) if cls is not None else ():
                found.setdefault(manager, set()).add(holder.id if holder.id in concrete else class_id)
        self._models = {manager: min(models) for manager, models in found.items() if len(models) == 1}

    def of(self, manager: str) -> str:
        """The id of the model of a manager's rows; empty when it has none, or several."""
        return self._models.get(manager, "")

    def basis(self) -> str:
        """What answers depend on besides the sources that they are drawn from."""
        return repr(sorted(self._models.items()))


def _managers(program: Program, model: ClassInfo) -> Iterator[tuple[ClassInfo, str]]:
    """The managers of the project's own that a model has, by the class that declares each."""
    for base in program.ancestors(model):
        for field in base.decl.fields if not base.is_library else ():
            found = manager_type(program, base.path, base.decl.qualname, field.value)
            manager = program.classes.get(found.cls) if found is not None else None
            if manager is not None and not manager.is_library:
                yield base, manager.id
