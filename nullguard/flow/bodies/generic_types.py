"""Which classes an object may be of that is known by a generic type: `Mapper<Order, View>` (Java)."""

from __future__ import annotations

from nullguard.program.program import Program
from nullguard.program.symbols import UNKNOWN, ClassInfo, Type


def may_be(program: Program, cls: ClassInfo, seen: Type) -> bool:
    """Whether an object that is seen as a generic type may be of a class below it, as far as both say of what they are."""
    own = program.seen_as(Type(cls.id), seen.cls)
    if own is None:
        return True
    return all(_may_be_same(program, one, two) for one, two in zip(own.args, seen.args, strict=False))


def _may_be_same(program: Program, one: Type, two: Type) -> bool:
    if one.cls == two.cls or any(type.cls.startswith("~") or type.cls == UNKNOWN.cls for type in (one, two)):
        return True
    known = program.classes.get(one.cls), program.classes.get(two.cls)
    if known[0] is None or known[1] is None:
        return True
    return known[0] in program.ancestors(known[1]) or known[1] in program.ancestors(known[0])
