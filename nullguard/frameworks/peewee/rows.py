"""What a peewee query asks of its rows: `Order.select().where(Order.reference.is_null(False)).join(Customer)`.

Source: the peewee 3 documentation, "Query operators" and "Relationships and Joins": `>>` is IS, `<<` is IN, `join` is an inner
join from the model that was joined last (`switch` changes that) along the foreign key between the two, unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.flow.domain.refinement import as_nonnull, with_facts_of
from nullguard.flow.domain.values import ANY, NONNULL, NULL, Asked, Fact, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.world import World
from nullguard.frameworks.queries import NOTHING, Condition, Expression, Need, Needs, every, facts_along, negated
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.schema import AttributeKind
from nullguard.program.symbols import CLASS_OBJECT, Type

_replace = msgspec.structs.replace

_SELECT = "peewee.ModelSelect"
_CONDITIONS = library_names("peewee-condition")
_COMPARING = library_names("peewee-comparing")
"""Methods of fields that are true only of a value that is there."""

_ROWS = library_names("peewee-row")


RECORDS = library_names("peewee-records")
"""Methods after which a query gives no objects of its model, but what columns hold."""


class Rows(Asked, frozen=True):
    """A query for rows of a model: `places` are the models that have been selected from and joined, each with the relations that
    lead to it, `last` the one that is joined from, `needs` what is known to be there, from the first model on, `selected` what is
    asked for instead of all columns of the first model: models, models with the name of a column, and what is neither."""

    places: tuple[tuple[str, tuple[str, ...]], ...]
    last: str
    needs: Needs = NOTHING
    selected: tuple[tuple[str, str], ...] = ()

    @property
    def is_query(self) -> bool:
        return True

    @property
    def root(self) -> str:
        return self.places[0][0]

    def joined(self, other: Asked) -> Asked | None:
        if not isinstance(other, Rows) or (self.root, self.selected) != (other.root, other.selected):
            return None
        places = tuple(place for place in self.places if place in other.places)
        return _replace(self, places=places, last=self.last if self.last == other.last else "", needs=self.needs & other.needs)


def model_named(world: World, value: Value) -> str:
    """The id of the model that a value names; empty where it names none."""
    type = value.type
    if type is None or type.cls != CLASS_OBJECT or not type.args:
        return ""
    return type.args[0].cls if world.schema.is_entity(type.args[0].cls) else ""


def selected_rows(site: CallSite) -> Value | None:
    """The rows of `Order.select()`, and the row of `Order.get(Order.reference == reference)`."""
    root = model_named(site.world, site.receiver) if site.receiver is not None else ""
    if not root:
        return None
    rows = Rows(((root, ()),), root, selected=tuple(_selected(site.world, value) for _, value in site.arguments))
    if site.method == "select":
        return with_rows(site, site.result, rows)
    return _row(site, _where(site, rows)) if site.method in _ROWS and site.arguments else None


def related_rows(site: CallSite, receiver: Value) -> Rows | None:
    """The rows of the other side of a foreign key, as `customer.orders` gives them; None of anything else."""
    called, type = site.node.function, receiver.type
    if not isinstance(called, s.Attribute) or not isinstance(called.value, s.Attribute) or receiver.asked is not None:
        return None
    root = type.args[0].cls if type is not None and type.cls == _SELECT and type.args else ""
    return Rows(((root, ()),), root) if site.world.schema.is_entity(root) else None


def narrowed_rows(site: CallSite, rows: Rows) -> Value | None:
    """What a method of a query gives; None where its signature says all."""
    method = site.method
    if method in _ROWS:
        return _row(site, rows)
    if method in _CONDITIONS:
        rows = _where(site, rows)
    elif method in ("join", "left_outer_join", "join_from"):
        rows = _joined(site, rows)
    elif method == "switch":
        given = model_named(site.world, site.arguments[0][1]) if site.arguments else ""
        rows = _replace(rows, last=given or rows.root)
    elif method == "orwhere":
        rows = _replace(rows, needs=NOTHING)
    elif method in RECORDS:
        return recorded(site, rows, site.world.row(rows.root), _facts(site.world, rows))
    elif method in ("objects", "iterator", "scalar", "count", "exists"):
        return None
    return with_rows(site, site.result, rows)


def recorded(site: CallSite, rows: Rows, row: Value, facts: tuple[Fact, ...]) -> Value:
    """The query whose rows are dictionaries or tuples of what is selected."""
    world = site.world
    row = _replace(row, facts=facts)
    columns = [name if model == rows.root else "" for model, name in rows.selected]
    if not any(columns):
        columns = list(_columns(world, rows.root)) if not rows.selected or (rows.root, "") in rows.selected else columns
    held = [(name, _held(world, row, name) if name else ANY) for name in columns]
    # the columns of a joined model take the places behind those of the first one, and their names from it
    wholes = [model for model, name in rows.selected if model and not name]
    others = {name for model in wholes if model != rows.root for name in _columns(world, model)}
    named = tuple((name, value) for name, value in held if name and name not in others) if site.method != "tuples" else ()
    is_mapping = site.method == "dicts"
    type = Type("builtins.dict" if is_mapping else "builtins.tuple")
    items = None if is_mapping or wholes else tuple(value for _, value in held)
    return Value(NONNULL, Type(_SELECT, (type,)), element=Value(NONNULL, type, named=named, items=items))


def record_of(site: CallSite, receiver: Value) -> Value | None:
    """The one row that such a query gives (`Order.select().dicts().get()`), or the query for those of its rows that meet a
    condition; None of anything else."""
    row, type = receiver.element, receiver.type
    if type is None or type.cls != _SELECT or row is None or not (row.named or row.items):
        return None
    if site.method in _CONDITIONS:
        asked = {need.path[1] for need in _asked(site) if len(need.path) == len(("model", "column"))}
        named = tuple((name, (as_nonnull(held) or held) if name in asked else held) for name, held in row.named)
        items = tuple(as_nonnull(held) or held if _column(held) in asked else held for held in row.items or ())
        return _replace(receiver, element=_replace(row, named=named, items=items or None))
    return _replace(site.result, named=row.named, items=row.items) if site.method in _ROWS else None


def _column(held: Value) -> str:
    """The name of the column because of which a value may be null."""
    return held.origin.subject.rpartition(".")[2] if held.origin is not None and held.origin.kind == "column" else ""


def _selected(world: World, value: Value) -> tuple[str, str]:
    """A model or a column that is selected."""
    if isinstance(value.asked, Expression) and not value.asked.is_aggregate and len(value.asked.column) == 2:
        return value.asked.column[0], value.asked.column[1]
    return model_named(world, value), ""


def _columns(world: World, model: str) -> Iterator[str]:
    """The columns of a model, foreign keys by the name of their relation."""
    attributes = world.schema.attributes(model)
    keys = {mapped.key_attribute for mapped in attributes if mapped.kind is AttributeKind.RELATION}
    for mapped in attributes:
        if mapped.kind is not AttributeKind.COLLECTION and mapped.name not in keys:
            yield mapped.name


def _held(world: World, row: Value, name: str) -> Value:
    attribute = world.schema.attribute(row.type.cls, name) if row.type is not None else None
    name = (attribute.mapped.key_attribute if attribute is not None else "") or name
    return with_facts_of(row, name, world.attribute(row, name))


def with_rows(site: CallSite, query: Value, rows: Rows) -> Value | None:
    """A query, with what is known of its rows."""
    if query.type is None:
        return None
    element = query.element if query.element is not None else site.world.row(rows.root)
    return _replace(query, element=_replace(element, facts=_facts(site.world, rows)), asked=rows)


def called_on(site: CallSite, field: Expression) -> Value | None:
    """The condition that a method of a field makes; None for others."""
    if site.method == "is_null":
        given = site.arguments[0][1].constants if site.arguments else None
        missing = Condition(NOTHING, field.strict)
        return Value(NONNULL, asked=negated(missing) if given == frozenset({("bool", False)}) else missing)
    return Value(NONNULL, asked=Condition(field.strict, field.strict)) if site.method in _COMPARING else None


def operated(operator: str, left: Value, right: Value) -> Value | None:
    """`Order.reference >> None` and `Order.status << statuses`."""
    if not isinstance(left.asked, Expression) or operator not in (">>", "<<"):
        return None
    strict = left.asked.strict
    if operator == ">>" and right.null == NULL:
        return Value(NONNULL, asked=Condition(NOTHING, strict))
    return Value(NONNULL, asked=Condition(strict, strict if operator == "<<" else NOTHING))


def _where(site: CallSite, rows: Rows) -> Rows:
    return _replace(rows, needs=rows.needs | _from_root(rows, _asked(site)))


def _asked(site: CallSite) -> Needs:
    """What is there in rows that meet the conditions of a call."""
    found = [
        value.asked if isinstance(value.asked, Condition) else Condition()
        for argument, value in site.arguments
        if not argument.name and not argument.star
    ]
    return every(found).holds or NOTHING


def _from_root(rows: Rows, needs: Needs) -> Needs:
    """What is known of joined models' rows, as paths from the first model."""
    places = dict(rows.places)
    return frozenset(
        Need((rows.root, *places[need.path[0]], *need.path[1:]), need.whole) for need in needs if need.path[0] in places
    )


