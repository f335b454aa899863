"""Predicates that tell of what kind a row is: `charge.isMonthlyFee()`, whose body asks an enum or a number of the row."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.world import World
from nullguard.knowledge.bean_names import getter_of
from nullguard.program.symbols import ClassInfo, Type

_NUMBERS: Final = frozenset({"int", "short", "java.lang.Integer", "java.lang.Short"})
"""Types of columns that stand for the members of an enum where no enum is mapped."""

_MOST_MENTIONS: Final = 8
"""A predicate that mentions more than this asks more than of what kind the row is."""


_MOST_ASKED: Final = 3
"""Predicates in a row of which each only asks the next one."""


def is_kind_predicate(world: World, cls: ClassInfo, name: str) -> bool:
    """Whether a method without parameters, of an enum or of a row's class, tells of what kind something is; one that does
    nothing but ask another one tells what that tells."""
    if cls.decl.kind == "enum":
        return True
    mentions: set[str] = set()
    for _ in range(_MOST_ASKED):
        member = world.program.method(cls, name, 0)
        if member is None or not member.functions:
            return False
        mentions = set(member.functions[0].decl.mentions) - {"this"}
        if len(mentions) != 1 or world.program.method(cls, min(mentions), 0) is None:
            break
        name = min(mentions)
    if not mentions or len(mentions) > _MOST_MENTIONS:
        return False
    row = Value(NONNULL, Type(cls.id))
    for mapped in world.schema.attributes(cls.id):
        getter = getter_of(mapped.name)
        if not mentions.isdisjoint((mapped.name, getter)) and _is_kind(world, world.attribute(row, mapped.name).type):
            return True
    return False


def _is_kind(world: World, type: Type | None) -> bool:
    cls = world.class_of(type)
    return type is not None and (type.cls in _NUMBERS or (cls is not None and cls.decl.kind == "enum"))
