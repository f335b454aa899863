"""Enums: Java's constants as values (where all but one are excluded the last is left), and Python's, which know no None."""

from __future__ import annotations

from nullguard.flow.domain.joins import MAX_CONSTANTS
from nullguard.flow.domain.values import ConstantKey
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

ENUM = "enum"
"""The kind of a constant that is a member of an enum."""


def member_key(cls: ClassInfo, name: str) -> ConstantKey:
    """The constant that stands for a member."""
    return ENUM, f"{cls.id}.{name}"


def all_members(program: Program, type: Type | None) -> frozenset[ConstantKey] | None:
    """All constants that a value of an enum can be; None for another type, or an enum with more than MAX_CONSTANTS members."""
    cls = program.classes.get(type.cls) if type is not None else None
    if cls is None or cls.decl.kind != "enum":
        return None
    names = [field.name for field in cls.decl.fields if "constant" in field.modifiers]
    return frozenset(member_key(cls, name) for name in names) if 0 < len(names) <= MAX_CONSTANTS else None


_NAMED = library_names("enumeration-base")
_ENUMERATIONS = _NAMED | library_names("enumeration-refusing-null")


def is_enumeration(program: Program, cls: ClassInfo) -> bool:
    """Whether a class of Python is an enumeration, whose members have names (`Status["PAID"]`)."""
    return bool(program.base_names(cls) & _NAMED)


def refuses_none(program: Program, cls: ClassInfo) -> bool:
    """Whether `cls(None)` raises because it looks up a member of an enumeration (Python): one without a member for None."""
    if not program.base_names(cls) & _ENUMERATIONS:
        return False
    decl = cls.decl
    if any(function.name in ("_missing_", "__new__") for function in decl.functions):
        return False
    return not any(isinstance(field.value, s.Constant) and field.value.kind == "null" for field in decl.fields)
