"""What CHECKs, `clean` and `save` say of the rows of a filter: after `filter(status="shipped")` those columns are there that what
is shipped has."""

from __future__ import annotations

from nullguard.flow.domain.joins import MAX_CONSTANTS
from nullguard.flow.domain.values import NONNULL, ConstantKey, Value
from nullguard.flow.rows.implied import implied_of_rows, validated_of_rows
from nullguard.flow.world import World
from nullguard.frameworks.django.queries.conditions import Arguments
from nullguard.frameworks.queries import Need, Needs

_EXACT = frozenset({"", "exact"})


def implied_needs(world: World, entity: str, needs: Needs, arguments: Arguments) -> Needs:
    """What rows have besides `needs`, given the keywords of one `filter(…)` or `get(…)`."""
    if not entity or not world.schema.is_checked(entity):
        return frozenset()
    equal: dict[str, frozenset[ConstantKey]] = {}
    for argument, value in arguments:
        name, _, lookup = (argument.name or "").partition("__")
        constants = value.constants if lookup in _EXACT else _members(value) if lookup == "in" else None
        if name and constants and (lookup == "in" or value.null == NONNULL):
            equal[name] = constants
    present = {need.path[0] for need in needs if len(need.path) == 1 and not need.refused}
    stored = (*implied_of_rows(world, entity, present, equal), *validated_of_rows(world, entity, present, equal, True))
    refused = validated_of_rows(world, entity, present, equal, False)
    return frozenset((*(Need((name,)) for name in stored), *(Need((name,), refused=True) for name in refused)))


def _members(value: Value) -> frozenset[ConstantKey] | None:
    """The constants that a list or tuple consists of; None when a member is something else."""
    items = value.items or ()
    found = frozenset(constant for item in items for constant in item.constants or ())
    return found if items and all(item.constants for item in items) and len(found) <= MAX_CONSTANTS else None
