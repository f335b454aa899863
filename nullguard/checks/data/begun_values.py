"""Attributes of rows in which new objects of their Java class have a value: `Integer rank = 1`, `Order() { rank = 1; }`."""

from __future__ import annotations

from nullguard.model.facts import WRITTEN
from nullguard.model.nodes import is_null
from nullguard.model.schema import Entity
from nullguard.program.program import Program


def begins_with_value(program: Program, entity: Entity, name: str) -> bool:
    """Whether the attribute is declared with a value, or the constructor without parameters assigns it."""
    cls = program.classes.get(entity.class_id)
    member = program.field(cls, name) if cls is not None else None
    if member is None or member.field is None:
        return False
    if member.field.value is not None:
        return not is_null(member.field.value)
    own = member.declared_in.decl.functions
    return any("constructor" in f.modifiers and not f.parameters and name + WRITTEN in f.mentions for f in own)
