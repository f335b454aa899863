"""The properties of classes that are rows: fields, record components, and of an interface its getters."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.frameworks.jpa.classes import is_getter, property_name
from nullguard.knowledge.words import library_names
from nullguard.model.facts import Function
from nullguard.model.schema import Evidence, Origin
from nullguard.model.span import line_of
from nullguard.model.syntax import Annotation, Constant
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


def never_changed(program: Program, cls: ClassInfo) -> set[str]:
    """The fields of a class that are declared with such a value and keep it (`final Set<String> tags = new HashSet<>()`)."""
    kept = {item.name for base in program.ancestors(cls) for item in base.decl.fields if "final" in item.modifiers}
    return kept & initialised(program, cls)


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
    """The getters of a class and of those above it, these first."""
    return [
        function
        for base in reversed(program.ancestors(cls))
        if not base.is_library
        for function in base.decl.functions
        if is_getter(function)
    ]


def declared_nullable(program: Program, cls: ClassInfo) -> dict[str, Evidence]:
    """What classes of rows say of null themselves: the properties whose field or getter an annotation declares nullable, or whose
    type is (Python)."""
    found: dict[str, Evidence] = {}
    for base in reversed(program.ancestors(cls)):
        if base.is_library:
            continue
        is_python = base.path.endswith(".py")
        for item in base.decl.fields:
            if mark := _nullable_mark(item.annotations):
                found[item.name] = _said(base, item.at, f"@{mark}")
            elif is_python and item.type is not None and item.type.nullable and "instance" not in item.modifiers:
                found[item.name] = _said(base, item.at, "its type admits None")
        for function in base.decl.functions:
            if function.annotations and is_getter(function) and (mark := _nullable_mark(function.annotations)):
                found[property_name(function)] = _said(base, function.at, f"@{mark}")
    return found


def _nullable_mark(annotations: Iterable[Annotation]) -> str:
    names = (item.simple_name for item in annotations)
    return next((name for name in names if name in library_names("nullable-annotation")), "")


def _said(cls: ClassInfo, at: int, mark: str) -> Evidence:
    return Evidence(Origin.MAPPING, True, True, cls.path, line_of(at), mark)
