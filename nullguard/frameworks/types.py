"""Types of loaded values as references by class id, the form in which entities carry them."""

from __future__ import annotations

from nullguard.model.schema import AttributeKind, MappedAttribute
from nullguard.model.syntax import TypeRef
from nullguard.program.symbols import Type


def as_reference(type: Type) -> TypeRef:
    """A type as a reference whose names are class ids; null is left out, a column's evidence speaks of it."""
    return TypeRef(type.cls, tuple(as_reference(argument) for argument in type.args))


def collection(name: str, target: str, container: str, inverse: str = "") -> MappedAttribute:
    """An attribute that holds many rows of the entity class `target` in a `container`, by class id. `inverse` is their relation
    to one row that leads back."""
    type = TypeRef(container, (TypeRef(target),)) if target else TypeRef(container)
    return MappedAttribute(name, AttributeKind.COLLECTION, type=type, target=target, inverse=inverse)
