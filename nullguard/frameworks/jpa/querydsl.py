"""QueryDSL: of which class the rows of a query are, and what its conditions ask of them
(`order.note.isNotNull().and(order.id.gt(3))`).

Source: the Querydsl 5 reference, "Querying JPA": conditions become JPQL, so that they follow SQL's logic of three values. The
query types (`QOrder.order`, and `QOrder.order1` where JPQL has the word) are generated, and mostly no part of the sources: they
are known by how they are called. A join may give the condition another row, so that only those count which begin at a type that
is called after the rows' class, or at a variable of its first letter. What is added to a `BooleanBuilder` changes it.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import NONNULL, NULL, RESOLVED, Asked, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.flow.world import World
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.query_paths import facts_below
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.model.queries import Path
from nullguard.program.symbols import Type

QUERYDSL: Final = ("com.querydsl", "org.springframework.data.querydsl")
_QUERY: Final = "com.querydsl.jpa.impl.JPAQuery"
_BUILDER: Final = "com.querydsl.core.BooleanBuilder"
_COMPARING: Final = library_names("querydsl-comparing")
_ROWS: Final = frozenset({"fetch", "fetchOne", "fetchFirst", "stream"})
_BEGINNING: Final = frozenset({"selectFrom"})
_TRUTH: Final = "boolean"
_DIGITS: Final = "0123456789"
_ALL_OF: Final = "allOf"
_EXECUTING: Final = frozenset({"findAll", "findOne"})

_replace = msgspec.structs.replace

_Place = tuple[str, Path]
"""What a path of attributes begins at, by the simple name of a class in lower case, or its first letter; and the attributes."""


class Restricted(Asked, frozen=True):
    """A condition, with the paths that are there where it holds."""

    present: frozenset[_Place]

    def joined(self, other: Asked) -> Asked | None:
        return _replace(self, present=self.present & other.present) if isinstance(other, Restricted) else None


class Building(Restricted, frozen=True):
    """The conditions that a builder has so far."""

    @property
    def changes_receiver(self) -> bool:
        return True


class Rows(Asked, frozen=True):
    """A query of rows of a class, with what its conditions ask."""

    cls: str = ""
    present: frozenset[_Place] = frozenset()

    @property
    def changes_receiver(self) -> bool:
        return True

    def joined(self, other: Asked) -> Asked | None:
        is_same = isinstance(other, Rows) and self.cls == other.cls
        return _replace(self, present=self.present & other.present) if is_same and isinstance(other, Rows) else None


class QuerydslModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def basis(self) -> str:
        """Classes alone tell."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """A condition, a query with what it asks, and its rows."""
        receiver, type = site.receiver, site.result.type
        if type is not None and type.cls == _BUILDER:
            return _replace(site.result, asked=Building(_built(site)))
        if type is None or (site.method in _COMPARING and type.cls == _TRUTH and _is_guessed(receiver)):
            present = _condition(site)
            return _replace(site.result, asked=Restricted(present)) if present else None
        if site.method in _EXECUTING and receiver is not None and receiver.type is not None:
            return _found(site, type)
        known = receiver.asked if receiver is not None and isinstance(receiver.asked, Rows) else Rows()
        if type.cls == _QUERY:
            if site.method in _BEGINNING and site.arguments:
                known = Rows(_class_of(site, site.arguments[0][0].value))
            elif site.method == "where":
                asked = [value.asked.present for _, value in site.arguments if isinstance(value.asked, Restricted)]
                known = _replace(known, present=known.present.union(*asked))
            elif site.method == "select":
                return None
            rows = Type(_QUERY, (Type(known.cls),)) if known.cls else type
            return _replace(site.result, type=rows, asked=known)
        if site.method in _ROWS and known.cls:
            return given(site.world, site.result, _row(site.world, known.cls, known.present))
        return None


def _is_guessed(receiver: Value | None) -> bool:
    """Whether the class of an object is not certain: `order.note` in `order.note.contains("x")` may be taken for a text."""
    return receiver is None or receiver.type is None or receiver.typed != RESOLVED


def _found(site: CallSite, type: Type) -> Value | None:
    """The rows of a repository that is handed a condition."""
    asked = [value.asked.present for _, value in site.arguments[:1] if isinstance(value.asked, Restricted)]
    row = type.args[0] if len(type.args) == 1 else None
    if not asked or row is None or not site.world.schema.is_entity(row.cls):
        return None
    return given(site.world, site.result, _row(site.world, row.cls, asked[0]))


def _row(world: World, class_id: str, present: frozenset[_Place]) -> Value:
    cls = world.program.classes.get(class_id)
    name = cls.name.lower() if cls is not None else ""
    paths = sorted(path for begin, path in present if begin == name or (len(begin) == 1 and name.startswith(begin)))
    row = world.row(class_id)
    return _replace(row, null=NONNULL, facts=(*row.facts, *facts_below(world, class_id, paths)))


def _built(site: CallSite) -> frozenset[_Place]:
    """The paths that are there where a builder's conditions hold, after a call that makes it or adds to it."""
    own = site.receiver.asked if site.receiver is not None else None
    so_far = own.present if isinstance(own, Restricted) else frozenset[_Place]()
    parts = [value.asked.present if isinstance(value.asked, Restricted) else frozenset() for _, value in site.arguments]
    match site.method:
        case "and" | "andNot" | "andAnyOf":
            return so_far | parts[0] if site.method == "and" and len(parts) == 1 else so_far
        case "or" if len(parts) == 1:
            return so_far & parts[0]
        case "or" | "orNot" | "orAllOf" | "not":
            return frozenset()
    return parts[0] if len(parts) == 1 else frozenset()


