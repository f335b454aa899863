"""Spring Data JDBC and R2DBC, and Micronaut Data: classes that annotations or a repository tie to tables.

Sources: the Spring Data Relational reference, "Mapping" (the table is the class's name in snake case, all fields are columns but
those with `@Transient`; a class of the project is an aggregate's part or an embedded value); the Micronaut Data guide, "Mapping
Entities" (`@MappedEntity`, `@MappedProperty`, `@Relation`, whose column is called after it with `_id`; a property admits null
when it is `@Nullable`, and only then).
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.jpa.accessors import Accessors
from nullguard.frameworks.jpa.annotations import Marks, marks
from nullguard.frameworks.jpa.classes import MappedClasses
from nullguard.frameworks.row_classes.naming import snake
from nullguard.frameworks.types import as_reference
from nullguard.model.facts import Field
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.schema import AttributeKind, Entity, Evidence, MappedAttribute, Origin
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

_TABLE = "org.springframework.data.relational.core.mapping."
_ID = "org.springframework.data.annotation.Id"
_MICRONAUT = "io.micronaut.data.annotation."
_COLLECTIONS = ("java.util.Collection", "java.util.Map", "java.lang.Iterable")
_QUOTES = '`"[]'
_RELATIONAL = "spring-data-relational"
_MICRONAUT_DATA = "micronaut-data"
_LEFT_OUT = ("Transient", "MappedCollection", "ReadOnlyProperty")
_TO_ONE = frozenset({"MANY_TO_ONE", "ONE_TO_ONE"})


def declare_entities(program: Program) -> Iterator[Entity]:
    """The mapped classes in order of class id."""
    modules = {item.module for facts in program.sources.values() if facts.language == "java" for item in facts.imports}
    is_relational = any(module.startswith(_TABLE[:-1]) for module in modules)
    is_micronaut = any(module.startswith(_MICRONAUT[:-1]) for module in modules)
    if not is_relational and not is_micronaut:
        return
    accessors = Accessors(MappedClasses(program))
    for _, cls in sorted(program.classes.items()):
        framework = _framework(program, cls) if not cls.is_library and cls.path.endswith(".java") else ""
        if framework:
            yield _entity(program, cls, framework, accessors)


def _framework(program: Program, cls: ClassInfo) -> str:
    for item in cls.decl.annotations:
        simple = item.simple_name
        if simple in ("Table", "MappedEntity"):
            full = program.candidates(cls.path, item.name)
            if simple == "Table" and any(name.startswith(_TABLE) for name in full):
                return _RELATIONAL
            if simple == "MappedEntity" and any(name.startswith(_MICRONAUT) for name in full):
                return _MICRONAUT_DATA
    if any(
        item.simple_name == "Id" and _ID in program.candidates(cls.path, item.name)
        for field in cls.decl.fields
        for item in field.annotations
    ) and any(_TABLE in f"{item.module}." for item in program.sources[cls.path].imports):
        return _RELATIONAL
    return ""


def _entity(program: Program, cls: ClassInfo, framework: str, accessors: Accessors) -> Entity:
    own = marks(program, cls.path, cls.decl.qualname, cls.decl.annotations)
    name = (own.text("Table", "value") or own.text("Table", "name") or own.text("MappedEntity", "value")).strip(_QUOTES)
    schema = (own.text("Table", "schema") or own.text("MappedEntity", "schema")).strip(_QUOTES)
    table = name or snake(cls.name)
    found: dict[str, MappedAttribute] = {}
    for base in reversed(program.ancestors(cls)):
        for field in base.decl.fields if not base.is_library else ():
            made = _attribute(program, cls, base, field, framework)
            if made is not None:
                found[made.name] = made
    return Entity(
        cls.id,
        cls.name,
        f"{schema}.{table}" if schema else table,
        framework,
        cls.path,
        line_of(cls.decl.at),
        found,
        {method: name for method, name in accessors.getters(cls).items() if name in found},
        {method: name for method, name in accessors.setters(cls).items() if name in found},
    )


def _attribute(program: Program, cls: ClassInfo, holder: ClassInfo, field: Field, framework: str) -> MappedAttribute | None:
    if {"static", "transient", "constant"} & set(field.modifiers):
        return None
    own = marks(program, holder.path, holder.decl.qualname, field.annotations)
    is_relation = "Relation" in own
    if own.any(_LEFT_OUT) or (is_relation and not _has_key(own)):
        return None
    member = program.field(cls, field.name)
    type = program.member_type(Type(cls.id), member) if member is not None else None
    if type is not None and any(program.seen_as(type, base) is not None for base in _COLLECTIONS):
        return MappedAttribute(field.name, AttributeKind.COLLECTION, type=as_reference(type))
    target = program.classes.get(type.cls) if type is not None else None
    if "Embedded" in own and target is not None:
        nullable = own.word("Embedded", "onEmpty") == "USE_NULL" or "Nullable" in own
        text = "@Embedded(onEmpty = USE_NULL): null when all its columns are" if nullable else "@Embedded"
        said = Evidence(Origin.MAPPING, nullable, nullable, holder.path, line_of(field.at), text)
        return MappedAttribute(field.name, AttributeKind.EMBEDDED, target=target.id, evidence=(said,))
    column = (own.text("Column", "value") or own.text("MappedProperty", "value")).strip(_QUOTES)
    if is_relation:
        return MappedAttribute(
            field.name,
            AttributeKind.RELATION,
            column or f"{snake(field.name)}_id",
            target=target.id if target is not None and not target.is_library else "",
            evidence=tuple(_evidence(own, holder, field, framework)),
        )
    return MappedAttribute(
        field.name,
        AttributeKind.COLUMN,
        column or snake(field.name),
        as_reference(type) if type is not None else None,
        evidence=tuple(_evidence(own, holder, field, framework)),
        primary_key=bool(own.any(("Id", "EmbeddedId"))),
        never_null=field.type is not None and field.type.name in PRIMITIVES,
    )


def _has_key(own: Marks) -> bool:
    """Whether a relation of Micronaut Data leads to one row, by a column of its own table."""
    return own.word("Relation", "value") in _TO_ONE and not own.text("Relation", "mappedBy")


def _evidence(own: Marks, holder: ClassInfo, field: Field, framework: str) -> Iterator[Evidence]:
    """`@Nullable` where it is written; its lack says something only where the framework asks for it."""
    nullable = own.any(("Nullable", "CheckForNull"))
    if nullable:
        yield Evidence(Origin.MAPPING, True, True, holder.path, line_of(field.at), f"@{nullable}")
    elif framework == _MICRONAUT_DATA:
        yield Evidence(Origin.MAPPING, False, False, holder.path, line_of(field.at), "without @Nullable")
