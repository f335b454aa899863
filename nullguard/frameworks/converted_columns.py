"""Methods that turn what a column holds into a value and back: they are asked for null, too, where the column may be null.

Sources: SQLAlchemy 2.0, "TypeDecorator" (`process_bind_param` and `process_result_value` get None); Django 5, "Custom model
fields" (`from_db_value`, `get_prep_value`); Jakarta Persistence 3.1, `AttributeConverter` (providers ask it for null, as
Hibernate 6 does).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from nullguard.flow.domain.values import NONNULL, NULLABLE, Origin, Value
from nullguard.flow.protocols import SilentModel
from nullguard.flow.world import PRIMITIVES, World
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import dotted_name, nodes
from nullguard.model.schema import AttributeKind, Entity
from nullguard.model.syntax import Attribute, Constant, Expr, Name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Member, Type

_replace = msgspec.structs.replace


class ConverterModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel` for the converters of one language."""

    def __init__(self, language: str, program: Program, entities: Iterable[Entity]) -> None:
        self.language = language
        self._program = program
        ending = ".java" if language == "java" else ".py"
        self._entities = [entity for entity in entities if entity.path.endswith(ending) and entity.table]
        self._columns: dict[str, list[tuple[str, str]]] | None = None

    def basis(self) -> str:
        """Which columns classes convert: any class may, whoever asks."""
        return "\n".join(f"{cls} {columns}" for cls, columns in sorted(self._known_columns().items()))

    def handed(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
        """The column's value, as the first parameter, where one of the columns that are converted so may be null."""
        if function.owner is None or not names or function.decl.name not in library_names("converting-column"):
            return {}
        for entity, name in self._converted_by(function.owner):
            value = world.attribute(Value(NONNULL, Type(entity)), name)
            if value.null == NULLABLE:
                return {names[0]: value}
            if self._is_filled_by_converter(world, entity, name):
                return {names[0]: _replace(value, null=NULLABLE, type=None, origin=Origin("column", f"{entity}.{name}"))}
        return {}

    def _is_filled_by_converter(self, world: World, entity: str, name: str) -> bool:
        """Whether an attribute is never null though its column is declared to admit it: its converter makes an object of null."""
        found = world.schema.attribute(entity, name)
        if self.language != "java" or found is None or not found.mapped.never_null:
            return False
        is_primitive = found.mapped.type is not None and found.mapped.type.name in PRIMITIVES
        return not is_primitive and any(said.explicit and said.nullable for said in found.mapped.evidence)

    def _converted_by(self, cls: ClassInfo) -> list[tuple[str, str]]:
        """The columns that a class converts, those first that are declared nullable."""
        return self._known_columns().get(cls.id, [])

    def _known_columns(self) -> dict[str, list[tuple[str, str]]]:
        if self._columns is None:
            self._columns = {}
            for converter, entity, name in self._find():
                for base in self._program.ancestors(converter):
                    self._columns.setdefault(base.id, []).append((entity.class_id, name))
        return self._columns

    def _find(self) -> Iterator[tuple[ClassInfo, Entity, str]]:
        converting = self._converting()
        names = frozenset(cls.name for cls in converting.values())
        found: list[tuple[bool, ClassInfo, Entity, str]] = []
        for entity in self._entities if names else ():
            cls = self._program.classes.get(entity.class_id)
            for name, mapped in entity.attributes.items() if cls is not None else ():
                member = self._program.field(cls, name) if cls is not None and mapped.kind is AttributeKind.COLUMN else None
                converter = self._converter(member, names, converting) if member is not None else None
                if converter is not None:
                    is_declared = any(evidence.explicit and evidence.nullable for evidence in mapped.evidence)
                    found.append((not is_declared, converter, entity, name))
        for _, converter, entity, name in sorted(found, key=lambda item: item[0]):
            yield converter, entity, name

    def _converting(self) -> dict[str, ClassInfo]:
        """The classes with a method that converts, their own or inherited, by id."""
        ending = ".java" if self.language == "java" else ".py"
        own = [
            cls
            for cls in self._program.classes.values()
            if not cls.is_library and cls.path.endswith(ending)
            if any(function.name in library_names("converting-column") for function in cls.decl.functions)
        ]
        below = (sub for cls in own for sub in self._program.subclasses(cls) if not sub.is_library)
        return {cls.id: cls for cls in (*own, *below)}

    def _converter(self, member: Member, names: frozenset[str], converting: dict[str, ClassInfo]) -> ClassInfo | None:
        """The class that converts a field: Java's annotation names it, in Python it is the type of a column, or the field's."""
        holder = member.declared_in
        for dotted in _named(member):
            if dotted.rpartition(".")[2] in names:
                cls = self._program.class_named(holder.path, dotted, holder.decl.qualname)
                if cls is not None and cls.id in converting:
                    return cls
        return None


def _named(member: Member) -> Iterator[str]:
    """The names of classes that a field's declaration gives."""
    field = member.field
    if field is None:
        return
    for annotation in field.annotations:
        for argument in annotation.arguments:
            if isinstance(argument.value, Constant) and argument.value.kind == "class":
                yield str(argument.value.value)
    value: tuple[Expr, ...] = (field.value,) if field.value is not None else ()
    for node in nodes(value):
        if isinstance(node, (Name, Attribute)):
            yield dotted_name(node)
