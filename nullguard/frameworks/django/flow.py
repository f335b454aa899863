"""What Django means to the flow: managers of models, and the rows that queries give."""

from __future__ import annotations

import msgspec

from nullguard.flow.protocols import CallSite
from nullguard.flow.values import ABSENT, ANY, BY_CONVENTION, NONNULL, Value
from nullguard.flow.world import World
from nullguard.frameworks.django.conventions import GIVING, INSTANCES, Conventions
from nullguard.frameworks.django.managers import is_query_class, manager_type
from nullguard.frameworks.django.names import MANAGER, QUERY_SET
from nullguard.frameworks.django.query_guards import rows_of_exclude, rows_of_filter
from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import CLASS_OBJECT, FunctionInfo, Type

_CREATING = frozenset({"create", "acreate"})
_OTHER_ROWS = frozenset({"union", "difference", "values", "values_list", "dates", "datetimes", "aggregate"})
_QUERYING = frozenset(
    {
        "filter",
        "exclude",
        "select_related",
        "prefetch_related",
        "select_for_update",
        "order_by",
        "extra",
        "annotate",
        "only",
        "defer",
    }
)
_DEFAULT_MANAGERS = frozenset({"objects", "_default_manager", "_base_manager"})


_OPTIONS = Value(NONNULL, fresh=True)
"""What describes a model (`Order._meta`): no row, though its attributes may be called like columns."""


class DjangoModel:
    """Implements `flow.protocols.FrameworkModel`. With `is_used`, what is called like Django's own is taken for it."""

    def __init__(self, program: Program, is_used: bool) -> None:
        self._is_used = is_used
        self._conventions = Conventions(program)

    def basis(self) -> str:
        """See `flow.protocols.FrameworkModel`."""
        return self._conventions.basis()

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """`Order.objects` and managers of the project's own, with the class of their rows."""
        if name == "_meta" and self._is_used:
            return _OPTIONS
        type = receiver.type
        if type is None and name == "objects" and self._is_used and receiver.symbol is None:
            return Value(NONNULL, Type(MANAGER), typed=BY_CONVENTION)
        if type is not None and name in INSTANCES and self._is_used:
            return self._row_of(world, type)
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
        if site.method in GIVING and receiver is not None and receiver.type is not None and site.result.type is None:
            return self._row_of(site.world, receiver.type)
        guarded = self._guarded(site)
        if guarded is not None:
            return guarded
        if site.method in _CREATING and site.receiver is not None and site.receiver.element is not None:
            return msgspec.structs.replace(site.result, fresh=True)
        return None

    def _guarded(self, site: CallSite) -> Value | None:
        """The result of a method of a manager or query set, with what the query tells of its rows."""
        receiver = site.receiver
        if receiver is None or receiver.type is None:
            return None
        cls = site.world.class_of(receiver.type)
        if cls is None or not is_query_class(site.world.program, cls):
            return None
        values = {id(argument.value): value for argument, value in site.arguments}

        def value_of(node: s.Expr) -> Value:
            """The value given in a condition; inside of a `Q` only a null that stands there is known."""
            return values.get(id(node)) or (ABSENT if isinstance(node, s.Constant) and node.kind == "null" else ANY)

        arguments = tuple(argument for argument, _ in site.arguments)
        facts = receiver.facts
        if site.method in ("filter", "get", "aget"):
            facts += rows_of_filter(arguments, value_of)
        elif site.method == "exclude":
            facts += rows_of_exclude(arguments, value_of)
        if not facts or site.method in _OTHER_ROWS:
            return None
        return msgspec.structs.replace(site.result, facts=facts)

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """The rows that signals and the admin site hand in."""
        return self._conventions.parameters(function, names) if self._is_used and not function.path.endswith(".java") else {}

    def _row_of(self, world: World, type: Type) -> Value | None:
        """The row that a view, form or serializer is about, whose class says which model that is."""
        cls = world.class_of(type)
        if cls is None or cls.is_library or world.schema.is_entity(cls.id):
            return None
        model = self._conventions.model_of(cls)
        return Value(type=Type(model), always_true=world.always_true(model), typed=BY_CONVENTION) if model else None
