"""JDO: classes that annotations or mapping files make persistent.

Source: JDO 3.2, chapter 19, and the DataNucleus documentation of `allowsNull`: primitives and keys are never null, all other
columns admit null unless `allowsNull = "false"` is written; all members are persistent whose types are, without any annotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nullguard.frameworks.jpa.accessors import Accessors
from nullguard.frameworks.jpa.annotations import Marks, marks
from nullguard.frameworks.jpa.classes import MappedClasses, is_getter, property_name
from nullguard.frameworks.jpa.nullability import VALIDATIONS
from nullguard.frameworks.mapping_files import entities_of_files
from nullguard.frameworks.types import as_reference
from nullguard.manifest.nullability import VALIDATION
from nullguard.model.documents import AnyDocument, JdoMapping
from nullguard.model.facts import Field
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.schema import AttributeKind, Entity, Evidence, MappedAttribute, Origin
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

FRAMEWORK = "jdo"
_PACKAGE = "javax.jdo.annotations."
_CLASS = "PersistenceCapable"
_COLLECTIONS = ("java.util.Collection", "java.util.Map", "java.lang.Iterable")
_QUOTES = '`"[]'


def declare_entities(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[Entity]:
    """The persistent classes: annotated ones in order of class id as mapping files change them, then those of files alone."""
    annotated = tuple(_annotated(program))
    files = {path: document.facts for path, document in documents.items() if isinstance(document, JdoMapping)}
    stronger = {path: facts for path, facts in files.items() if path.endswith(".orm")}
    found: Iterable[Entity] = annotated
    for layer in ({path: facts for path, facts in files.items() if path not in stronger}, stronger):
        if layer:
            found = tuple(entities_of_files(program, FRAMEWORK, layer, found))
    yield from found


def _annotated(program: Program) -> Iterator[Entity]:
    if not any(
        item.module.startswith("javax.jdo")
        for facts in program.sources.values()
        if facts.language == "java"
        for item in facts.imports
    ):
        return
    classes = {cls.id: cls for _, cls in sorted(program.classes.items()) if _is_persistent(program, cls)}
    accessors = Accessors(MappedClasses(program))
    tables = {class_id: _table(program, cls) for class_id, cls in classes.items()}
    for cls in classes.values():
        found: dict[str, MappedAttribute] = {}
        for base in reversed(program.ancestors(cls)):
            if base.id in classes:
                for made in _attributes(program, base, classes):
                    found[made.name] = made
        yield Entity(
            cls.id,
            cls.name,
            tables[cls.id],
            FRAMEWORK,
            cls.path,
            line_of(cls.decl.at),
            found,
            {method: name for method, name in accessors.getters(cls).items() if name in found},
            {method: name for method, name in accessors.setters(cls).items() if name in found},
            not tables[cls.id],
        )


def _is_persistent(program: Program, cls: ClassInfo) -> bool:
    if cls.is_library or not cls.path.endswith(".java"):
        return False
    return any(
        item.simple_name == _CLASS and any(full.startswith(_PACKAGE) for full in program.candidates(cls.path, item.name))
        for item in cls.decl.annotations
    )


def _table(program: Program, cls: ClassInfo) -> str:
    """The table of a class; empty for one whose rows are parts of others."""
    own = marks(program, cls.path, cls.decl.qualname, cls.decl.annotations)
    if own.text(_CLASS, "embeddedOnly") == "true":
        return ""
    name = own.text(_CLASS, "table").strip(_QUOTES) or cls.name
    schema = own.text(_CLASS, "schema").strip(_QUOTES)
    return f"{schema}.{name}" if schema else name


def _attributes(program: Program, cls: ClassInfo, classes: Mapping[str, ClassInfo]) -> Iterator[MappedAttribute]:
    """The persistent members of a class: its fields, annotated there or at their getters."""
    getters = {property_name(item): item for item in cls.decl.functions if is_getter(item)}
    for field in cls.decl.fields:
        if {"static", "transient", "constant"} & set(field.modifiers):
            continue
        getter = getters.get(field.name)
        of_getter = getter.annotations if getter is not None else ()
        own = marks(program, cls.path, cls.decl.qualname, field.annotations, of_getter)
        if "NotPersistent" not in own and own.word("Persistent", "persistenceModifier") not in ("NONE", "TRANSACTIONAL"):
            yield _attribute(program, cls, field, own, classes)


def _attribute(program: Program, cls: ClassInfo, field: Field, own: Marks, classes: Mapping[str, ClassInfo]) -> MappedAttribute:
    member = program.field(cls, field.name)
    type = program.member_type(Type(cls.id), member) if member is not None else None
    if type is not None and any(program.seen_as(type, base) is not None for base in _COLLECTIONS):
        element = type.args[-1].cls if type.args else ""
        return MappedAttribute(field.name, AttributeKind.COLLECTION, target=element if element in classes else "")
    column = (own.text("Column", "name") or own.text("Persistent", "column")).strip(_QUOTES)
    target = type.cls if type is not None and type.cls in classes else ""
    is_key = "PrimaryKey" in own or own.text("Persistent", "primaryKey") == "true"
    said = tuple(_evidence(cls, field, own, is_key))
    if target and "Embedded" in own:
        return MappedAttribute(field.name, AttributeKind.EMBEDDED, target=target, evidence=said)
    if target and own.text("Persistent", "mappedBy"):
        text = "mappedBy: the other row need not exist"
        reverse = Evidence(Origin.MAPPING, True, True, cls.path, line_of(field.at), text)
        return MappedAttribute(field.name, AttributeKind.REVERSE, target=target, evidence=(reverse,))
    if target:
        return MappedAttribute(
            field.name, AttributeKind.RELATION, column or f"{field.name}_id_oid", None, target, "", said, is_key
        )
    return MappedAttribute(
        field.name,
        AttributeKind.COLUMN,
        column or field.name,
        as_reference(type) if type is not None else None,
        evidence=said,
        primary_key=is_key,
        never_null=field.type is not None and field.type.name in PRIMITIVES,
    )


def _evidence(cls: ClassInfo, field: Field, own: Marks, is_key: bool) -> Iterator[Evidence]:
    """What a member says of null: the column's own word first; without any, null is allowed."""

    def said(nullable: bool, explicit: bool, text: str, kind: str = "mapping") -> Evidence:
        return Evidence(Origin.MAPPING, nullable, explicit, cls.path, line_of(field.at), text, kind)

    if is_key:
        yield said(False, True, "@PrimaryKey")
        return
    allows = own.text("Column", "allowsNull").lower()
    if allows in ("true", "false"):
        yield said(allows == "true", True, f'@Column(allowsNull = "{allows}")')
    refuses = own.word("Persistent", "nullValue") == "EXCEPTION"
    if refuses:
        yield said(False, not allows, "@Persistent(nullValue = NullValue.EXCEPTION)")
    nullable = own.any(("Nullable", "CheckForNull"))
    if nullable and not allows:
        yield said(True, True, f"@{nullable}")
    validation = own.any(VALIDATIONS)
    if validation:
        yield said(False, True, f"@{validation}", VALIDATION)
    if not allows and not refuses and not nullable:
        if field.type is not None and field.type.name in PRIMITIVES:
            yield said(False, False, f"the primitive type {field.type.name}")
        else:
            yield said(True, False, "@Column without allowsNull" if "Column" in own else "no annotation says otherwise")
