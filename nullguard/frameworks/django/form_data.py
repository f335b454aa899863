"""The rows that a form's `cleaned_data` holds: of its fields that choose rows, and of its model's relations."""

from __future__ import annotations

from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, UNKNOWN, Value
from nullguard.flow.world import World, known_by
from nullguard.frameworks.django.conventions import Conventions
from nullguard.frameworks.django.names import QUERY_SET
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name
from nullguard.model.schema import AttributeKind
from nullguard.model.syntax import Call
from nullguard.program.symbols import ClassInfo, Type

_ONE = library_names("row-field")
_SEVERAL = library_names("rows-field")


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
                row = _row(world, chosen) if chosen else Value()
                rows = Value(NONNULL, Type(QUERY_SET, (Type(chosen),)), element=world.row(chosen)) if chosen else Value()
                found[field.name] = row if kind in _ONE else rows
    return Value(NONNULL, Type("builtins.dict"), named=tuple(found.items()), typed=BY_CONVENTION) if found else None


def _row(world: World, class_id: str) -> Value:
    """A row of which nobody says whether the field has to be filled."""
    return known_by(Value(UNKNOWN, Type(class_id), always_true=world.always_true(class_id)), BY_CONVENTION)
