"""The properties of classes that are rows: fields, record components, and of an interface its getters."""

from __future__ import annotations

from nullguard.frameworks.jpa.classes import is_getter, property_name
from nullguard.model.facts import Function
from nullguard.model.syntax import Constant
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type


def initialised(program: Program, cls: ClassInfo) -> set[str]:
    """The fields of a class that are declared with a value other than null."""
    return {
        item.name
        for base in program.ancestors(cls)
        for item in (base.decl.fields if not base.is_library else ())
        if item.value is not None and not (isinstance(item.value, Constant) and item.value.kind == "null")
    }


def properties_of(program: Program, cls: ClassInfo) -> dict[str, Type | None]:
    """The properties of a class with their types: its fields, of one without fields its getters."""
    found: dict[str, Type | None] = {}
    if has_getters_only(program, cls):
        for function in getters_of(program, cls):
            member = program.method(cls, function.name, 0)
            found[property_name(function)] = program.member_type(Type(cls.id), member) if member is not None else None
        return found
    for base in reversed(program.ancestors(cls)):
        for item in base.decl.fields if not base.is_library else ():
            if not {"static", "transient", "constant"} & set(item.modifiers):
                member = program.field(cls, item.name)
                found[item.name] = program.member_type(Type(cls.id), member) if member is not None else None
    return found


def has_getters_only(program: Program, cls: ClassInfo) -> bool:
    """Whether nothing but getters tells the properties of a class: of an interface, and of what a library's class keeps."""
    own = (item for base in program.ancestors(cls) if not base.is_library for item in base.decl.fields)
    return cls.decl.kind == "interface" or (cls.decl.kind == "class" and all("static" in item.modifiers for item in own))


def getters_of(program: Program, cls: ClassInfo) -> list[Function]:
    return [
        function
        for base in reversed(program.ancestors(cls))
        if not base.is_library
        for function in base.decl.functions
        if is_getter(function)
    ]