def _condition(site: CallSite) -> frozenset[_Place]:
    """The paths that are there where what a call gives holds."""
    own = site.receiver.asked if site.receiver is not None else None
    parts = [value.asked.present if isinstance(value.asked, Restricted) else frozenset() for _, value in site.arguments]
    if site.method in ("and", "or") and len(parts) == 1:
        left = own.present if isinstance(own, Restricted) else frozenset()
        return left | parts[0] if site.method == "and" else left & parts[0]
    if site.method == _ALL_OF and parts:
        return frozenset[_Place]().union(*parts)
    if site.method not in _COMPARING or not isinstance(site.node.function, s.Attribute):
        return frozenset()
    if any(value.null >= NULL for _, value in site.arguments):
        return frozenset()
    place = _place(dotted_name(site.node.function.value))
    return frozenset({place}) if place is not None else frozenset()


def _place(dotted: str) -> _Place | None:
    """Where a path of a query type begins, and to which attributes it leads: `QOrder.order.note`, `order.note`, `qOrder.note`."""
    begin, *path = dotted.split(".")
    if _is_query_type(begin):
        begin, path = begin[1:], path[1:]
    elif len(begin) > 1 and begin[0] == "q" and begin[1].isupper():
        begin = begin[1:]
    begin = begin.rstrip(_DIGITS) or begin
    return (begin.lower(), tuple(path)) if path and "" not in path else None


def _is_query_type(name: str) -> bool:
    return len(name) > 1 and name[0] == "Q" and name[1].isupper()


def _class_of(site: CallSite, node: s.Expr) -> str:
    """The mapped class whose query type an expression is; empty where that is not known."""
    names = dotted_name(node).split(".")
    begin = names[0][1:] if _is_query_type(names[0]) or (names[0][:1] == "q" and names[0][1:2].isupper()) else names[0]
    if len(names) > (2 if _is_query_type(names[0]) else 1) or not begin:
        return ""
    name, schema = begin[0].upper() + begin[1:], site.world.schema
    for called in dict.fromkeys((name, name.rstrip(_DIGITS))):
        cls = site.world.program.class_named(site.path, called, "")
        found = cls.id if cls is not None and schema.is_entity(cls.id) else schema.class_called(called)
        if found:
            return found
    return ""
