"""The attributes that a model's own and inherited fields make: columns, relations with their keys, composed values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from nullguard.frameworks.django.models.field_classes import VALUE_TYPES, FieldKind
from nullguard.frameworks.django.models.fields import ModelField
from nullguard.frameworks.django.models.models import InheritedField, Models
from nullguard.frameworks.django.models.targets import Targets
from nullguard.frameworks.django.names import MANAGER
from nullguard.frameworks.types import collection
from nullguard.knowledge.words import library_names
from nullguard.manifest.nullability import CONSTRAINT
from nullguard.model.schema import AttributeKind, Evidence, MappedAttribute, Origin
from nullguard.model.span import line_of
from nullguard.model.syntax import TypeRef
from nullguard.program.symbols import ClassInfo

_REMOVING = "GenericRelation"
"""The field of a model with whose rows those that lead to them by a generic key are removed. Source: the Django documentation,
"The contenttypes framework" ("Reverse generic relations"): without one they stay, and lead to None."""

_RELATIONS = frozenset({FieldKind.FOREIGN_KEY, FieldKind.ONE_TO_ONE, FieldKind.MANY})


class Attributes:
    """Attributes of the given models. `relations` has the target of each relation that is known, by model and field name."""

    def __init__(self, models: Models, targets: Targets, classes: Iterable[ClassInfo]) -> None:
        self._models = models
        self.relations: dict[str, dict[str, ClassInfo]] = {}
        self._keys: dict[str, ModelField | None] = {}
        self._removed_with: set[str] = set()
        for cls in classes:
            fields = models.all_fields(cls)
            self.relations[cls.id] = _targets(targets, fields)
            self._removed_with.update(
                target.id for name, target in self.relations[cls.id].items() if fields[name].field.field_class.name == _REMOVING
            )
            self._keys[cls.id] = next((item.field for item in fields.values() if item.field.primary_key), None)

    def of(self, cls: ClassInfo) -> dict[str, MappedAttribute]:
        """The attributes of a model by name; the reverse sides of relations are not among them."""
        models = self._models
        fields = models.all_fields(cls)
        relations = self.relations[cls.id]
        if models.is_abstract(cls):
            return {made.name: made for name in fields for made in self._mapped(cls, name, fields, "")}
        found: dict[str, MappedAttribute] = {}
        links = _parent_links(models, cls)
        own_table = models.table(cls)
        if self._keys[cls.id] is None:
            table = models.table(links[-1][1]) if links else own_table
            found["id"] = _implicit_key(cls, "" if table == own_table else table)
        for name, inherited in fields.items():
            table = models.table(inherited.owner)
            for made in self._mapped(cls, name, fields, "" if table == own_table else table):
                found[made.name] = made
        linked = {relations[name].id for name, item in fields.items() if item.field.parent_link and name in relations}
        for child, parent in links:
            if parent.id not in linked:
                table = "" if models.concrete(cls) is child else models.table(child)
                for made in _parent_link(child, parent, table):
                    found.setdefault(made.name, made)
        key = next((item for item in found.values() if item.primary_key and not item.name.endswith("_ptr")), None)
        if key is not None:
            found["pk"] = MappedAttribute(
                "pk", AttributeKind.COLUMN, key.column, key.type, evidence=key.evidence, primary_key=True, table=key.table
            )
        return found

    def _mapped(self, cls: ClassInfo, name: str, fields: dict[str, InheritedField], table: str) -> Iterator[MappedAttribute]:
        field = fields[name].field
        target = self.relations[cls.id].get(name)
        target_id = target.id if target is not None else ""
        evidence: tuple[Evidence, ...] = (_declared(cls, name, field),)
        primary = field.primary_key
        if field.kind is FieldKind.MANY:
            yield collection(name, target_id, MANAGER)
        elif field.kind in _RELATIONS:
            if field.empties and field.nullable:
                evidence += (msgspec.structs.replace(evidence[0], text="on_delete=SET_NULL", kind=CONSTRAINT),)
            key, column = f"{name}_id", field.column or f"{name}_id"
            yield MappedAttribute(
                name, AttributeKind.RELATION, column, None, target_id, key, evidence, primary_key=primary, table=table
            )
            yield MappedAttribute(
                key, AttributeKind.COLUMN, column, self._key_type(target), evidence=evidence, primary_key=primary, table=table
            )
        elif field.kind in (FieldKind.GENERIC_KEY, FieldKind.COMPOSED):
            nullable = [part for part in field.parts if part in fields and fields[part].field.nullable]
            if nullable:
                text = f"{field.field_class.name} over the nullable {nullable[0]}"
                evidence = (_declared(cls, name, field, True, text),)
            elif field.kind is FieldKind.GENERIC_KEY and cls.id not in self._removed_with:
                said = _declared(cls, name, field, True, "no foreign key keeps the row that a GenericForeignKey leads to")
                evidence = (msgspec.structs.replace(said, explicit=False),)
            if field.kind is FieldKind.GENERIC_KEY:
                yield MappedAttribute(name, AttributeKind.RELATION, key_attribute=field.parts[1], evidence=evidence)
            else:
                yield MappedAttribute(name, AttributeKind.COLUMN, evidence=evidence)
        else:
            value_type = VALUE_TYPES.get(field.field_class.name)
            yield MappedAttribute(
                name,
                AttributeKind.COLUMN,
                field.column or name,
                TypeRef(value_type) if value_type else None,
                evidence=evidence,
                primary_key=primary,
                table=table,
                never_null=field.kind is FieldKind.FILE or field.field_class.name in library_names("object-field"),
                filled_by=field.automatic,
            )

    def _key_type(self, target: ClassInfo | None) -> TypeRef | None:
        """The type of a key to a model: of its primary key, which is a number unless declared."""
        if target is None:
            return None
        seen: set[str] = set()
        key = self._keys.get(target.id)
        while key is not None and key.kind in _RELATIONS and target.id not in seen:  # a key that is itself a relation
            seen.add(target.id)
            further = self.relations[target.id].get(key.name)
            if further is None:
                return None
            target, key = further, self._keys.get(further.id)
        if key is None:
            return TypeRef("builtins.int")
        name = VALUE_TYPES.get(key.field_class.name)
        return TypeRef(name) if name else None


def _targets(targets: Targets, fields: dict[str, InheritedField]) -> dict[str, ClassInfo]:
    found: dict[str, ClassInfo] = {}
    for name, inherited in fields.items():
        field = inherited.field
        if field.kind in _RELATIONS:
            target = targets.find(field.to, field.to_seen_from or field.holder, inherited.owner)
            if target is not None:
                found[name] = target
    return found


def _parent_links(models: Models, cls: ClassInfo) -> list[tuple[ClassInfo, ClassInfo]]:
    """The pairs of child and parent tables that a model's row spreads over, from the model upwards."""
    found: list[tuple[ClassInfo, ClassInfo]] = []
    pending = [models.concrete(cls)]
    for child in pending:
        for parent in models.concrete_parents(child):
            if parent not in pending:
                found.append((child, parent))
                pending.append(parent)
    return found


