"""Objects that a dependency container makes: Spring's `@Bean`, `@Provides` of Guice and Dagger, `@Produces` of CDI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from nullguard.knowledge.clients import ClientModel, client_model
from nullguard.knowledge.words import library_names
from nullguard.model.syntax import Annotation, Constant, Node
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

PROVIDES = library_names("providing-annotation")
"""Annotations of methods that make an object for a container."""


class Provider(Node, frozen=True):
    """A method that makes an object for a container: where it is, the unit, and the names that the object goes by."""

    path: str
    qualname: str
    unit: str = ""
    names: tuple[str, ...] = ()


def providers(program: Program) -> Mapping[str, tuple[Provider, ...]]:
    """The methods that make client objects for a container, by the family of what they make, in order of path."""
    model = client_model("java")
    found: dict[str, list[Provider]] = defaultdict(list)
    for path in sorted(program.sources):
        facts = program.sources[path]
        if facts.language != "java" or not any(item.name == "*" or item.name in PROVIDES for item in facts.imports):
            continue
        for cls in program.classes_of(path):
            for function in cls.decl.functions:
                given = [a for a in function.annotations if a.simple_name in PROVIDES]
                family = _family(program, model, path, cls, function.returns.name) if given and function.returns else ""
                if family:
                    names = (function.name, *(text for a in function.annotations if (text := given_name(a))))
                    found[family].append(Provider(path, function.qualname, program.unit_of(path), names))
    return {family: tuple(group) for family, group in sorted(found.items())}


def _family(program: Program, model: ClientModel, path: str, cls: ClassInfo, name: str) -> str:
    return next(filter(None, (model.family(other) for other in program.candidates(path, name, cls.decl.qualname))), "")


def given_name(annotation: Annotation) -> str:
    """The text that an annotation is given as its value or name."""
    for argument in annotation.arguments:
        if (
            argument.name in (None, "value", "name")
            and isinstance(argument.value, Constant)
            and isinstance(argument.value.value, str)
        ):
            return argument.value.value
    return ""
