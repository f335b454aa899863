"""The constructors that Lombok generates, because code calls them though they stand in no source.

Source: the Lombok 1.18 feature pages for @NoArgsConstructor, @RequiredArgsConstructor, @AllArgsConstructor, @Data and @Value.
"""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.knowledge.words import library_names
from nullguard.model.facts import Class, Field
from nullguard.model.syntax import Constant, Parameter

_ASKED = library_names("constructor-annotation")
"""Annotations that ask for a constructor, whatever else the class has."""


def generated_constructors(cls: Class) -> list[Sequence[Parameter]]:
    """The parameters of each constructor that Lombok adds to a class. `@Data` and `@Value` add none where the class writes one,
    or another annotation asks for one."""
    names = {annotation.simple_name for annotation in cls.annotations}
    asked = set(names & _ASKED)
    if not asked and not any("constructor" in function.modifiers for function in cls.functions):
        asked = {"AllArgsConstructor"} if "Value" in names else {"RequiredArgsConstructor"} if "Data" in names else set()
    fields = [field for field in cls.fields if "static" not in field.modifiers and "constant" not in field.modifiers]
    are_final = "Value" in names
    found: list[Sequence[Parameter]] = []
    if "AllArgsConstructor" in asked:
        found.append(_taking([field for field in fields if field.value is None or not (are_final or _is_final(field))]))
    if "RequiredArgsConstructor" in asked:
        found.append(_taking([field for field in fields if field.value is None and (are_final or _is_required(field))]))
    return found


def generated_factories(cls: Class) -> frozenset[str]:
    """The names of the static methods that Lombok adds in place of constructors (`@Data(staticConstructor = "of")`,
    `@AllArgsConstructor(staticName = "of")`)."""
    given = (argument for annotation in cls.annotations for argument in annotation.arguments if argument.name in _NAMING)
    values = (argument.value.value for argument in given if isinstance(argument.value, Constant))
    return frozenset(value for value in values if isinstance(value, str))


_NAMING = library_names("factory-naming")


def _is_final(field: Field) -> bool:
    return "final" in field.modifiers


def _is_required(field: Field) -> bool:
    return _is_final(field) or any(annotation.simple_name == "NonNull" for annotation in field.annotations)


def _taking(fields: Sequence[Field]) -> Sequence[Parameter]:
    return tuple(Parameter(field.name, field.type, at=field.at) for field in fields)
