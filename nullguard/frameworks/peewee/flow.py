"""What aggregates of a peewee query give: `Order.select(fn.MAX(Order.total)).scalar()` is null over no rows; and what is part of
a query.

Source: the peewee 3 documentation, "Querying": `fn` calls any function of SQL, `scalar` gives the first column of the first row,
`>>` is IS.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.given_facts import given_facts
from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import NONNULL, NULLABLE, Asked, Origin, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.flow.world import World
from nullguard.frameworks.peewee.rows import (
    RECORDS,
    Rows,
    called_on,
    model_named,
    narrowed_rows,
    operated,
    record_of,
    related_rows,
    selected_rows,
)
from nullguard.frameworks.queries import Expression, Need
from nullguard.knowledge.aggregates import is_aggregate, is_null_over_nothing
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.model.text import render
from nullguard.program.symbols import CLASS_OBJECT

_SELECT = "peewee.ModelSelect"
_CREATING = library_names("peewee-creating")
_SAME_ROWS = library_names("peewee-same-class")
"""Methods after which there is one row for all that match."""


class Totals(Asked, frozen=True):
    """A query that selects aggregates of all its rows: those functions, in order, empty where one is never null."""

    functions: tuple[str, ...]


class PeeweeModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "python"
    makes_attributes = True

    def basis(self) -> str:
        """Nothing besides what is read."""
        return ""

    def names(self) -> frozenset[str]:
        """What gives an aggregate, or columns by their text or their place."""
        return RECORDS | {"scalar"}

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """`Order.total` is an expression of a query, which has operators of its own: `Order.paid_at >> None` is IS NULL."""
        type = receiver.type
        if type is None or type.cls != CLASS_OBJECT or not type.args:
            return None
        cls = world.class_of(type.args[0])
        if cls is None or not any(base.startswith("peewee.") for base in world.program.base_names(cls)):
            return None
        member = world.program.member(cls, name)
        made = member.field.value if member is not None and member.field is not None else None
        if not isinstance(made, s.Call) or not dotted_name(made.function).endswith("Field"):
            return None
        return Value(NONNULL, asked=Expression(frozenset({Need((cls.id, name))}), (cls.id, name)))

    def call(self, site: CallSite) -> Value | None:
        """`fn.MAX(…)`, queries that select it, and what `scalar()` gives of them."""
        if (function := _aggregate(site)) is not None:
            return Value(NONNULL, asked=function)
        receiver = site.receiver
        if receiver is None:
            return None
        if site.method in _CREATING and model_named(site.world, receiver) and site.result.type is not None:
            return msgspec.structs.replace(site.result, fresh=True, facts=given_facts(site.arguments))
        if (totals := _totals(site, receiver)) is not None:
            return totals
        if isinstance(receiver.asked, Rows):
            return narrowed_rows(site, receiver.asked)
        if isinstance(receiver.asked, Expression) and receiver.asked.column:
            return called_on(site, receiver.asked)
        if (related := related_rows(site, receiver)) is not None:
            return narrowed_rows(site, related)
        return record_of(site, receiver) or selected_rows(site)

    def operation(self, world: World, operator: str, operands: tuple[Value, ...]) -> Value | None:
        """`Order.paid_at >> None`; other comparisons mean the same in all frameworks."""
        return operated(operator, *operands) if len(operands) == 2 else None


def _aggregate(site: CallSite) -> Expression | None:
    holder = dotted_name(site.node.function).rpartition(".")[0].rpartition(".")[2]
    if holder != "fn" or not is_aggregate(site.method):
        return None
    name = site.method if is_null_over_nothing(site.method) else ""
    return Expression(is_present=not name, is_aggregate=True, aggregate=name)


def _totals(site: CallSite, receiver: Value) -> Value | None:
    """Aggregates, queries that select them, and what `scalar()` gives of them."""
    if receiver.symbol is not None and site.method != "select":
        return None
    if site.method == "select" and site.arguments and (site.result.type is None or site.result.type.cls == _SELECT):
        asked = [value.asked for _, value in site.arguments]
        totals = [item.aggregate for item in asked if isinstance(item, Expression) and item.is_aggregate]
        return _with(site.result, Totals(tuple(totals))) if len(totals) == len(asked) else None
    if isinstance(receiver.asked, Expression) and receiver.asked.is_aggregate:
        return receiver if site.method in ("alias", "filter", "cast") and receiver.type is None else None
    if not isinstance(receiver.asked, Totals):
        return None
    if site.method == "scalar":
        return _scalar(site, receiver.asked)
    return _with(site.result, receiver.asked) if site.method in _SAME_ROWS else None


def _scalar(site: CallSite, totals: Totals) -> Value:
    name = totals.functions[0]
    if not name:
        return Value(NONNULL)
    return with_place(Value(NULLABLE, origin=Origin("aggregate", name)), site.path, site.node.at, render(site.node))


def _with(value: Value, totals: Totals) -> Value:
    return Value(value.null, value.type, element=value.element, asked=totals, typed=value.typed)
