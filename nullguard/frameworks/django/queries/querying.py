"""What a method of a manager or query set gives, with what the query tells of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.flow.domain.state import COUNT, HAS_ROWS
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.world import World
from nullguard.frameworks.django.names import BASE_MANAGER, QUERY_CLASSES, QUERY_SET
from nullguard.frameworks.django.queries.aggregates import aggregated, with_annotations
from nullguard.frameworks.django.queries.checked_rows import implied_needs
from nullguard.frameworks.django.queries.conditions import Arguments, conditions_of
from nullguard.frameworks.django.queries.managers import default_manager, is_query_class
from nullguard.frameworks.django.queries.prefetched import named_by
from nullguard.frameworks.django.queries.query_guards import facts_of
from nullguard.frameworks.django.queries.rows import DICTIONARIES, Rows
from nullguard.frameworks.django.queries.selected_columns import record_of, selected
from nullguard.frameworks.django.queries.written_defaults import written
from nullguard.frameworks.queries import NOTHING, Condition, Expression, Need, Needs, every, negated, some
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, Type

_replace = msgspec.structs.replace

_MAKING = library_names("query-making")
_KEEPING = frozenset({"filter", "get", "aget", "get_or_none", "complex_filter", *_MAKING})
_TOGETHER = library_names("query-sets-together")
_ANNOTATING = library_names("query-annotating")
_OTHER_ROWS = library_names("query-other-rows")
_AGGREGATING = library_names("query-aggregating")
_MANAGERS = ("objects", "_manager")
_OPTIONS = library_names("creating-values")
_FIRST = library_names("query-first")
_ONE = library_names("query-one")


def queried(site: CallSite, receiver: Value, cls: ClassInfo, model: str = "") -> Value | None:
    """The result of a method; None when nothing is known beyond its signature. `model` is the class of the rows where the
    receiver does not tell it."""
    world = site.world
    entity = entity_of(world, receiver) or model
    rows = _rows_of(site, receiver, cls)
    member = world.program.member(cls, site.method)
    if member is not None and not member.declared_in.is_library:
        if (overridden := _overridden(world, site.method)) is None:
            return _by_own_method(site, rows, entity, site.result) or _own_row(world, rows, entity, site.result)
        if overridden == "Self":
            site = _replace(site, result=Value(NONNULL, receiver.type, element=receiver.element, typed=receiver.typed))
        elif overridden == "T" and entity and site.result.type is None:
            site = _replace(site, result=_replace(world.row(entity), null=site.result.null, origin=site.result.origin))
    if member is None:
        return _by_related_managers_method(site, rows, entity)
    if site.method in _OTHER_ROWS:
        return None
    if site.method in _AGGREGATING:
        return aggregated(site)
    rows = _after(site, rows, entity)
    if site.method in ("values", "values_list"):
        return as_query(site, rows, entity, Value(NONNULL, site.result.type))
    return _with(site, rows, entity)


def joined_queries(world: World, operator: str, operands: tuple[Value, ...]) -> Value | None:
    """`a | b` and `a & b` of query sets of one model."""
    first = operands[0]
    asked = [operand.asked for operand in operands if isinstance(operand.asked, Rows)]
    if operator not in ("|", "&") or first.type is None:
        return None
    if operator == "|":
        needs = some(Condition(rows.needs) for rows in asked).holds or NOTHING if len(asked) == len(operands) else NOTHING
    else:
        needs = frozenset().union(*(rows.needs for rows in asked))
    rows = _replace(first.asked if isinstance(first.asked, Rows) else Rows(), needs=needs)
    entity = entity_of(world, first)
    return _replace(first, asked=rows, facts=facts_of(world, entity, needs, rows.aliases) if not rows.shape else ())


_LIST = "builtins.list"


def found_by_shortcut(site: CallSite) -> Value | None:
    """`get_object_or_404(Order, reference="x")`, whose first argument is a model, manager or query set."""
    world = site.world
    asked = site.arguments[0][1]
    type = asked.type
    if type is None:
        return None
    is_model = type.cls == CLASS_OBJECT and bool(type.args)
    entity = type.args[0].cls if is_model else entity_of(world, asked)
    before = asked.asked.needs if isinstance(asked.asked, Rows) else NOTHING
    needs = _needed(site.arguments[1:]) | before
    facts = facts_of(world, entity, needs)
    result = site.result
    if entity and result.type is not None and result.type.cls == _LIST:
        row = world.row(entity)
        return _replace(result, element=_replace(row, facts=row.facts + facts), truth=True)
    if entity and (result.type is None or not world.schema.is_entity(result.type.cls)):  # of a query set of the project's own
        result = world.row(entity)
        return _replace(result, facts=result.facts + facts)
    return _replace(result, facts=result.facts + facts) if facts else None


def entity_of(world: World, query: Value) -> str:
    """The id of the class of a query's rows; empty when it is not known."""
    if query.element is not None and query.element.type is not None and world.schema.is_entity(query.element.type.cls):
        return query.element.type.cls
    type = query.type.args[0] if query.type is not None and query.type.args else None
    return type.cls if type is not None and world.schema.is_entity(type.cls) else ""


