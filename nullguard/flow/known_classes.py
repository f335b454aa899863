"""What is known of the classes of values: whether their instances are true, hold null, and by what names they are known."""

from __future__ import annotations

from nullguard.flow.domain.nullable_types import is_nullable
from nullguard.flow.domain.values import Value
from nullguard.flow.schema import Schema
from nullguard.model.facts import Class
from nullguard.program.plain_getters import other_names
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type
from nullguard.program.trace import Remembered, remember


class KnownClasses:
    """The part of the world that answers by a class alone. Read-only apart from its memo."""

    def __init__(self, program: Program, schema: Schema) -> None:
        self.program = program
        self.schema = schema
        self._solid: dict[str, Remembered[bool]] = {}
        self._holds_null: dict[str, Remembered[bool]] = {}
        self._lineages: dict[str, tuple[str, ...]] = {}
        self._other_names: dict[str, Remembered[dict[str, str]]] = {}

    def is_row(self, value: Value) -> bool:
        """Whether a value is an object of a mapped class."""
        return value.type is not None and self.schema.is_entity(value.type.cls)

    def always_true(self, class_id: str) -> bool:
        """Whether instances of the class are truthy: entities, and project classes that define no length or truth of their
        own."""
        trace = self.program.trace
        is_solid, paths = self._solid.get(class_id) or remember(trace, self._solid, class_id, self._is_solid, class_id)
        if paths:
            trace.paths.update(paths)
        return is_solid

    def _is_solid(self, class_id: str) -> bool:
        if self.schema.is_entity(class_id):
            return True
        cls = self.program.classes.get(class_id)
        if cls is None or cls.is_library or not cls.path.endswith((".py", ".pyi")):
            return False
        lineage = self.program.ancestors(cls)
        if any(not base.decl.functions and not base.decl.fields and base.is_library for base in lineage):
            return False
        known = {base.dotted for base in lineage}
        if self.program.base_names(cls) - known - {"object", "builtins.object"}:
            return False
        return not any(function.name in ("__bool__", "__len__") for base in lineage for function in base.decl.functions)

    def holds_null(self, class_id: str) -> bool:
        """Whether an attribute of the class's instances is known to admit null."""
        trace = self.program.trace
        holds, paths = self._holds_null.get(class_id) or remember(trace, self._holds_null, class_id, self._has_null, class_id)
        trace.paths.update(paths)
        return holds

    def _has_null(self, class_id: str) -> bool:
        if self.schema.attributes(class_id):
            return True
        cls = self.program.classes.get(class_id)
        return cls is not None and any(_has_nullable_member(base.decl) for base in self.program.ancestors(cls))

    def other_names(self, class_id: str) -> dict[str, str]:
        """The segments below an object of a class of the project that lead to the same (see `program.plain_getters`)."""
        trace = self.program.trace
        entry = self._other_names.get(class_id)
        if entry is None:
            cls = self.program.classes.get(class_id)
            if cls is None or cls.is_library or self.schema.is_entity(class_id):
                entry = self._other_names[class_id] = ({}, ())
            else:
                entry = remember(trace, self._other_names, class_id, other_names, self.program, cls)
        trace.paths.update(entry[1])
        return entry[0]

    def class_of(self, type: Type | None) -> ClassInfo | None:
        """The class of a type, when it is known."""
        return self.program.classes.get(type.cls) if type is not None else None

    def lineage(self, type: Type | None) -> tuple[str, ...]:
        """Dotted names of the type's class and its ancestors, nearest first."""
        cls = self.class_of(type)
        if cls is None:
            return (type.cls,) if type is not None else ()
        ancestors, names = self.program.ancestors(cls), self.program.base_names(cls)
        known = self._lineages.get(cls.id)
        if known is None:
            nearest = tuple(base.dotted for base in ancestors)
            known = self._lineages[cls.id] = nearest + tuple(sorted(names.difference(nearest)))
        return known


def _has_nullable_member(cls: Class) -> bool:
    return any(is_nullable(field.annotations) or (field.type is not None and field.type.nullable) for field in cls.fields) or any(
        is_nullable(function.annotations) or (function.returns is not None and function.returns.nullable)
        for function in cls.functions
    )
