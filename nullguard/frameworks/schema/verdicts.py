"""What the manifest says of mapped attributes: the column behind one, whether it may be null, and whose row it is the key of."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.frameworks.schema.schema_indexes import owners
from nullguard.knowledge.words import library_names
from nullguard.manifest.nullability import in_order
from nullguard.model.schema import TRANSFERRED, AttributeKind, Column, Entity, Manifest, MappedAttribute
from nullguard.program.program import Program


class Verdicts:
    """The verdicts on the attributes of all entities of one program."""

    def __init__(self, program: Program, by_class: Mapping[str, Entity], of_table: Mapping[str, str], manifest: Manifest) -> None:
        """`by_class` are the entities by class id, `of_table` is the class id of each table."""
        self._program = program
        self._by_class = by_class
        self._of_table = of_table
        self._manifest = manifest
        self._owners = owners(by_class.values())

    def key(self, entity: Entity, mapped: MappedAttribute) -> tuple[bool, str]:
        """Whether an attribute is the raw key of another row, by which that row will be found, and the class of that row."""
        if mapped.kind is not AttributeKind.COLUMN or entity.matched_by == TRANSFERRED:
            return False, ""  # what one row gave it, another one need not
        keyed = (other for other in entity.attributes.values() if other.key_attribute == mapped.name)
        relation = next((other for other in keyed if other.kind is not AttributeKind.COLUMN), None)  # no synonym
        if relation is not None:
            return True, relation.target
        if not entity.table and not mapped.primary_key and (below := self._inheriting(entity, mapped)):
            keys = {self.key(other, part) for other, part in below}
            return keys.pop() if len(keys) == 1 else (False, "")
        column = self.column(entity, mapped) if mapped.column and not mapped.primary_key else None
        if column is None or not column.references:
            return False, ""
        referred = column.references, column.references.rpartition(".")[0]
        names = (*referred, *(name.rpartition(".")[2] for name in referred))  # qualified by a schema that the mapping leaves out
        target = next((self._of_table[name] for name in names if name in self._of_table), "")
        return bool(target), target

    def _inheriting(self, entity: Entity, mapped: MappedAttribute) -> list[tuple[Entity, MappedAttribute]]:
        """The mapped classes with tables that have an attribute of a class above them which has none (`@MappedSuperclass`)."""
        cls = self._program.classes.get(entity.class_id)
        below = self._program.subclasses(cls) if cls is not None and cls.path.endswith(".java") else ()
        found = [other for sub in below if (other := self._by_class.get(sub.id)) is not None and other.table]
        return [(other, part) for other in found if (part := other.attributes.get(mapped.name)) is not None]

    def column(self, entity: Entity, mapped: MappedAttribute) -> Column | None:
        """The manifest's column behind an attribute; of an embedded object's the one that can be null, if there are several."""
        if not entity.table and not mapped.table and entity.class_id in self._owners:
            return self._embedded_column(entity, mapped)
        for database in self._manifest.databases.values():
            table = database.tables.get(mapped.table or entity.table)
            if table is not None and mapped.column in table.columns:
                return table.columns[mapped.column]
        return None

    def _embedded_column(self, entity: Entity, mapped: MappedAttribute) -> Column | None:
        """The column in the tables of those that embed the class."""
        first = None
        for owner, name in self._owners[entity.class_id]:
            part = owner.attributes.get(f"{name}.{mapped.name}")
            column = self.column(owner, part) if part is not None and part.column else None
            if column is not None and column.nullable is not False:
                return column
            first = first or column
        return first

    def _is_filled(self, entity: Entity, mapped: MappedAttribute) -> bool:
        """Whether a column of an embedded object is never null, so that the object is there."""
        parts = (part for name, part in entity.attributes.items() if name.startswith(f"{mapped.name}."))
        return any(part.column and self.nullable(entity, part) is False for part in parts)

    def nullable(self, entity: Entity, mapped: MappedAttribute) -> bool | None:
        """The verdict: the manifest's where the attribute has a column, else what the mapping says."""
        if mapped.kind is AttributeKind.COLLECTION or mapped.primary_key or mapped.never_null:
            return False
        if mapped.kind is AttributeKind.REVERSE:
            return True
        if mapped.kind is AttributeKind.EMBEDDED and self._is_filled(entity, mapped):
            return False
        return self._admits_null(entity, mapped)

    def _admits_null(self, entity: Entity, mapped: MappedAttribute) -> bool | None:
        column = self.column(entity, mapped) if mapped.column else None
        if column is not None and column.nullable is not None:
            return column.nullable
        if not entity.table and mapped.column and (below := self._inheriting(entity, mapped)):
            if all(self.nullable(other, part) is False for other, part in below):
                return False
        for evidence in in_order(mapped.evidence):
            if evidence.nullable is not None:
                return evidence.nullable
        return None

    def names_nothing(self, entity: Entity, mapped: MappedAttribute) -> bool:
        """Whether an attribute is a file that its column names, and the column may be null."""
        is_file = mapped.never_null and mapped.type is not None and mapped.type.name in library_names("file-class")
        return is_file and self._admits_null(entity, mapped) is True
