"""What Django means to the flow: managers of models, and the rows that queries give."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.protocols import CallSite
from nullguard.flow.values import BY_CONVENTION, NONNULL, Value
from nullguard.flow.world import World
from nullguard.frameworks.django.managers import manager_type
from nullguard.frameworks.django.names import MANAGER, QUERY_SET
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, Type

_CREATING = frozenset({"create", "acreate"})
_QUERYING = frozenset({"filter", "exclude", "select_related", "prefetch_related", "select_for_update", "order_by"})
_DEFAULT_MANAGERS = frozenset({"objects", "_default_manager", "_base_manager"})


class DjangoModel:
    """Implements `flow.protocols.FrameworkModel`. With `is_used`, what is called like Django's own is taken for it."""

    def __init__(self, is_used: bool) -> None:
        self._is_used = is_used

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """`Order.objects` and managers of the project's own, with the class of their rows."""
        type = receiver.type
        if type is None and name == "objects" and self._is_used and receiver.symbol is None:
            return Value(NONNULL, Type(MANAGER), typed=BY_CONVENTION)
        if type is None or type.cls != CLASS_OBJECT or not type.args or not world.schema.is_entity(type.args[0].cls):
            return None
        cls = world.class_of(type.args[0])
        if cls is None:
            return None
        member = world.program.member(cls, name)
        if member is not None and member.field is not None and not member.declared_in.is_library:
            holder = member.declared_in
            found = manager_type(world.program, holder.path, holder.decl.qualname, member.field.value)
            if found is not None:
                return Value(NONNULL, found, element=world.row(cls.id))
        if name in _DEFAULT_MANAGERS:
            return Value(NONNULL, Type(MANAGER, (Type(cls.id),)), element=world.row(cls.id))
        return None

    def call(self, site: CallSite) -> Value | None:
        """What `create` gives is an object made here; a query on an object of unknown class gives rows of unknown class."""
        receiver = site.receiver
        if receiver is not None and receiver.type is None and receiver.symbol is None and self._is_used:
            if site.method in _QUERYING and site.result.type is None:
                return Value(NONNULL, Type(QUERY_SET), typed=BY_CONVENTION)
        if site.method in _CREATING and site.receiver is not None and site.receiver.element is not None:
            return msgspec.structs.replace(site.result, fresh=True)
        return None

    def parameters(self, world: World, owner: ClassInfo | None, function: str, names: Sequence[str]) -> dict[str, Type]:
        """Nothing yet is fixed by convention alone."""
        return {}
