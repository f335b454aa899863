"""The accessors that Lombok generates, because code calls methods that stand in no source.

Source of the names: the Lombok 1.18 feature pages for @Getter, @Setter, @Data, @Value and @Accessors.
"""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.knowledge.bean_names import capitalised, decapitalised
from nullguard.knowledge.words import library_names
from nullguard.model.facts import Class, Field
from nullguard.model.nodes import last_name
from nullguard.model.syntax import Annotation, Constant, Expr

_GETTERS = library_names("getter-annotation")
_SETTERS = library_names("setter-annotation")


def generated_getters(cls: Class) -> dict[str, str]:
    """Method name to field name for every getter that Lombok adds to a class, those that the class writes itself left out."""
    return _generated(cls, _GETTERS, "Getter")


def generated_setters(cls: Class) -> dict[str, str]:
    """Method name to field name for every setter that Lombok adds to a class."""
    final = {field.name for field in cls.fields if "final" in field.modifiers}
    return {method: name for method, name in _generated(cls, _SETTERS, "Setter").items() if name not in final}


_WITHERS = library_names("wither-annotation")
"""Annotations of a class or field that write methods which give a changed copy."""


def generated_withers(cls: Class) -> dict[str, str]:
    """Method name to field name for every method that Lombok adds to a class which gives a copy with another value."""
    everywhere = any(item.simple_name in _WITHERS for item in cls.annotations)
    return {
        f"with{field.name[:1].upper()}{field.name[1:]}": field.name
        for field in cls.fields
        if "static" not in field.modifiers and "constant" not in field.modifiers
        if everywhere or any(item.simple_name in _WITHERS for item in field.annotations)
    }


def _generated(cls: Class, of_class: frozenset[str], of_field: str) -> dict[str, str]:
    everywhere = any(item.simple_name in of_class for item in cls.annotations) and not _is_off(cls.annotations, of_field)
    fluent, prefixes = _style(cls.annotations)
    written = {function.name.lower() for function in cls.functions}
    found: dict[str, str] = {}
    for field in cls.fields:
        if "static" in field.modifiers or "constant" in field.modifiers:
            continue
        asked = any(item.simple_name == of_field for item in field.annotations)
        if not (everywhere or asked) or _is_off(field.annotations, of_field):
            continue
        own_fluent, own_prefixes = _style(field.annotations)
        name = _method(field, of_field == "Setter", fluent or own_fluent, own_prefixes or prefixes)
        if name and name.lower() not in written:
            found[name] = field.name
    return found


def _method(field: Field, setter: bool, fluent: bool, prefixes: tuple[str, ...]) -> str:
    name = field.name
    for prefix in prefixes:
        if prefix and name.startswith(prefix) and (len(name) > len(prefix)) and not name[len(prefix)].islower():
            name = name[len(prefix) :]
            name = decapitalised(name)
            break
    if fluent:
        return name
    boolean = field.type is not None and field.type.name == "boolean"
    if boolean and name.startswith("is") and len(name) > 2 and not name[2].islower():
        name = name[2:]
    capital = capitalised(name)
    if setter:
        return f"set{capital}"
    return f"is{capital}" if boolean else f"get{capital}"


def _style(annotations: Iterable[Annotation]) -> tuple[bool, tuple[str, ...]]:
    """Whether `@Accessors` asks for fluent names, and the field prefixes that it drops."""
    for item in annotations:
        if item.simple_name == "Accessors":
            given = {argument.name: argument.value for argument in item.arguments}
            fluent = given.get("fluent")
            prefix = given.get("prefix")
            return isinstance(fluent, Constant) and fluent.value is True, tuple(_texts(prefix))
    return False, ()


def _texts(value: Expr | None) -> list[str]:
    if isinstance(value, Constant):
        return [str(value.value)]
    items = getattr(value, "items", ())
    return [str(item.value) for item in items if isinstance(item, Constant)]


def _is_off(annotations: Iterable[Annotation], of_field: str) -> bool:
    """Whether `@Getter(AccessLevel.NONE)` stands there."""
    for item in annotations:
        if item.simple_name == of_field:
            for argument in item.arguments:
                value = argument.value
                name = last_name(value)
                if name == "NONE":
                    return True
    return False