_OF_QUERY: Final = frozenset({COUNT, HAS_ROWS})
"""What code knows of a query itself that it has counted, which is no attribute of its rows."""


def _rows_of(site: CallSite, receiver: Value, cls: ClassInfo) -> Rows:
    """What the query asks so far: a manager of the project's own may begin with a filter."""
    if isinstance(receiver.asked, Rows):
        return receiver.asked
    of_rows = (fact.segments for fact in receiver.facts if fact.aspect == "nonnull" and fact.segments[0] not in _OF_QUERY)
    there = frozenset(Need(segments) for segments in of_rows)
    rows = Rows(needs=there, is_rooted=receiver.element is not None)
    program = site.world.program
    member = program.member(cls, "get_queryset")
    if member is None or member.declared_in.is_library or site.method == "get_queryset":
        return rows
    if not any(base.id == BASE_MANAGER for base in program.ancestors(cls)):
        return rows
    given = site.answer(member.functions[0]).asked if member.functions else None
    return _replace(rows, needs=rows.needs | given.needs) if isinstance(given, Rows) else rows


def _overridden(world: World, method: str) -> str | None:
    """What Django's own method of the name is declared to give, which a project's class that overrides it calls in the end;
    None where it is no method of Django's."""
    cls = world.program.classes.get(QUERY_SET)
    member = world.program.member(cls, method) if cls is not None else None
    if member is None or not member.functions:
        return None
    returns = member.functions[0].decl.returns
    return returns.name if returns is not None else ""


def _by_related_managers_method(site: CallSite, rows: Rows, entity: str) -> Value | None:
    """`customer.orders.unpaid()`: a relation to many has the methods of the model's default manager."""
    program = site.world.program
    model = program.classes.get(entity)
    manager = default_manager(program, model) if model is not None else None
    member = program.member(manager, site.method) if manager is not None else None
    if member is None or not member.functions or member.declared_in.is_library:
        return None
    given = site.answer(member.functions[0])
    return _by_own_method(site, rows, entity, given) or _own_row(site.world, rows, entity, given) or given


def _by_own_method(site: CallSite, rows: Rows, entity: str, result: Value) -> Value | None:
    """What a method of the project's own gives, if it is a query that continues the receiver's or begins at a manager."""
    given = result.asked
    if not isinstance(given, Rows):
        return None
    needs = given.needs if given.is_rooted else given.needs | rows.needs
    merged = _replace(given, needs=needs, is_rooted=given.is_rooted or rows.is_rooted)
    return as_query(site, merged, entity or entity_of(site.world, result), result)


def _own_row(world: World, rows: Rows, entity: str, result: Value) -> Value | None:
    """The row that a method of the project's own gives, with what the query that it is called on tells of it. One that ends a
    query of which it does not know the model (`self.first()`) has the class of the rows that are asked for here."""
    origin = result.origin
    is_unknown = result.type is None and origin is not None and origin.kind == "lookup"
    if is_unknown and entity and origin is not None and origin.subject.startswith(tuple(QUERY_CLASSES)):
        result = _replace(world.row(entity), null=result.null, origin=origin, facts=result.facts)
    if result.type is None or result.type.cls != entity:
        return None
    return _replace(result, facts=result.facts + facts_of(world, entity, rows.needs, rows.aliases))


def _after(site: CallSite, rows: Rows, entity: str) -> Rows:
    method = site.method
    if method in _KEEPING:
        needs = rows.needs | _needed(site.arguments)
        is_keyed = not rows.needs and not rows.shape and _is_by_existing_key(site, entity)
        return _replace(rows, is_keyed=is_keyed, needs=needs | implied_needs(site.world, entity, needs, site.arguments))
    if method == "exclude":
        kept = negated(every(conditions_of(site.arguments))).holds
        return _replace(rows, is_keyed=False, needs=rows.needs | (kept or NOTHING))
    if method == "none":
        return _replace(rows, is_none=True)
    if method in _TOGETHER:
        return _replace(rows, is_keyed=False, needs=_together(site, rows.needs))
    if method in _ANNOTATING:
        named = tuple(_named_expressions(site))
        columns = rows.columns + named if rows.shape == DICTIONARIES and method == "annotate" else rows.columns
        return _replace(rows, aliases=rows.aliases + named, columns=columns)
    if method in ("values", "values_list"):
        return selected(site, rows, entity)
    if method == "prefetch_related":
        return _replace(rows, prefetched=rows.prefetched + named_by(site))
    return rows


