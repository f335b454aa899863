"""The join of classes and manifest: what the flow asks when an attribute of a row is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from nullguard.flow.domain.values import BY_NAME
from nullguard.flow.schema import SchemaAttribute
from nullguard.frameworks.lombok import GeneratedAccessors, generated_constructors
from nullguard.frameworks.records import RECORDS
from nullguard.frameworks.schema.class_prefix import class_prefix
from nullguard.frameworks.schema.guesses import Guesses, snake
from nullguard.frameworks.schema.keyed_rows import keyed_classes
from nullguard.frameworks.schema.schema_guards import Alternatives, SchemaGuards
from nullguard.frameworks.schema.schema_indexes import by_name, of_table
from nullguard.frameworks.schema.verdicts import Verdicts
from nullguard.model.facts import READ_BY_KEY
from nullguard.model.schema import TRANSFERRED, Column, Entity, Manifest, MappedAttribute
from nullguard.model.syntax import Parameter
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo
from nullguard.program.trace import Remembered, remember


class EntitySchema:
    """Answers by class id: the class's own entity, else the nearest mapped ancestor, else the one entity that implements an
    interface."""

    def __init__(
        self,
        program: Program,
        entities: Iterable[Entity],
        manifest: Manifest,
        transferred: Iterable[Entity] = (),
        called: Mapping[str, str] | None = None,
        tables: Iterable[Entity] = (),
    ) -> None:
        """`transferred` are classes whose objects are no rows, but hold columns of rows, `tables` those to which no class is
        mapped; `called` see `Guesses`."""
        self._program = program
        self._by_class: dict[str, Entity] = {entity.class_id: entity for entity in entities}
        self._transferred = {entity.class_id: entity for entity in transferred}
        self._tables = {entity.class_id: entity for entity in tables}
        self._is_read_by_key = any(path.endswith(".py") for path in program.sources) if self._tables else False
        self._trace = program.trace
        self._found: dict[str, Remembered[Entity | None]] = {}
        self._guards = SchemaGuards(manifest)
        self._attributes: dict[tuple[str, str], Remembered[SchemaAttribute | None]] = {}
        self._of_table = of_table(program, self._by_class.values())
        self._verdicts = Verdicts(program, self._by_class, self._of_table, manifest)
        self._by_name = by_name(self._by_class.values())
        self._prefix = class_prefix(self._by_class.values())
        self._generated = GeneratedAccessors(program)
        self._keyed = keyed_classes(program, self._by_class.values())
        self.guesses = Guesses(program, self._by_class.values(), self.nullable, self.key, called)

    def told_by_bases(self) -> tuple[object, ...]:
        """What bases of the entities' classes tell of them, wherever these stand: which are read by key, and by which of several
        classes the rows of a table are known."""
        return sorted(self._keyed), sorted(self._of_table.items())

    @property
    def entities(self) -> Iterable[Entity]:
        return self._by_class.values()

    @property
    def transferred(self) -> Iterable[Entity]:
        return self._transferred.values()

    @property
    def tables(self) -> Iterable[Entity]:
        return self._tables.values()

    def entity(self, class_id: str) -> Entity | None:
        """The entity whose rows become values of the class."""
        entry = self._found.get(class_id) or remember(self._trace, self._found, class_id, self._find, class_id)
        found, paths = entry
        if paths:
            self._trace.paths.update(paths)
        if found is not None:
            self._trace.paths.add(found.path)
        return found

    def mapped_ids(self) -> Iterable[str]:
        return {**self._by_class, **self._transferred}

    def is_entity(self, class_id: str) -> bool:
        entity = self.entity(class_id)
        return entity is not None and entity.matched_by != TRANSFERRED

    def table(self, class_id: str) -> str:
        entity = self.entity(class_id)
        return entity.table if entity is not None else ""

    def framework(self, class_id: str) -> str:
        entity = self.entity(class_id)
        return entity.framework if entity is not None else ""

    def is_filled_with_rows(self, class_id: str) -> bool:
        return self.framework(class_id) == RECORDS

    def table_named(self, name: str) -> str:
        found = self._by_name.get(name.lower(), ())
        if (reads := self._program.reads) is not None:
            reads.update(entity.path for entity in found)
        tables = {entity.table for entity in found}
        return tables.pop() if len(tables) == 1 else ""

    def class_prefix(self) -> str:
        return self._prefix

    def class_of_table(self, name: str) -> str:
        if (found := self._of_table.get(name)) is not None:
            return found
        return next((entity.class_id for entity in self._tables.values() if entity.table == name), "")

    def columns_of_tables(self) -> frozenset[str]:
        return (
            frozenset(name for entity in self._tables.values() for name in entity.attributes)
            if self._is_read_by_key
            else frozenset()
        )

    def class_called(self, name: str) -> str:
        found = self._by_name.get(name.lower(), ())
        if (reads := self._program.reads) is not None:
            reads.update(entity.path for entity in found)
        called = [entity.class_id for entity in found if entity.class_id.endswith((f".{name}", f"#{name}"))]
        return called[0] if len(called) == 1 else ""

    def has_rows(self, class_id: str) -> bool:
        if self.is_entity(class_id):
            return True
        cls = self._program.classes.get(class_id)
        if cls is None or cls.is_library:
            return False
        return any(sub.id in self._by_class for sub in self._program.subclasses(cls))

    def attribute(self, class_id: str, name: str) -> SchemaAttribute | None:
        key = (class_id, name)
        known = self._attributes
        found, paths = known.get(key) or remember(self._trace, known, key, self._find_attribute, class_id, name)
        self._trace.paths.update(paths)
        return found

    def _find_attribute(self, class_id: str, name: str) -> SchemaAttribute | None:
        entity = self.entity(class_id)
        mapped = entity.attributes.get(name) if entity is not None else None
        if entity is None or mapped is None:
            return self._of_descendants(class_id, name)
        return self._of(entity, mapped)

    def _of(self, entity: Entity, mapped: MappedAttribute) -> SchemaAttribute:
        nullable, is_file = self.nullable(entity, mapped), self._verdicts.names_nothing(entity, mapped)
        return SchemaAttribute(entity.class_id, mapped, nullable, *self.key(entity, mapped), names_nothing=is_file)

    def attributes(self, class_id: str) -> Sequence[MappedAttribute]:
        entity = self.entity(class_id)
        return tuple(entity.attributes.values()) if entity is not None else ()

    def implications(self, class_id: str, name: str) -> Alternatives:
        entity = self.entity(class_id)
        return self._guards.of(entity).get(name, ()) if entity is not None else ()

    def validated(self, class_id: str, name: str, always: bool) -> Alternatives:
        entity = self.entity(class_id)
        return self._guards.validated(entity, always).get(name, ()) if entity is not None else ()

    def is_checked(self, class_id: str) -> bool:
        entity = self.entity(class_id)
        if entity is None:
            return False
        return any((self._guards.of(entity), entity.validations.always, entity.validations.sometimes))

    def excluding(self, class_id: str) -> frozenset[str]:
        entity = self.entity(class_id)
        return self._guards.excluding(entity) if entity is not None else frozenset()

    def _of_descendants(self, class_id: str, name: str) -> SchemaAttribute | None:
        """The attribute as the mapped classes below a mixin have it: nullable when it is in one of them."""
        cls = self._program.classes.get(class_id)
        if cls is None or cls.is_library or cls.path.endswith(".java") or self._program.member(cls, name) is not None:
            return None
        found = [
            self._of(entity, mapped)
            for sub in self._program.subclasses(cls)
            if (entity := self._by_class.get(sub.id)) is not None and (mapped := entity.attributes.get(name)) is not None
        ]
        return next((item for item in found if item.nullable), found[0] if found else None)

    def guessed(self, called: str, name: str) -> tuple[SchemaAttribute, str] | None:
        return self.guesses.guessed(called, name)

    def row_called(self, called: str) -> str:
        return self.guesses.row_called(called)

    def guessed_item(self, called: str, name: str) -> bool:
        if not self._keyed:
            return False
        guess = self.guesses.guessed(called, name)
        if guess is None or guess[1] != BY_NAME or guess[0].owner not in self._keyed:
            return False
        return snake(self._by_class[guess[0].owner].name) == called.lower()  # dictionaries are called `remote_volume`

    def accessor(self, class_id: str, method: str) -> str | None:
        entity = self.entity(class_id)
        found = entity.accessors.get(method) if entity is not None else None
        return self._generated.getter(class_id, method) if found is None and _may_generate(entity) else found

    def mutator(self, class_id: str, method: str) -> str | None:
        entity = self.entity(class_id)
        found = entity.mutators.get(method) if entity is not None else None
        return self._generated.setter(class_id, method) if found is None and _may_generate(entity) else found

    def constructors(self, cls: ClassInfo) -> Sequence[Sequence[Parameter]]:
        if cls.decl.kind != "record":
            return generated_constructors(cls.decl)
        components = (field for field in cls.decl.fields if "component" in field.modifiers)
        return (tuple(Parameter(field.name, field.type, at=field.at) for field in components),)

    def names(self) -> frozenset[str]:
        found: set[str] = set()
        by_key = self._tables.values() if self._is_read_by_key else ()
        for entity in (*self._by_class.values(), *self._transferred.values(), *by_key):
            nullable = {
                name
                for name, mapped in entity.attributes.items()
                if self.nullable(entity, mapped) is not False or self._verdicts.names_nothing(entity, mapped)
            }
            found |= nullable
            found |= {method for method, name in entity.accessors.items() if name in nullable}
            if entity.class_id in self._keyed or entity.class_id in self._tables or entity.path.endswith(".py"):
                found |= {name + READ_BY_KEY for name in nullable}
        return frozenset(found)

    def key(self, entity: Entity, mapped: MappedAttribute) -> tuple[bool, str]:
        """See `Verdicts.key`."""
        return self._verdicts.key(entity, mapped)

    def column(self, entity: Entity, mapped: MappedAttribute) -> Column | None:
        """See `Verdicts.column`."""
        return self._verdicts.column(entity, mapped)

    def nullable(self, entity: Entity, mapped: MappedAttribute) -> bool | None:
        """See `Verdicts.nullable`."""
        return self._verdicts.nullable(entity, mapped)

    def _find(self, class_id: str) -> Entity | None:
        if (own := self._by_class.get(class_id) or self._tables.get(class_id)) is not None:
            return own
        cls = self._program.classes.get(class_id)
        if cls is None or cls.is_library:
            return None
        for base in self._program.ancestors(cls)[1:]:
            if base.id in self._by_class:
                return self._by_class[base.id]
        mapped = [sub.id for sub in self._program.subclasses(cls) if sub.id in self._by_class]
        if len(mapped) == 1:
            return self._by_class[mapped[0]]
        if mapped and cls.decl.kind == "interface":
            roots = [
                m
                for m in mapped
                if not any(base.id in mapped and base.id != m for base in self._program.ancestors(self._program.classes[m]))
            ]
            if len(roots) == 1:
                return self._by_class[roots[0]]
        return None if mapped else self._transfer_object(cls)

    def _transfer_object(self, cls: ClassInfo) -> Entity | None:
        """The class itself, the nearest above it, or the only one that implements an interface."""
        for base in self._program.ancestors(cls):
            if base.id in self._transferred:
                return self._transferred[base.id]
        below = self._program.subclasses(cls) if cls.decl.kind == "interface" else ()
        return self._transferred.get(below[0].id) if len(below) == 1 else None


def _may_generate(entity: Entity | None) -> bool:
    """Whether a class may have generated accessors that its entity does not list: those of fields without columns."""
    return entity is None or entity.matched_by == TRANSFERRED
