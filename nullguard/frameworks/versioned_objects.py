"""Objects of oslo.versionedobjects, which hold the columns of a row under the same names.

Source: the oslo.versionedobjects documentation, "Usage": a field takes None only where it is declared `nullable=True`
(`fields = {"host": StringField(nullable=True)}`). Which model's rows an object is filled with is told by the class attribute
that names one, whatever it is called, else by the name of its class, which is the model's. Only columns that are declared
nullable count: fields are so by habit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.model.nodes import dotted_name, last_name
from nullguard.model.schema import TRANSFERRED, AttributeKind, Entity, MappedAttribute
from nullguard.model.span import line_of
from nullguard.model.syntax import Call, Collection, Constant, Expr, TypeRef
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_PACKAGE: Final = "oslo_versionedobjects"
_BASE: Final = f"{_PACKAGE}.base.VersionedObject"
_FIELDS: Final = "fields"
_OF_OBJECTS: Final = "ObjectField"
"""How the classes of fields end that hold another object; their first argument names its class."""

_replace = msgspec.structs.replace


def versioned_objects(program: Program, schema: EntitySchema) -> tuple[Entity, ...]:
    """In order of class id; none where no Python program maps rows and imports the library."""
    imports = (item for facts in program.sources.values() if facts.language == "python" for item in facts.imports)
    if not any(item.module.startswith(_PACKAGE) for item in imports):
        return ()
    models = _by_name(program, schema)
    objects = {cls.name: cls for _, cls in sorted(program.classes.items()) if _is_object(program, cls)}
    found = (_entity(program, schema, cls, models, objects) for cls in sorted(objects.values(), key=lambda cls: cls.id))
    return tuple(entity for entity in found if entity is not None)


def _is_object(program: Program, cls: ClassInfo) -> bool:
    return not cls.is_library and cls.path.endswith(".py") and _BASE in program.base_names(cls)


def _by_name(program: Program, schema: EntitySchema) -> dict[str, Entity]:
    """The models whose name no other model has."""
    found: dict[str, list[Entity]] = {}
    for entity in schema.entities:
        if entity.path.endswith(".py") and entity.table and (cls := program.classes.get(entity.class_id)) is not None:
            found.setdefault(cls.name, []).append(entity)
    return {name: entities[0] for name, entities in found.items() if len(entities) == 1}


def _entity(
    program: Program, schema: EntitySchema, cls: ClassInfo, models: dict[str, Entity], objects: dict[str, ClassInfo]
) -> Entity | None:
    model = _named_model(program, schema, cls) or models.get(cls.name)
    if model is None:
        return None
    attributes: dict[str, MappedAttribute] = {}
    for holder, name, call in _fields(program, cls):
        mapped = model.attributes.get(name)
        is_declared = mapped is not None and any(evidence.explicit for evidence in mapped.evidence)
        if mapped is not None and is_declared and (mapped.column or mapped.kind is AttributeKind.RELATION):
            attributes.setdefault(name, _attribute(program, holder, mapped, model, call, objects))
    if not attributes:
        return None
    line = line_of(cls.decl.at)
    return Entity(cls.id, cls.name, "", model.framework, cls.path, line, attributes, matched_by=TRANSFERRED)


def _named_model(program: Program, schema: EntitySchema, cls: ClassInfo) -> Entity | None:
    """The model that an attribute of a class, or of the nearest base with one, names; None where they name several."""
    for holder in program.ancestors(cls):
        values = (dotted_name(field.value) for field in holder.decl.fields)
        named = (program.class_named(holder.path, dotted, holder.decl.qualname) for dotted in values if dotted)
        models = {model.class_id: model for found in named if found and (model := schema.entity(found.id)) is not None}
        if models:
            return next(iter(models.values())) if len(models) == 1 else None
    return None


def _fields(program: Program, cls: ClassInfo) -> Iterator[tuple[ClassInfo, str, Call]]:
    """The fields that a class and its bases declare, the class's own first: the library joins those of all."""
    for holder in program.ancestors(cls):
        declared = next((field.value for field in holder.decl.fields if field.name == _FIELDS), None)
        if not isinstance(declared, Collection) or declared.kind != "dict":
            continue
        for key, value in declared.entries:
            if isinstance(key, Constant) and isinstance(key.value, str) and isinstance(value, Call):
                yield holder, key.value, value


def _attribute(
    program: Program, holder: ClassInfo, mapped: MappedAttribute, model: Entity, call: Call, objects: dict[str, ClassInfo]
) -> MappedAttribute:
    """The column of the row, as the object holds it."""
    of_object = _object_class(call, objects)
    return _replace(
        mapped,
        kind=AttributeKind.COLUMN,
        target="",
        key_attribute="",
        type=TypeRef(of_object.id) if of_object is not None else mapped.type if mapped.kind is AttributeKind.COLUMN else None,
        table=mapped.table or model.table,
        never_null=mapped.never_null or not Arguments(program, holder.path, holder.decl.qualname, call).flag("nullable"),
    )


def _object_class(call: Call, objects: dict[str, ClassInfo]) -> ClassInfo | None:
    name: Expr | None = call.arguments[0].value if call.arguments and last_name(call.function).endswith(_OF_OBJECTS) else None
    return objects.get(name.value) if isinstance(name, Constant) and isinstance(name.value, str) else None
