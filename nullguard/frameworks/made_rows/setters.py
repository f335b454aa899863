"""Which setters a Java class has, for calls on objects of which the class is not known."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.knowledge.words import library_names
from nullguard.model.schema import Entity
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


def has_setter(program: Program, classes: Sequence[ClassInfo], entity: Entity, setter: str) -> bool:
    """Whether one of the classes has a method of the name, or annotations that may write one into it."""
    if setter in entity.mutators or any(program.method(cls, setter) is not None for cls in classes):
        return True
    generating = library_names("setter-generating")
    bases = {base.id: base for cls in classes for base in program.ancestors(cls)}
    written = (
        annotation
        for base in bases.values()
        for annotations in (base.decl.annotations, *(field.annotations for field in base.decl.fields))
        for annotation in annotations
    )
    return any(annotation.name.rpartition(".")[2] in generating for annotation in written)
