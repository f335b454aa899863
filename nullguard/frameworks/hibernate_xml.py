"""Classes that Hibernate's mapping files map, as entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from nullguard.frameworks.jpa.accessors import Accessors
from nullguard.frameworks.jpa.classes import MappedClasses
from nullguard.frameworks.types import as_reference
from nullguard.model.documents import AnyDocument, HibernateMapping
from nullguard.model.mappings import MappingClass, MappingProperty, PropertyKind
from nullguard.model.schema import AttributeKind, Entity, Evidence, MappedAttribute, Origin
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

FRAMEWORK = "hibernate-xml"

_PRIMITIVES = frozenset({"int", "long", "short", "byte", "char", "boolean", "float", "double"})


def declare_entities(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[Entity]:
    """The mapped classes that the program has, components as abstract ones; in order of path."""
    mappings = {path: document.facts for path, document in documents.items() if isinstance(document, HibernateMapping)}
    if not mappings:
        return
    classes = {cls.dotted: cls for cls in program.classes.values() if not cls.is_library and cls.path.endswith(".java")}
    attributes: dict[str, dict[str, MappedAttribute]] = {}
    mapped: list[tuple[ClassInfo, MappingClass, str]] = []
    for path in sorted(mappings):
        for written in mappings[path].classes:
            cls = classes.get(written.name.replace("$", "."))
            if cls is not None and cls.id not in attributes:
                attributes[cls.id] = {made.name: made for made in _attributes(program, classes, cls, written, path)}
                mapped.append((cls, written, path))
    accessors = Accessors(MappedClasses(program))
    tables = {cls.id: written.table or cls.name for cls, written, _ in mapped if not written.is_part}
    for cls, written, _ in mapped:
        found: dict[str, MappedAttribute] = {}
        for base in reversed(program.ancestors(cls)):
            for name, made in attributes.get(base.id, {}).items():
                placed = tables.get(base.id, "") if base is not cls and made.column else ""
                found[name] = msgspec.structs.replace(made, table=placed) if placed else made
        yield Entity(
            cls.id,
            cls.name,
            tables.get(cls.id, ""),
            FRAMEWORK,
            cls.path,
            line_of(cls.decl.at),
            found,
            {method: name for method, name in accessors.getters(cls).items() if name in found},
            {method: name for method, name in accessors.setters(cls).items() if name in found},
            written.is_part,
        )


def _attributes(
    program: Program, classes: Mapping[str, ClassInfo], cls: ClassInfo, written: MappingClass, path: str
) -> Iterator[MappedAttribute]:
    for item in written.properties:
        if item.kind is PropertyKind.VALUE and not item.column:
            continue  # a formula: nothing says whether it can be null
        declared = _declared(program, cls, item.name)
        named = classes.get(item.target.replace("$", "."))
        target = named.id if named is not None else ""
        match item.kind:
            case PropertyKind.COLLECTION:
                type = as_reference(declared) if declared is not None else None
                yield MappedAttribute(item.name, AttributeKind.COLLECTION, type=type, target=target)
            case PropertyKind.COMPONENT:
                target = target or (declared.cls if declared is not None else "")
                said = Evidence(Origin.MAPPING, None, False, path, item.line, "<component>: null when all its columns are")
                yield MappedAttribute(item.name, AttributeKind.EMBEDDED, target=target, evidence=(said,))
            case PropertyKind.MANY_TO_ONE:
                target = target or (declared.cls if declared is not None else "")
                said = _said(item, path, "many-to-one")
                yield MappedAttribute(item.name, AttributeKind.RELATION, item.column, None, target, evidence=(said,))
            case PropertyKind.ONE_TO_ONE:
                target = target or (declared.cls if declared is not None else "")
                text = "<one-to-one constrained>" if item.constrained else "<one-to-one>: the other row need not exist"
                said = Evidence(Origin.MAPPING, not item.constrained, True, path, item.line, text)
                kind = AttributeKind.RELATION if item.constrained else AttributeKind.REVERSE
                yield MappedAttribute(item.name, kind, target=target, evidence=(said,))
            case _:
                is_key = item.kind is PropertyKind.KEY
                primitive = declared is not None and declared.cls in _PRIMITIVES
                yield MappedAttribute(
                    item.name,
                    AttributeKind.COLUMN,
                    item.column,
                    as_reference(declared) if declared is not None else None,
                    evidence=() if is_key else (_said(item, path, "property"),),
                    primary_key=is_key,
                    never_null=primitive,
                )


def _said(item: MappingProperty, path: str, tag: str) -> Evidence:
    """What a mapping says of null; leaving `not-null` out allows it."""
    if item.not_null is None:
        return Evidence(Origin.MAPPING, True, False, path, item.line, f"<{tag}> without not-null")
    text = f'<{tag} not-null="{str(item.not_null).lower()}">'
    return Evidence(Origin.MAPPING, not item.not_null, True, path, item.line, text)


def _declared(program: Program, cls: ClassInfo, name: str) -> Type | None:
    """The type of a property: its field's, else its getter's."""
    capital = name[:1].upper() + name[1:]
    members = (program.field(cls, name), program.method(cls, f"get{capital}", 0), program.method(cls, f"is{capital}", 0))
    for member in members:
        found = program.member_type(Type(cls.id), member) if member is not None else None
        if found is not None:
            return found
    return None