def _is_by_existing_key(site: CallSite, entity: str) -> bool:
    """Whether all that a query of the whole table asks for is the key that another row holds, or a row's own key:
    `Customer.objects.filter(pk=order.buyer_id)`. Managers of a table are told by their name."""
    asked = site.node.function
    if len(site.arguments) != 1 or not isinstance(asked, s.Attribute) or not isinstance(asked.value, s.Attribute):
        return False
    if not asked.value.name.endswith(_MANAGERS):
        return False
    (argument, key), attribute = site.arguments[0], None
    name = (argument.name or "").removesuffix("__exact")
    if name not in ("", "pk"):
        attribute = site.world.schema.attribute(entity, name) if entity else None
    is_primary = name == "pk" or (attribute is not None and attribute.mapped.primary_key)
    return is_primary and key.null < NULL and (key.is_key or (bool(key.row_key) and key.row_key == entity))


def _needed(arguments: Arguments) -> Needs:
    given = [(argument, value) for argument, value in arguments if argument.name not in _OPTIONS]
    return every(conditions_of(given)).holds or NOTHING


def _together(site: CallSite, needs: Needs) -> Needs:
    others = [value.asked.needs if isinstance(value.asked, Rows) else NOTHING for _, value in site.arguments]
    if site.method == "union":
        return needs.intersection(*others)
    return needs.union(*others) if site.method == "intersection" else needs


def _named_expressions(site: CallSite) -> Iterator[tuple[str, Expression]]:
    for argument, value in site.arguments:
        if argument.name and not argument.star:
            yield argument.name, value.asked if isinstance(value.asked, Expression) else Expression()


def _with(site: CallSite, rows: Rows, entity: str) -> Value | None:
    """The result by its signature, with what is known of the rows."""
    world, result = site.world, site.result
    if rows.is_keyed and site.method in _FIRST and result.null == NULLABLE:
        result = _replace(result, null=UNKNOWN, origin=None)
        return _replace(result, facts=facts_of(world, entity, rows.needs, rows.aliases))
    if rows.shape and site.method in _FIRST | _ONE:
        return _one(site, rows, entity)
    if result.type is None:
        is_row = site.method in _FIRST | _ONE
        given = facts_of(world, entity, rows.needs, rows.aliases) if is_row else ()
        if is_row and entity:
            return _replace(world.row(entity), null=result.null, origin=result.origin, facts=given)
        return _replace(result, facts=given) if given else None
    cls = world.class_of(result.type)
    if cls is not None and is_query_class(world.program, cls):
        return as_query(site, rows, entity, result)
    if entity and (rows.aliases or rows.prefetched) and site.method in _FIRST | _ONE and result.type.cls == entity:
        result = with_annotations(site, rows, entity, result)
    facts = facts_of(world, entity, rows.needs, rows.aliases)
    if rows.shape:
        return _replace(result, element=record_of(site, rows, entity)) if site.method in ("iterator", "aiterator") else None
    facts = (*facts, *written(site))
    if not facts:
        return result if result.named else None
    if site.method in _MAKING and entity:
        row = _replace(world.row(entity), facts=facts)
        return _replace(result, items=(row, Value(NONNULL)))
    return _replace(result, facts=facts)


def as_query(site: CallSite, rows: Rows, entity: str, result: Value) -> Value:
    """A query set with all that is known of what it gives."""
    world = site.world
    if rows.shape:
        element = record_of(site, rows, entity)
        type = Type(result.type.cls, (Type(entity),)) if result.type is not None and entity else result.type
        return _replace(result, type=type, asked=rows, facts=(), element=element)
    row = world.row(entity) if entity and result.element is None else result.element
    if row is not None and entity:
        row = with_annotations(site, rows, entity, row)
    return _replace(result, asked=rows, facts=facts_of(world, entity, rows.needs, rows.aliases), element=row)


def _one(site: CallSite, rows: Rows, entity: str) -> Value:
    record = record_of(site, rows, entity)
    if site.method in _ONE:
        return record
    return _replace(record, null=NULLABLE, origin=Origin("lookup", site.qualified))
