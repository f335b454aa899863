"""Whether declarations admit null."""

from __future__ import annotations

from msgspec.structs import replace

from nullguard.knowledge.words import library_names
from nullguard.model.syntax import Annotation
from nullguard.program.symbols import Type


def is_nullable(annotations: tuple[Annotation, ...]) -> bool:
    """Whether an annotation declares null."""
    if not annotations:
        return False
    return any(annotation.simple_name in library_names("nullable-annotation") for annotation in annotations)


def plain(type: Type | None) -> Type | None:
    """The type without its admission of null."""
    if type is None or not type.nullable:
        return type
    return replace(type, nullable=False)