def _parent_link(child: ClassInfo, parent: ClassInfo, table: str) -> tuple[MappedAttribute, MappedAttribute]:
    name = f"{parent.name.lower()}_ptr"
    column = f"{name}_id"
    said = Evidence(Origin.MAPPING, False, True, child.path, line_of(child.decl.at), "parent link of a child model")
    relation = MappedAttribute(
        name, AttributeKind.RELATION, column, None, parent.id, column, (said,), primary_key=True, table=table
    )
    return relation, MappedAttribute(column, AttributeKind.COLUMN, column, evidence=(said,), primary_key=True, table=table)


def _implicit_key(cls: ClassInfo, table: str) -> MappedAttribute:
    said = Evidence(Origin.MAPPING, False, True, cls.path, line_of(cls.decl.at), "implicit primary key")
    number = TypeRef("builtins.int")
    return MappedAttribute("id", AttributeKind.COLUMN, "id", number, evidence=(said,), primary_key=True, table=table)


def _declared(cls: ClassInfo, name: str, field: ModelField, nullable: bool | None = None, text: str = "") -> Evidence:
    """What the declaration says. A library's own declaration has no place in the tree, so its heir's stands for it."""
    explicit = field.explicit or nullable is not None
    nullable = field.nullable if nullable is None else nullable
    text = text or field.text
    holder = field.holder
    if holder.is_library and not cls.is_library:
        text = f"{holder.name}.{name}: {text}"
        return Evidence(Origin.MAPPING, nullable, explicit, cls.path, line_of(cls.decl.at), text)
    return Evidence(Origin.MAPPING, nullable, explicit, holder.path, field.line, text)
