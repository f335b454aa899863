"""What Django means to the flow: managers of models, and the rows that queries give."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.domain.given_facts import given_facts
from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, Value
from nullguard.flow.protocols import CallSite, Refused
from nullguard.flow.world import World
from nullguard.frameworks.django.forms.form_data import cleaned_data, serialized, validated_data
from nullguard.frameworks.django.forms.refused_fields import refused
from nullguard.frameworks.django.handed.asked_of_bases import (
    as_saved,
    class_about,
    is_cleaned_by_base,
    is_row_to_edit,
    is_saved_by_serializer,
)
from nullguard.frameworks.django.handed.conventions import Conventions
from nullguard.frameworks.django.handed.permitted import Permitted
from nullguard.frameworks.django.handed.view_context import handed_to_template
from nullguard.frameworks.django.handed.view_queries import ViewQueries
from nullguard.frameworks.django.handed_rows import handed_rows
from nullguard.frameworks.django.models.named_models import GET_USER_MODEL, NamedModels
from nullguard.frameworks.django.names import MANAGER, PARTS_OF_QUERIES, QUERY_SET
from nullguard.frameworks.django.queries.conditions import asked_by_call
from nullguard.frameworks.django.queries.foreign_managers import of_unknown_method
from nullguard.frameworks.django.queries.managed import ManagedModels
from nullguard.frameworks.django.queries.managers import default_manager, is_query_class, manager_type
from nullguard.frameworks.django.queries.prefetched import brought
from nullguard.frameworks.django.queries.querying import found_by_shortcut, joined_queries, queried
from nullguard.frameworks.django.queries.refused_lookups import refused_keywords
from nullguard.frameworks.django.queries.refused_values import refused_values
from nullguard.frameworks.django.queries.rows import Rows
from nullguard.frameworks.django.queries.unknown_queries import DEFAULT_MANAGERS, is_of_others_manager, row_of_unknown_query
from nullguard.frameworks.queries import Need, combined
from nullguard.knowledge.words import library_names
from nullguard.model.schema import Entity
from nullguard.program.program import Program
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, FunctionInfo, Type

_replace = msgspec.structs.replace

_CREATING = frozenset({"create", "acreate"})
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
_BY_LABEL = library_names("model-by-label")
_SHORTCUTS = library_names("row-shortcut")


_OPTIONS = Value(NONNULL, fresh=True)
"""What describes a model (`Order._meta`): no row, though its attributes may be called like columns."""

_LISTING = library_names("rows-given")
_SAVING = library_names("form-saved")
_CONTEXT = library_names("context-given")
_ROW_HELD = library_names("row-held")
_ROWS_HELD = library_names("rows-held")
_QUERIED = library_names("query-held")
_HANDING = library_names("row-given") | _LISTING | _SAVING

_CLEANED_DATA = "cleaned_data"
_VALIDATED_DATA = "validated_data"


def _other_side(world: World, receiver: Value, name: str) -> Value | None:
    """The manager of the rows that lead to a row, and have the relation by which they do: `repository.projects`."""
    attribute = world.schema.attribute(receiver.type.cls, name) if receiver.type is not None else None
    mapped = attribute.mapped if attribute is not None else None
    if mapped is None or not mapped.inverse or mapped.type is None or mapped.type.name != MANAGER:
        return None
    rows = Rows(needs=frozenset({Need((mapped.inverse,))}), is_rooted=True)
    return Value(
        NONNULL, Type(MANAGER, (Type(mapped.target),)), element=world.row(mapped.target), asked=rows, typed=receiver.typed
    )


class DjangoModel:
    """Implements `flow.protocols.FrameworkModel`. Where the project has entities of Django's, what is called like Django's own is
    taken for it."""

    language = "python"
    makes_attributes = True
    handed_names: frozenset[str] = frozenset()

    def __init__(self, program: Program, entities: Sequence[Entity]) -> None:
        self._is_used = any(not entity.path.startswith("<") for entity in entities)
        self._asked_for = frozenset(name for entity in entities for name in (*entity.attributes, entity.name.lower(), "pk"))
        self._named = NamedModels(program, entities)
        self._conventions = Conventions(program, self._named)
        self._permitted = Permitted(program, self._conventions)
        self._views = ViewQueries(program)
        self._managed = ManagedModels(program, entities)

    def names(self) -> frozenset[str]:
        """What gives columns that are named by their text, and aggregates."""
        return frozenset(
            {"values", "values_list", "aggregate", "aaggregate", "annotate", _CLEANED_DATA, _VALIDATED_DATA}
            if self._is_used
            else ()
        )

    def query_names(self) -> frozenset[str]:
        """Managers, and what conditions are made of."""
        return PARTS_OF_QUERIES if self._is_used else frozenset()

    def basis(self) -> str:
        """See `flow.protocols.FrameworkModel`."""
        return f"{self._conventions.basis()}\n{self._permitted.basis()}\n{self._named.basis()}\n{self._managed.basis()}"

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """`Order.objects` and managers of the project's own, with the class of their rows."""
        if name == "_meta" and self._is_used:
            return _OPTIONS
        type = receiver.type
        if type is None and name == "objects" and self._is_used and receiver.symbol is None:
            return Value(NONNULL, Type(MANAGER), typed=BY_CONVENTION)
        if type is not None and name in _ROW_HELD and self._is_used:
            return self._row_of(world, type)
        if type is not None and name in _ROWS_HELD and self._is_used and not _has(world, type, name):
            rows = self._rows_of(world, type)
            if rows is None or rows.element is None or rows.element.type is None or name not in _QUERIED:
                return rows
            return _replace(rows, type=Type(QUERY_SET, (rows.element.type,)))
        if type is not None and name in (_CLEANED_DATA, _VALIDATED_DATA) and self._is_used:
            cls = world.class_of(type)
            if cls is None or cls.is_library:
                return None
            return (cleaned_data if name == _CLEANED_DATA else validated_data)(world, self._conventions, cls)
        if type is not None and world.schema.is_entity(type.cls):
            return _other_side(world, receiver, name)
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
        if name in DEFAULT_MANAGERS:
            return Value(NONNULL, Type(MANAGER, (Type(cls.id),)), element=world.row(cls.id))
        return None

    def call(self, site: CallSite) -> Value | None:
        """What `create` gives is an object made here; a query on an object of unknown class gives rows of unknown class."""
        receiver = site.receiver
        if site.method in _BY_LABEL and self._is_used and (named := self._named.given(site)) is not None:
            return named
        if site.method == GET_USER_MODEL and self._is_used and (users := self._named.given_user(site)) is not None:
            return users
        if receiver is None or receiver.symbol is not None:
            if (asked := self._asked(site)) is not None:
                return asked
        is_unknown = receiver is not None and receiver.type is None and receiver.symbol is None
        if (is_unknown or is_of_others_manager(site)) and self._is_used:
            if site.method in _QUERYING and site.result.type is None and self._may_be_asked(site):
                rows = Value(NONNULL, Type(QUERY_SET), typed=BY_CONVENTION)
                cls = site.world.class_of(rows.type)
                asked = queried(_replace(site, result=rows), rows, cls) if cls is not None else None
                return asked or rows
            if (row := row_of_unknown_query(site)) is not None:
                return row
        if site.method in _HANDING and self._is_used and site.result.type is None and (about := class_about(site)) is not None:
            if site.method in _LISTING:
                return self._rows_of(site.world, about)
            row = self._row_of(site.world, about)
            return as_saved(row, site) if row is not None and site.method in _SAVING else row
        if self._is_used and site.owner is not None and is_row_to_edit(site):
            return self._row_of(site.world, Type(site.owner.id))
        if self._is_used and site.method in _CONTEXT and site.result.type is None and (view := class_about(site)) is not None:
            return self._context_of(site.world, view)
        if self._is_used and site.owner is not None and is_cleaned_by_base(site):
            return cleaned_data(site.world, self._conventions, site.owner)
        if self._is_used and (missing := refused(self._conventions, site)) is not None:
            return missing
        if self._is_used and site.owner is not None and is_saved_by_serializer(site):
            if (saved := self._row_of(site.world, Type(site.owner.id))) is not None:
                return _replace(saved, null=NONNULL)
        if receiver is not None and receiver.type is not None:
            cls = site.world.class_of(receiver.type)
            if cls is not None and is_query_class(site.world.program, cls):
                if receiver.typed == BY_CONVENTION and receiver.asked is None and not self._may_be_asked(site):
                    return Value()
                found = queried(site, receiver, cls, self._managed.of(cls.id)) or of_unknown_method(site, receiver, cls)
                if site.method in _CREATING and receiver.element is not None:
                    made = found or site.result
                    return _replace(made, fresh=True, facts=(*made.facts, *given_facts(site.arguments)))
                return found
        return None

    def operation(self, world: World, operator: str, operands: tuple[Value, ...]) -> Value | None:
        """`Q(…) | Q(…)`, `~Q(…)`, `F("a") + 1`, and `|` and `&` of query sets."""
        if any(isinstance(operand.asked, Rows) for operand in operands):
            return joined_queries(world, operator, operands)
        asked = combined(operator, tuple(operand.asked for operand in operands))
        return Value(NONNULL, asked=asked) if asked is not None else None

    def refused(self, site: CallSite) -> Refused:
        """See `flow.protocols.FrameworkModel`."""
        if not self._is_used:
            return ()
        return refused_values(site) if site.method in _CREATING else refused_keywords(site, self._asked_for)

    def refuses(self, world: World, operator: str, operands: tuple[Value, ...]) -> bool:
        """No part of a query has comparisons."""
        return False

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type | Value]:
        """The rows that signals, the admin site, feeds and search indexes hand in."""
        if not self._is_used or function.path.endswith(".java"):
            return {}
        handed = handed_rows(world, self._conventions, self._permitted, self._views, function, names)
        known = self._conventions.parameters(function, names)
        return {**{name: self._with_facts(world, function, type) for name, type in known.items()}, **handed}

    def _with_facts(self, world: World, function: FunctionInfo, type: Type) -> Type | Value:
        """A row that a class is about, or the form that is made for it, with what the class's own `get_queryset` asks of them."""
        owner, held = function.owner, world.class_of(type)
        if owner is None or held is None or function.decl.name == "save_model":
            return type
        if world.schema.is_entity(type.cls):
            facts = self._views.facts(owner, type.cls)
            return Value(type=type, always_true=world.always_true(type.cls), typed=BY_CONVENTION, facts=facts) if facts else type
        model = self._conventions.model_of(held)
        facts = tuple(_replace(f, segments=("instance", *f.segments)) for f in self._views.facts(owner, model)) if model else ()
        return Value(NONNULL, type, typed=BY_CONVENTION, facts=facts) if facts else type

    def handed(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
        """What serializers have validated."""
        return serialized(world, self._conventions, function, names) if self._is_used else {}

    def unsaved(self, function: FunctionInfo) -> str:
        """What is handed to handlers of the signals that are sent before a row is saved."""
        return self._conventions.unsaved(function)

    def _may_be_asked(self, site: CallSite) -> bool:
        """Whether the keywords of a query by convention can be those of a model: `bucket.objects.filter(Prefix=…)` is none."""
        if site.method not in ("filter", "exclude", "get"):
            return True
        names = [item.name.partition("__")[0] for item, _ in site.arguments if item.name]
        return all(name in self._asked_for or name.islower() for name in names)

    def _asked(self, site: CallSite) -> Value | None:
        """What a function of Django's gives that is part of a query, or a row of one."""
        if not self._is_used or (isinstance(site.callee, (FunctionInfo, ClassInfo)) and not site.callee.is_library):
            return None
        if site.method in _SHORTCUTS and site.arguments:
            return found_by_shortcut(site)
        asked = asked_by_call(site)
        return Value(NONNULL, asked=asked) if asked is not None else brought(site)

    def _rows_of(self, world: World, type: Type) -> Value | None:
        """The query set of a view, of whose rows the class says which model they are of."""
        row = self._row_of(world, type)
        model = world.class_of(row.type) if row is not None else None
        if row is None or row.type is None or model is None:
            return None
        own = default_manager(world.program, model)
        rows = Type(own.id) if own is not None else Type(MANAGER, (row.type,))
        return Value(NONNULL, rows, element=_replace(row, null=NONNULL), typed=BY_CONVENTION)

    def _context_of(self, world: World, type: Type) -> Value | None:
        """What a generic view hands to its template."""
        row, cls = self._row_of(world, type), world.class_of(type)
        return handed_to_template(world, cls, _replace(row, null=NONNULL), self._rows_of(world, type)) if row and cls else None

    def _row_of(self, world: World, type: Type) -> Value | None:
        """The row that a view, form or serializer is about, whose class says which model that is."""
        cls = world.class_of(type)
        if cls is None or cls.is_library or world.schema.is_entity(cls.id):
            return None
        model = self._conventions.model_of(cls)
        if not model:
            return None
        facts = self._views.facts(cls, model)
        return Value(type=Type(model), always_true=world.always_true(model), typed=BY_CONVENTION, facts=facts)


def _has(world: World, type: Type, name: str) -> bool:
    """Whether a class of the project gives an attribute itself."""
    cls = world.class_of(type)
    member = world.program.member(cls, name) if cls is not None else None
    return member is not None and not member.declared_in.is_library
