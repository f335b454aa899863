"""What decorators and type comments say about a function."""

from __future__ import annotations

from nullguard.languages.python.types import type_of_text
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_bare_constant

_PROPERTIES = frozenset({"property", "cached_property", "hybrid_property", "abstractproperty", "classproperty", "lazy_property"})
_MODIFIERS = {
    "staticmethod": ("static",), "classmethod": ("class",), "abstractmethod": ("abstract",), "overload": ("overload",),
    "setter": ("setter",), "deleter": ("deleter",), "abstractproperty": ("abstract", "property"),
    "abstractclassmethod": ("abstract", "class"), "abstractstaticmethod": ("abstract", "static"),
}  # fmt: skip


def modifiers_of(decorators: tuple[s.Annotation, ...]) -> tuple[str, ...]:
    """`property`, `setter`, `deleter`, `static`, `class`, `abstract`, `overload` by the last part of the decorators' names."""
    found: list[str] = []
    for decorator in decorators:
        name = decorator.name.rpartition(".")[2]
        if name in _MODIFIERS:
            found.extend(_MODIFIERS[name])
        elif name in _PROPERTIES:
            found.append("property")
    return tuple(found)


def is_left_open(body: s.Body) -> bool:
    """Whether a method does nothing but raise NotImplementedError: subclasses have the body."""
    told = [statement for statement in body if not is_bare_constant(statement)]
    if len(told) != 1 or not isinstance(told[0], s.Raise):
        return False
    raised = told[0].value
    return dotted_name(raised.function if isinstance(raised, s.Call) else raised) == "NotImplementedError"


def with_signature_comment(comment: str, parameters: tuple[s.Parameter, ...]) -> tuple[tuple[s.Parameter, ...], s.TypeRef | None]:
    """The parameters with the types of `(int, Optional[str]) -> bool`, which may leave out `self`, and the returned type."""
    given, _, returned = comment.rpartition("->")
    types = [type_of_text(part.strip().lstrip("*")) for part in _split(given.strip().removeprefix("(").removesuffix(")"))]
    left_out = len(parameters) - len(types)
    if left_out not in (0, 1):
        return parameters, type_of_text(returned)
    typed = [
        s.Parameter(parameter.name, parameter.type or written, parameter.kind, parameter.default, (), parameter.at)
        for parameter, written in zip(parameters[left_out:], types, strict=True)
    ]
    return (*parameters[:left_out], *typed), type_of_text(returned)


def _split(text: str) -> list[str]:
    """The parts of a list of types between commas that stand outside brackets."""
    parts: list[str] = []
    depth = start = 0
    for position, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            parts.append(text[start:position])
            start = position + 1
    if text[start:].strip():
        parts.append(text[start:])
    return parts