def _joined(site: CallSite, rows: Rows) -> Rows:
    given = [value for argument, value in site.arguments if not argument.name]
    target = model_named(site.world, given[-1 if site.method == "join_from" else 0]) if given else ""
    if site.method == "join_from":
        return rows
    named = {argument.name: (argument, value) for argument, value in site.arguments if argument.name}
    way = site.arguments[1][0] if len(given) > 1 else named["join_type"][0] if "join_type" in named else None
    is_inner = site.method == "join" and (way is None or _is_inner(way.value))
    on = given[2].asked if len(given) > 2 else named["on"][1].asked if "on" in named else None
    places = dict(rows.places)
    if not target:
        return _replace(rows, last="", needs=rows.needs | _any_joined(site.world, rows)) if is_inner else rows
    relation = _relation(site.world, rows.last, target, on)
    if relation and rows.last in places:
        path = (*places[rows.last], relation)
        needs = rows.needs | {Need((rows.root, *path))} if is_inner else rows.needs
        return _replace(
            rows, places=(*rows.places, (target, path)) if target not in places else rows.places, last=target, needs=needs
        )
    if isinstance(on, Condition) and is_inner:
        return _replace(rows, last=target, needs=rows.needs | _from_root(rows, on.holds or NOTHING))
    return _replace(rows, last=target)


