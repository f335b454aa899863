"""What Pony means to the flow: queries are generators over an entity, and what they ask is their condition.

Source: the Pony ORM 0.7 documentation, "Queries" and "API reference".
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import NONNULL, NULLABLE, Origin, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import CLASS_OBJECT, Type

_QUERY = "pony.orm.Query"
_LOOKUPS = frozenset({"get", "get_for_update"})


class PonyModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "python"

    def basis(self) -> str:
        """Nothing besides what is read."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """`select(o for o in Order if o.reference)` and `get(…)`: rows of the entity that is walked, as the condition says."""
        if site.method not in _LOOKUPS and site.method != "select":
            return None
        row = self._row_of_class(site) if site.receiver is not None else self._row_of_generator(site)
        if row is None:
            return None
        if site.method in _LOOKUPS:
            return msgspec.structs.replace(row, null=NULLABLE, origin=Origin("lookup", site.qualified))
        return Value(NONNULL, Type(_QUERY, (row.type,) if row.type is not None else ()), element=row)

    def _row_of_class(self, site: CallSite) -> Value | None:
        """`Order.select()`, `Order.get(number="1")`: entities have the methods of a base class that a database makes."""
        type = site.receiver.type if site.receiver is not None else None
        cls = site.world.class_of(type.args[0]) if type is not None and type.cls == CLASS_OBJECT and type.args else None
        if cls is None or not site.world.schema.is_entity(cls.id):
            return None
        names = site.world.program.base_names(cls)
        is_ponys = any(name.startswith("pony.") and name.endswith(".Entity") for name in names)
        return site.world.row(cls.id) if is_ponys else None

    def _row_of_generator(self, site: CallSite) -> Value | None:
        if not site.qualified.startswith("pony.") or not site.arguments:
            return None
        if not isinstance(node := site.arguments[0][0].value, s.Comprehension):
            return None
        clause, shown = node.clauses[0], node.elements[0]
        if not isinstance(clause.target, s.Name) or not isinstance(shown, s.Name) or shown.id != clause.target.id:
            return None
        world = site.world
        dotted = dotted_name(clause.iterable)
        cls = world.program.class_named(site.path, dotted) if dotted else None
        if cls is None or not world.schema.is_entity(cls.id):
            return None
        walked = site.arguments[0][1].element
        return msgspec.structs.replace(world.row(cls.id), facts=walked.facts if walked is not None else ())
