"""Java's Bean Validation: fields that refuse null, in classes whose objects are validated where requests bring them."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


def refused_by(annotations: tuple[s.Annotation, ...]) -> str:
    """The name of the constraint among annotations that refuses null whatever is done with the object; empty where none does."""
    found = (item for item in annotations if item.simple_name in library_names("refusing-null"))
    return next((item.simple_name for item in found if all(argument.name != "groups" for argument in item.arguments)), "")


def is_validated(program: Program, cls: ClassInfo) -> bool:
    """Whether a method is given objects of a class that are validated first (`@Valid Order order`), and none is bound to a
    request that are not."""
    marks = [_marks(annotations) for annotations in _taken(program, cls)]
    return any(found & library_names("validated") for found in marks) and all(
        found & library_names("validated") for found in marks if found & library_names("binding")
    )


def _taken(program: Program, cls: ClassInfo) -> Iterator[tuple[s.Annotation, ...]]:
    """The annotations of each parameter that is declared to be of a class, or a collection of such objects."""
    for other in program.classes.values():
        if other.is_library or not other.path.endswith(".java"):
            continue
        for function in other.decl.functions:
            for parameter in function.parameters:
                if parameter.type is not None and any(_names(ref, cls.name) for ref in (parameter.type, *parameter.type.args)):
                    yield parameter.annotations


def _names(ref: s.TypeRef, name: str) -> bool:
    return ref.name.rpartition(".")[2] == name


def _marks(annotations: tuple[s.Annotation, ...]) -> frozenset[str]:
    return frozenset(item.simple_name for item in annotations)
