"""Functions of which nothing is known but what their names say that they look for: `get_order(id)` of an injected service gives
an order or nothing, `order_exists(id)` says whether there is one."""

from __future__ import annotations

from nullguard.flow.world import World
from nullguard.knowledge.words import words


def looked_for(world: World, name: str) -> tuple[str, str]:
    """The table in which a function of that name looks, and what of its answer tells that the row is there: that it is something,
    or that it is true. Empty where the name says no table."""
    name = name.strip("_")
    verb, _, what = name.partition("_")
    if verb in words("reading"):
        return world.schema.table_named(what.partition("_by_")[0].replace("_", "")), "nonnull"
    row, _, asks = name.rpartition("_")
    if row and asks.startswith(tuple(words("existence"))):
        return world.schema.table_named(row.replace("_", "")), "true"
    return "", ""
