"""Of what kind the rows of a query are: attributes that are one constant in all of them, by the text of the query
(`where o.state = 'SHIPPED'`, `where o.state = com.shop.State.SHIPPED`).

Source: Jakarta Persistence 3.1, section 4.6.1: the literal of an enum is written with the class's full name. A column that holds
a member's name is compared with that name in SQL.
"""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.flow.constants.enums import ENUM, member_key
from nullguard.flow.domain.told_constants import VALUES, constant_answer
from nullguard.flow.domain.values import ConstantKey, Fact
from nullguard.flow.world import World
from nullguard.model.queries import Constant


def kinds_of_rows(world: World, class_id: str, equal: Mapping[str, frozenset[ConstantKey]]) -> tuple[Fact, ...]:
    """The attributes that are one constant, as facts of each row."""
    found = ((name, next(iter(constants))) for name, constants in sorted(equal.items()) if len(constants) == 1)
    told = ((name, _of_enum(world, class_id, name, constant)) for name, constant in found)
    return tuple(Fact((name,), constant_answer(constant)) for name, constant in told if constant is not None)


def _of_enum(world: World, class_id: str, name: str, constant: Constant | ConstantKey) -> ConstantKey | None:
    """The constant as code knows it: the member of the attribute's enum that a text names; None for what tells of no kind."""
    kind, value = constant
    cls = world.class_of(world.attribute(world.row(class_id), name).type)
    if kind != ENUM and cls is not None and cls.decl.kind == "enum":
        is_member = any(field.name == value and "constant" in field.modifiers for field in cls.decl.fields)
        return member_key(cls, str(value)) if is_member else None
    return (kind, value) if kind in VALUES else None
