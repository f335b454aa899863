"""Constants of Java's enums as values: where all but one are excluded the last is left, where all are the branch is dead."""

from __future__ import annotations

from nullguard.flow.values import MAX_CONSTANTS, ConstantKey
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
