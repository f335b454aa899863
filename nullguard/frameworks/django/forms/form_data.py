"""What forms and serializers have validated: rows in a form's `cleaned_data`, of its fields that choose rows and of its model's
relations; columns and relations that a model's serializer lets be null.

Source: the Django REST framework, "Serializer fields" and "Validation": a `ModelSerializer` lets a field be null where the
model's is `null=True`, and calls `validate_<field>` with that null, too.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.places import known_by
from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.world import World
from nullguard.frameworks.django.forms.chosen_rows import facts_of_chosen
from nullguard.frameworks.django.forms.form_fields import is_serializer, left_out, refused_when_missing
from nullguard.frameworks.django.forms.meta_options import is_sent, refuses_null
from nullguard.frameworks.django.forms.used_by_validators import used_by_validators
from nullguard.frameworks.django.handed.conventions import Conventions
from nullguard.frameworks.django.names import QUERY_SET
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name
from nullguard.model.schema import AttributeKind
from nullguard.model.syntax import Call
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_replace = msgspec.structs.replace

_ONE = library_names("row-field")
_SEVERAL = library_names("rows-field")
_VALIDATED = library_names("form-validated")
_SERIALIZER = "ModelSerializer"
_VALIDATING = "validate_"


def cleaned_data(world: World, conventions: Conventions, cls: ClassInfo) -> Value | None:
    """What a form of a class has validated, by the names of its fields; None where it chooses no rows."""
    found: dict[str, Value] = {}
    model = conventions.model_of(cls)
    for mapped in world.schema.attributes(model) if model else ():
        if mapped.kind is AttributeKind.RELATION and mapped.target:
            found[mapped.name] = _row(world, mapped.target)
    for base in reversed(world.program.ancestors(cls)):
        for field in base.decl.fields if not base.is_library else ():
            kind = last_name(field.value.function) if isinstance(field.value, Call) else ""
            if isinstance(field.value, Call) and kind in _ONE | _SEVERAL:
                chosen = conventions.model_of_field(base, field.value)
                facts = facts_of_chosen(world, cls, field.value, chosen) if chosen else ()
                row = _replace(_row(world, chosen), facts=facts) if chosen else Value()
                each = _replace(world.row(chosen), facts=facts) if chosen else None
                rows = Value(NONNULL, Type(QUERY_SET, (Type(chosen),)), element=each) if chosen else Value()
                found[field.name] = row if kind in _ONE else rows
    for name, value in left_out(world, conventions, cls).items():
        found[name] = value
    return Value(NONNULL, Type("builtins.dict"), named=tuple(found.items()), typed=BY_CONVENTION) if found else None


def serialized(world: World, conventions: Conventions, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
    """What a method of a model's serializer gets that was validated: all (`validated_data`), or one field (`validate_due`)."""
    cls = function.owner
    if cls is None or not names or not is_serializer(world.program, cls):
        return {}
    whole = names[0] if function.decl.name == "validate" else next((name for name in names if name in _VALIDATED), "")
    if whole:
        row = validated_data(world, conventions, cls, is_done=not function.decl.name.startswith("validate"))
        return {whole: row} if row is not None else {}
    field = function.decl.name.removeprefix(_VALIDATING)
    value = _all_given(world, conventions, cls, is_done=False).get(field) if field != function.decl.name else None
    return {names[0]: value} if value is not None else {}


def validated_data(world: World, conventions: Conventions, cls: ClassInfo, is_done: bool = True) -> Value | None:
    """What a serializer has validated, by the names of its fields; None where none of them may be null. When it `is_done`, its
    methods have refused what they refuse, and failed for what they use."""
    given = _all_given(world, conventions, cls, is_done)
    refused = refused_when_missing(world.program, cls) if given and is_done else frozenset()
    if given and is_done:
        refused |= used_by_validators(world.program, cls)
    named = tuple((name, value) for name, value in given.items() if name not in refused)
    return Value(NONNULL, Type("builtins.dict"), named=named, typed=BY_CONVENTION) if named else None


def _all_given(world: World, conventions: Conventions, cls: ClassInfo, is_done: bool) -> dict[str, Value]:
    """What users may leave empty: of the columns of a serializer's model, and of the fields that it declares. When it `is_done`,
    whoever saves it may have given it more than users send (`serializer.save(buyer=buyer)`)."""
    model = conventions.model_of(cls) if _is_of_model(world, cls) else ""
    fields = (
        (mapped.name, _given(world, cls, model, mapped.name, is_done)) for mapped in world.schema.attributes(model) if model
    )
    return {name: value for name, value in fields if value is not None} | left_out(world, conventions, cls)


def _is_of_model(world: World, cls: ClassInfo) -> bool:
    return any(base.endswith(_SERIALIZER) for base in world.program.base_names(cls))


def _given(world: World, cls: ClassInfo, model: str, name: str, is_done: bool) -> Value | None:
    """What users may give for a field that the serializer takes from its model as it is; None where that is not null."""
    if any(field.name == name for base in world.program.ancestors(cls) if not base.is_library for field in base.decl.fields):
        return None
    attribute = world.schema.attribute(model, name)
    if attribute is None or attribute.mapped.kind not in (AttributeKind.COLUMN, AttributeKind.RELATION):
        return None
    if refuses_null(world.program, cls, name) or not (is_done or is_sent(world.program, cls, name)):
        return None
    value = world.attribute(Value(NONNULL, Type(model)), name)
    return value if value.null == NULLABLE else None


def _row(world: World, class_id: str) -> Value:
    """A row of which nobody says whether the field has to be filled."""
    return known_by(Value(UNKNOWN, Type(class_id), always_true=world.always_true(class_id)), BY_CONVENTION)
