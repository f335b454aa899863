"""Values that the database refuses in a row that `create` makes and saves: null for a column that is NOT NULL."""

from __future__ import annotations

from nullguard.flow.protocols import CallSite, Refused
from nullguard.flow.rows.refused_columns import refuses_null
from nullguard.flow.summaries.observations import STORED


def refused_values(site: CallSite) -> Refused:
    """The places of the arguments of `Order.objects.create(…)` for which null is refused."""
    receiver = site.receiver
    if receiver is None or receiver.type is None or receiver.element is None or receiver.element.type is None:
        return ()
    manager = site.world.class_of(receiver.type)
    creating = site.world.program.member(manager, site.method) if manager is not None else None
    if creating is not None and not creating.declared_in.is_library:
        return ()  # a manager's own
    cls = site.world.program.classes.get(receiver.element.type.cls)
    if cls is None or cls.is_library:
        return ()
    return tuple(
        (place, STORED)
        for place, (item, _) in enumerate(site.arguments)
        if item.name and refuses_null(site.world, cls, item.name)
    )
