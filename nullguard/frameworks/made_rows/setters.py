"""Which setters a Java class has, for calls on objects of which the class is not known."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from nullguard.knowledge.words import library_names
from nullguard.model.schema import Entity
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


def has_setter(program: Program, classes: Sequence[ClassInfo], entity: Entity, names: AbstractSet[str], setter: str) -> bool:
    """Whether one of the classes has a method of the name, or annotations that may write one: at the field of one of the names,
    or at the class that declares it, since what they write into a class above is for the fields of that one."""
    if setter in entity.mutators or any(program.method(cls, setter) is not None for cls in classes):
        return True
    generating = library_names("setter-generating")
    bases = {base.id: base for cls in classes for base in program.ancestors(cls)}
    fields = ((base, field) for base in bases.values() for field in base.decl.fields if field.name in names)
    return any(
        annotation.simple_name in generating
        for base, field in fields
        for annotation in (*base.decl.annotations, *field.annotations)
    )
