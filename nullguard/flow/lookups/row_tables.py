"""The table in which rows of a class are looked up: by it, and not by the class, a row is the one that was found before."""

from __future__ import annotations

import re
from typing import Final

from nullguard.flow.domain.named_keys import NAMED_KEY
from nullguard.flow.world import World
from nullguard.knowledge.words import words
from nullguard.program.symbols import ClassInfo

_LEADING: Final = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z][a-z0-9]+")
"""The first word of a class's name: `Rest` of RestOrder, `VX` of VXOrder."""


def table_of(world: World, row: str) -> str:
    """The table of a class of rows; of a row of which only a name is known that of the class that is called so. The class itself
    where there is none."""
    if row.startswith(NAMED_KEY):
        return world.schema.table_named(row.removeprefix(NAMED_KEY)) or row
    return world.schema.table(row) or _shortened(world, row)


def _shortened(world: World, row: str) -> str:
    """The class whose objects show less of the same row than those of one that extends it: `OrderInfo` of `Order`, where neither
    is mapped. The class itself where there is none."""
    cls = world.program.classes.get(row)
    bases = world.program.ancestors(cls)[1:2] if cls is not None and cls.path.endswith(".java") and not cls.is_library else ()
    return next((base.id for base in bases if cls is not None and shows_less(base, cls)), row)


def shows_less(base: ClassInfo, cls: ClassInfo) -> bool:
    """Whether a class extends another one of which the name says that its objects stand for the same rows."""
    is_plain = base.decl.kind == cls.decl.kind == "class" and not base.is_library and "abstract" not in base.decl.modifiers
    return is_plain and base.name != cls.name and (base.name.startswith(cls.name) or cls.name.startswith(base.name))


def looked_in(world: World, row: str) -> str:
    """The table of what a Java lookup gives: that of its class, or of the mapped class of which a domain's class is the other
    side (`Order` of `OrderEntity`, or of `XXOrder` where all are called so, of which `RestOrder` is one, too), or what is
    transferred of a row (`OrderDto`). An object of the domain may come from a request, what a lookup gives does not."""
    cls = world.program.classes.get(row)
    if world.schema.is_entity(row) or cls is None or cls.is_library:
        return table_of(world, row)
    cores = {cls.name.removesuffix(end) for end in words("transfer-class")} - {""}
    names = {core + end for core in cores for end in words("row-class")} | (cores - {cls.name})
    if prefix := world.schema.class_prefix():
        rests = {cls.name[leading.end() :] for leading in [_LEADING.match(cls.name)] if leading is not None}
        names |= {prefix + core for core in {cls.name, *cores, *rests} if core}
    tables = {table for name in sorted(names) if (table := world.schema.table_named(name))}
    return tables.pop() if len(tables) == 1 else row
