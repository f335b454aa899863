"""Values that the database refuses: null for a column that the schema declares NOT NULL, in a row that `create` makes and saves.

Source: the Django documentation, "Field options" (`null`) and "Exceptions" ("IntegrityError"): a default is no answer to None
that is given.
"""

from __future__ import annotations

from nullguard.flow.protocols import CallSite, Refused
from nullguard.flow.summaries.observations import STORED
from nullguard.model.schema import AttributeKind
from nullguard.program.symbols import ClassInfo

_SAVING = frozenset({"save", "full_clean", "clean", "__init__"})
"""Methods by which a model may give its rows values of its own before they are stored."""

_KINDS = (AttributeKind.COLUMN, AttributeKind.RELATION)


def refused_values(site: CallSite) -> Refused:
    """The places of the arguments of `Order.objects.create(…)` for which null is refused."""
    receiver = site.receiver
    if receiver is None or receiver.type is None or receiver.element is None or receiver.element.type is None:
        return ()
    manager = site.world.class_of(receiver.type)
    creating = site.world.program.member(manager, site.method) if manager is not None else None
    if creating is not None and not creating.declared_in.is_library:
        return ()  # a manager's own
    entity = receiver.element.type.cls
    cls = site.world.program.classes.get(entity)
    if cls is None or cls.is_library:
        return ()
    return tuple(
        (place, STORED) for place, (item, _) in enumerate(site.arguments) if item.name and _refuses(site, entity, cls, item.name)
    )


def _refuses(site: CallSite, entity: str, cls: ClassInfo, name: str) -> bool:
    """Whether the schema says that an attribute is never null, and nothing else gives it a value."""
    found = site.world.schema.attribute(entity, name)
    if found is None or found.nullable is not False or found.mapped.kind not in _KINDS:
        return False
    mapped = found.mapped
    if mapped.primary_key or mapped.never_null or mapped.filled_by or mapped.keeps_default:
        return False
    return not any(
        function.name in _SAVING and name in function.mentions
        for base in site.world.program.ancestors(cls)
        if not base.is_library
        for function in base.decl.functions
    )
