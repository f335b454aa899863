"""What Tortoise means to the flow: `Order.filter(…)` begins a query as Django's `Order.objects.filter(…)` does.

Source: the Tortoise ORM 1.1 documentation, "Query API": lookups are Django's, with `not`, `not_in` (which keep rows that have
null) and `not_isnull`.
"""

from __future__ import annotations

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.frameworks.django.queries.querying import queried
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import CLASS_OBJECT, Type

_QUERY_SET = "tortoise.queryset.QuerySet"

_LOADING = library_names("awaited-query")
"""Methods of a query for one row, which is awaited after them: `await Order.get(id=id).select_related("buyer")`."""


class TortoiseModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "python"

    def basis(self) -> str:
        """Nothing besides what is read."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """`Order.filter(…)`, `Order.get_or_none(…)`: methods of the class that a query set has too."""
        receiver, program = site.receiver, site.world.program
        type = receiver.type if receiver is not None else None
        if receiver is not None and site.method in _LOADING and type is not None and _is_model(site, type.cls):
            return receiver
        if type is None or type.cls != CLASS_OBJECT or not type.args or not site.world.schema.is_entity(type.args[0].cls):
            return None
        model, queries = program.classes.get(type.args[0].cls), program.classes.get(_QUERY_SET)
        if model is None or queries is None or program.member(queries, site.method) is None or not _is_model(site, model.id):
            return None
        query = Value(NONNULL, Type(_QUERY_SET, (Type(model.id),)), element=site.world.row(model.id))
        return queried(site, query, queries)


def _is_model(site: CallSite, class_id: str) -> bool:
    program = site.world.program
    cls = program.classes.get(class_id)
    return cls is not None and any(base.id.startswith("tortoise.") for base in program.ancestors(cls))