def _any_joined(world: World, rows: Rows) -> Needs:
    """The foreign keys of the model that is joined from: what is joined is not known, so that it may be each of them."""
    places = dict(rows.places)
    if rows.last not in places:
        return NOTHING
    relations = [mapped.name for mapped in world.schema.attributes(rows.last) if mapped.kind is AttributeKind.RELATION]
    return frozenset(Need((rows.root, *places[rows.last], name)) for name in relations)


def _is_inner(way: s.Expr) -> bool:
    return last_name(way) == "INNER" or (isinstance(way, s.Constant) and way.value == "INNER")


def _relation(world: World, source: str, target: str, on: Asked | None) -> str:
    """The foreign key of `source` along which `target` is joined; empty where it is the other's, or one of several."""
    if isinstance(on, Expression) and len(on.column) == 2:
        return on.column[1] if on.column[0] == source else ""
    found = [
        mapped.name
        for mapped in world.schema.attributes(source)
        if mapped.kind is AttributeKind.RELATION and mapped.target == target
    ]
    if isinstance(on, Condition):
        found = [name for name in found if Need((source, name)) in (on.holds or NOTHING)]
    return found[0] if len(found) == 1 else ""


def _row(site: CallSite, rows: Rows) -> Value | None:
    facts = _facts(site.world, rows)
    return _replace(site.result, facts=facts) if facts and site.result.type is not None else None


def _facts(world: World, rows: Rows) -> tuple[Fact, ...]:
    found: set[Fact] = set()
    for need in rows.needs:
        if need.path[0] == rows.root and len(need.path) > 1:
            found |= facts_along(world, rows.root, Need(need.path[1:], need.whole))
    return tuple(sorted(found, key=lambda fact: (fact.segments, fact.aspect)))
