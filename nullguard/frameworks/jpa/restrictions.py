"""Hibernate's own criteria: which attributes are there in their rows (`criteria.add(Restrictions.isNotNull("due"))`), and what is
computed over all of them (`criteria.setProjection(Projections.sum("amount"))`).

Source: the Hibernate 5 user guide, "Legacy Hibernate Criteria Queries": what is added is joined by AND, and follows SQL's logic.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, Asked, Origin, Value
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.jpa.criteria import Condition, Criteria
from nullguard.frameworks.jpa.helpers import is_of_project
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import ClassInfo, Type

_CRITERIA: Final = frozenset({"org.hibernate.Criteria", "org.hibernate.criterion.DetachedCriteria"})
_RESTRICTIONS: Final = ("org.hibernate.criterion.Restrictions.",)
_PROJECTIONS: Final = "org.hibernate.criterion.Projections."
_COMPUTING: Final = library_names("projection-computing")
"""Projections that are null where there are no rows, or no values in them."""

_COMPARING: Final = library_names("restriction-comparing")
"""Restrictions that no null passes, when they are given a value."""

_ROOT: Final = 1
"""Restrictions are of whatever criteria they are added to."""

_BEGINNING: Final = library_names("criteria-beginning")
"""Methods that begin a query of a class's rows."""

_KEEPING: Final = library_names("criteria-keeping")

_replace = msgspec.structs.replace


class Computed(Asked, frozen=True):
    """A projection that computes one value over all rows, by the function's name."""

    name: str


class Projected(Criteria, frozen=True):
    """A query of which nothing is asked but one computed value."""

    computed: str = ""


def restricted(site: CallSite) -> Value | None:
    """A criteria query, what is added to it, and what is restricted; None for other calls."""
    qualified = site.qualified
    if qualified.startswith(_RESTRICTIONS):
        condition = _condition(site)
        return Value(NONNULL, site.result.type, asked=condition) if condition is not None else None
    if qualified.startswith(_PROJECTIONS):
        computed = Computed(site.method) if site.method in _COMPUTING else None
        return Value(NONNULL, site.result.type, asked=computed) if computed is not None else None
    result, receiver = site.result, site.receiver
    if result.type is None or result.type.cls not in _CRITERIA:
        return None
    if site.method in _BEGINNING and not is_of_project(site):
        cls = site.arguments[0][1].symbol if site.arguments else None
        is_root = receiver is None or not isinstance(receiver.asked, Criteria)  # else it is of what is joined
        return _replace(result, asked=Criteria(_ROOT, cls.id)) if isinstance(cls, ClassInfo) and is_root else None
    known = receiver.asked if receiver is not None else None
    if not isinstance(known, Criteria):
        begun = _begun_by_helper(site)
        return _replace(result, asked=Criteria(_ROOT, begun.id)) if begun is not None else None
    if site.method == "add" and site.arguments:
        added = site.arguments[0][1].asked
        present = added.holds if isinstance(added, Condition) else frozenset()
        return _replace(result, asked=_replace(known, present=known.present | present))
    if site.method == "setProjection" and site.arguments:
        projection = site.arguments[0][1].asked
        return _replace(result, asked=Projected(computed=projection.name) if isinstance(projection, Computed) else Criteria())
    return _replace(result, asked=known if site.method in _KEEPING else Criteria())


def _begun_by_helper(site: CallSite) -> ClassInfo | None:
    """The class of whose rows a function of the project begins a query: the one that it is handed (`criteria(Order.class)`), or
    that its object is a DAO of (`createCriteria()` in a class below `GenericDao<Order, Long>`)."""
    if site.result.asked is not None or not is_of_project(site):
        return None
    world, given = site.world, [value.symbol for _, value in site.arguments]
    if len(given) == 1 and isinstance(given[0], ClassInfo):
        return given[0] if world.schema.is_entity(given[0].id) else None
    cls = site.owner if site.receiver is None else world.class_of(site.receiver.type)
    member = world.program.method(cls, site.method, 0) if cls is not None and not given else None
    if cls is None or member is None or (holder := member.functions[0].owner) is None:
        return None
    base = world.program.seen_as(Type(cls.id), holder.id)
    rows = [type.cls for type in base.args if world.schema.is_entity(type.cls)] if base is not None else []
    return world.program.classes.get(rows[0]) if len(rows) == 1 else None


def computed_of(receiver: Value, method: str) -> Value | None:
    """The one value that a query computes over all its rows, which is null where there are none."""
    if method != "uniqueResult" or not isinstance(receiver.asked, Projected):
        return None
    return Value(NULLABLE, origin=Origin("aggregate", receiver.asked.computed))


def is_restricted(value: Value) -> bool:
    """Whether a value is such a query."""
    return value.type is not None and value.type.cls in _CRITERIA and isinstance(value.asked, Criteria)


def _condition(site: CallSite) -> Condition | None:
    if not site.arguments:
        return None
    constants = site.arguments[0][1].constants
    kind, name = next(iter(constants)) if constants is not None and len(constants) == 1 else ("", "")
    if kind != "str" or "." in str(name):  # `a.name` is of an alias
        return None
    if site.method == "isNotNull":
        return Condition(_ROOT, frozenset({(str(name),)}))
    if site.method not in _COMPARING or any(value.null >= NULL for _, value in site.arguments[1:]):
        return None
    return Condition(_ROOT, frozenset({(str(name),)}))
