"""Entities out of mapping files, in whatever format: alone, or over what annotations say of the same classes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from nullguard.frameworks.jpa.accessors import Accessors
from nullguard.frameworks.jpa.classes import MappedClasses
from nullguard.frameworks.jpa.filling_setters import fills_null
from nullguard.frameworks.types import as_reference
from nullguard.knowledge.bean_names import capitalised
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.mappings import MappingClass, MappingFacts, MappingProperty, PropertyKind
from nullguard.model.schema import AttributeKind, Entity, Evidence, MappedAttribute, Origin
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

_COLLECTIONS = ("java.util.Collection", "java.util.Map", "java.lang.Iterable")
_replace = msgspec.structs.replace


def entities_of_files(
    program: Program, framework: str, files: Mapping[str, MappingFacts], annotated: Iterable[Entity] = ()
) -> Iterator[Entity]:
    """The annotated entities as the files change them, then those that only files map, in order of path.

    `files` are the facts of mapping files of one format by path. Of two files that map one class the first counts.
    """
    known = {entity.class_id: entity for entity in annotated}
    written = _Written(program, files, known.keys())
    accessors = Accessors(MappedClasses(program))
    for entity in known.values():
        cls = program.classes[entity.class_id]
        if not written.concerns(cls):
            yield entity
            continue
        yield written.entity(cls, entity, framework, accessors)
    for class_id, own in written.classes.items():
        if class_id not in known:
            nearest = next((known[base.id] for base in program.ancestors(own.cls)[1:] if base.id in known), None)
            yield written.entity(own.cls, nearest, framework, accessors)


@dataclass
class _Own:
    """What files say of one class itself."""

    cls: ClassInfo
    written: MappingClass
    path: str
    attributes: dict[str, MappedAttribute] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()

    @property
    def listed(self) -> frozenset[str]:
        """The members that the file mentions."""
        return frozenset(item.name for item in self.written.properties)


class _Written:
    """The classes of a program that files map, by class id."""

    def __init__(self, program: Program, files: Mapping[str, MappingFacts], annotated: Collection[str]) -> None:
        self._program = program
        self._annotated = annotated
        self.classes: dict[str, _Own] = {}
        by_name = {cls.dotted: cls for cls in program.classes.values() if not cls.is_library and cls.path.endswith(".java")}
        self._by_name = by_name
        for path in sorted(files):
            for written in files[path].classes:
                cls = by_name.get(written.name.replace("$", "."))
                if cls is not None and cls.id not in self.classes:
                    self.classes[cls.id] = _Own(cls, written, path)
        for own in self.classes.values():
            own.left_out = frozenset(
                item.name for item in own.written.properties if item.kind is PropertyKind.NOTHING or _is_formula(item)
            )
            own.attributes = {made.name: made for made in self._attributes(own)}

    def concerns(self, cls: ClassInfo) -> bool:
        return any(base.id in self.classes for base in self._program.ancestors(cls))

    def entity(self, cls: ClassInfo, base: Entity | None, framework: str, accessors: Accessors) -> Entity:
        """The entity of a class: what annotations say (`base`, of the class or its ancestor), with what files say above it."""
        own = self.classes.get(cls.id)
        table = own.written.table or cls.name if own is not None and not own.written.is_part else ""
        found: dict[str, MappedAttribute] = {}
        if base is not None and not (own is not None and own.written.is_complete):
            found.update(base.attributes)
            if base.class_id == cls.id and (own is None or not own.written.table):
                table = base.table
        for ancestor in reversed(self._program.ancestors(cls)):
            said = self.classes.get(ancestor.id)
            if said is None:
                continue
            for name in said.left_out:
                found.pop(name, None)
            is_annotated = ancestor.id in self._annotated and not said.written.is_complete
            for name, made in said.attributes.items():
                if is_annotated and name not in said.listed:
                    continue
                placed = self._table(said) if ancestor is not cls and made.column else ""
                if made.type is None and not made.target and name in found:
                    made = _replace(made, type=found[name].type, target=found[name].target)
                found[name] = _replace(made, table=placed) if placed and placed != table else made
        returned = accessors.getters(cls)
        _add_backing_fields(returned, found)
        getters = {method: name for method, name in returned.items() if name in found}
        setters = {method: name for method, name in accessors.setters(cls).items() if name in found}
        return Entity(
            cls.id,
            cls.name,
            table,
            framework,
            cls.path,
            line_of(cls.decl.at),
            found,
            {**(base.accessors if base is not None else {}), **getters},
            {**(base.mutators if base is not None else {}), **setters},
            own.written.is_part if own is not None else base is not None and base.abstract,
        )

    def _table(self, own: _Own) -> str:
        return "" if own.written.is_part else own.written.table or own.cls.name

    def _attributes(self, own: _Own) -> Iterator[MappedAttribute]:
        listed = own.listed
        for item in own.written.properties:
            by_type = own.written.has_others and item.kind is PropertyKind.VALUE
            made = self._attribute(own, self._by_type(own, item) if by_type else item)
            if made is not None:
                yield made
        if own.written.has_others:
            for declared in own.cls.decl.fields:
                modifiers = declared.modifiers
                if declared.name not in listed and "static" not in modifiers and "transient" not in modifiers:
                    said = "the mapping file does not mention it"
                    item = MappingProperty(declared.name, PropertyKind.VALUE, declared.name, line=own.written.line, said=said)
                    made = self._attribute(own, self._by_type(own, item))
                    if made is not None:
                        yield made

    def _by_type(self, own: _Own, item: MappingProperty) -> MappingProperty:
        """A member of which the file does not say what it is, as its type has it: a collection, another row, a value."""
        type = self._declared(own.cls, item.name)
        if type is None:
            return item
        if any(self._program.seen_as(type, base) is not None for base in _COLLECTIONS):
            return _replace(item, kind=PropertyKind.COLLECTION)
        if type.cls in self.classes or type.cls in self._annotated:
            return _replace(item, kind=PropertyKind.MANY_TO_ONE)
        return item

    def _attribute(self, own: _Own, item: MappingProperty) -> MappedAttribute | None:
        if item.kind is PropertyKind.NOTHING or _is_formula(item):
            return None
        declared = self._declared(own.cls, item.name)
        named = self._by_name.get(item.target.replace("$", "."))
        target = named.id if named is not None else ""
        type = as_reference(declared) if declared is not None else None
        if item.kind is PropertyKind.COLLECTION:
            inverse = self._inverse(target, item.column) if item.column else ""
            return MappedAttribute(item.name, AttributeKind.COLLECTION, type=type, target=target, inverse=inverse)
        if item.kind in (PropertyKind.VALUE, PropertyKind.KEY):
            is_key = item.kind is PropertyKind.KEY
            primitive = declared is not None and declared.cls in PRIMITIVES
            filled = primitive or (item.by_setter and not is_key and fills_null(self._program, own.cls, item.name))
            said = () if is_key else (_said(own, item),)
            kind = AttributeKind.COLUMN
            return MappedAttribute(item.name, kind, item.column, type, evidence=said, primary_key=is_key, never_null=filled)
        target = target or (declared.cls if declared is not None else "")
        match item.kind:
            case PropertyKind.COMPONENT:
                return MappedAttribute(
                    item.name, AttributeKind.EMBEDDED, target=target,
                    evidence=(Evidence(Origin.MAPPING, None, False, own.path, item.line, item.said),),
                )  # fmt: skip
            case PropertyKind.ONE_TO_ONE:
                kind = AttributeKind.RELATION if item.constrained else AttributeKind.REVERSE
                said = (Evidence(Origin.MAPPING, not item.constrained, True, own.path, item.line, item.said),)
                return MappedAttribute(item.name, kind, target=target, evidence=said)
            case _:
                return MappedAttribute(item.name, AttributeKind.RELATION, item.column, None, target, evidence=(_said(own, item),))

    def _inverse(self, target: str, column: str) -> str:
        """The relation of the rows of a collection whose column holds the key of the row that has it: it is there in all of
        them."""
        named = self._program.classes.get(target)
        for base in self._program.ancestors(named) if named is not None else ():
            own = self.classes.get(base.id)
            for item in own.written.properties if own is not None else ():
                if item.kind is PropertyKind.MANY_TO_ONE and item.column.lower() == column.lower():
                    return item.name
        return ""

    def _declared(self, cls: ClassInfo, name: str) -> Type | None:
        """The type of a property: its field's, else its getter's."""
        program = self._program
        capital = capitalised(name)
        members = (program.field(cls, name), program.method(cls, f"get{capital}", 0), program.method(cls, f"is{capital}", 0))
        for member in members:
            found = program.member_type(Type(cls.id), member) if member is not None else None
            if found is not None:
                return found
        return None


def _add_backing_fields(returned: Mapping[str, str], found: dict[str, MappedAttribute]) -> None:
    """The field that a property's getter returns is the same attribute under its own name (`getOwner()` of `_owner`)."""
    for name, made in tuple(found.items()):
        capital = capitalised(name)
        kept = returned.get(f"get{capital}") or returned.get(f"is{capital}")
        if kept is not None and kept not in found:
            found[kept] = _replace(made, name=kept)


def _is_formula(item: MappingProperty) -> bool:
    """Whether the property is computed by the database: nothing says whether it can be null."""
    return item.kind is PropertyKind.VALUE and not item.column


def _said(own: _Own, item: MappingProperty) -> Evidence:
    """What a mapping says of null; leaving it out allows it."""
    if item.not_null is None:
        return Evidence(Origin.MAPPING, True, False, own.path, item.line, item.said)
    return Evidence(Origin.MAPPING, not item.not_null, True, own.path, item.line, item.said)
