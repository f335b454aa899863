"""Panache of Quarkus: the rows that its short queries find (`Book.list("price is not null")`, `loans.find("due < ?1", day)`).

Source: the Quarkus guide "Simplified Hibernate ORM with Panache", "Simplified queries": a text that begins with neither `from`,
`select` nor `with` is what follows `from Book where`, or `from Book` where it is an order; one attribute alone is compared with
the one parameter.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.values import NULL, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.query_rows import Queries
from nullguard.program.symbols import ClassInfo, Type

_PACKAGE: Final = "io.quarkus.hibernate.orm.panache."
_ENTITY: Final = f"{_PACKAGE}PanacheEntityBase"
_REPOSITORY: Final = f"{_PACKAGE}PanacheRepositoryBase"
_QUERY: Final = f"{_PACKAGE}PanacheQuery"
_SORT: Final = "io.quarkus.panache.common.Sort"
_ASKING: Final = frozenset({"find", "list", "stream"})
_ALL: Final = frozenset({"findAll", "listAll", "streamAll"})
_WHOLE: Final = re.compile(r"\s*(?:from|select|with)\s", re.IGNORECASE)
_ORDER: Final = re.compile(r"\s*order\s+by\s", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"\s*[A-Za-z_][\w.]*\s*")
_replace = msgspec.structs.replace


class PanacheModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    def basis(self) -> str:
        """The entities' names and named queries."""
        return self._queries.basis()

    def call(self, site: CallSite) -> Value | None:
        """A query with the rows that it will give, and its results."""
        type, receiver = site.result.type, site.receiver
        if receiver is not None and receiver.type is not None and receiver.type.cls == _QUERY:
            return _of_query(site, receiver.element) if receiver.element is not None else None
        if site.method not in _ASKING and site.method not in _ALL:
            return None
        if type is None or (cls := _entity(site)) is None:
            return None
        row = self._row(site, cls) if site.method in _ASKING else None
        return _replace(site.result, element=row or site.world.row(cls.id))

    def _row(self, site: CallSite, cls: ClassInfo) -> Value | None:
        """What a row is by the query's text, whichever of its texts that is."""
        texts = site.arguments[0][1].constants if site.arguments else None
        row = None
        for kind, text in sorted(texts or (), key=repr):
            whole = _whole(site, str(text), cls) if kind == "str" else None
            found = self._queries.element(site.world, whole, is_native=False, wanted=cls.id) if whole else None
            if found is None:
                return None
            row = found if row is None else join(row, found)
        return row


def _entity(site: CallSite) -> ClassInfo | None:
    """The entity whose rows are asked for: the class that a method is called on, the one that the call stands in, or the one of a
    repository; None where the project has a method of its own."""
    world, receiver, result = site.world, site.receiver, site.result.type
    if receiver is None or result is None:
        return None
    asked = receiver.symbol if isinstance(receiver.symbol, ClassInfo) else world.class_of(receiver.type)
    is_inherited = asked is not None and asked.dotted == _ENTITY
    asked = site.owner if is_inherited else asked
    if asked is None or not (lineage := {_ENTITY, _REPOSITORY}.intersection(world.lineage(Type(asked.id)))):
        return None
    member = world.program.member(asked, site.method)
    if member is None or not member.declared_in.is_library:
        return None
    row = asked if _ENTITY in lineage else world.class_of(result.args[0]) if result.args else None
    return row if row is not None and world.schema.is_entity(row.id) else None


def _whole(site: CallSite, text: str, cls: ClassInfo) -> str:
    """The whole query of a short one; empty where it is told by a parameter that may be null."""
    if _WHOLE.match(text):
        return text
    if _ORDER.match(text):
        return f"from {cls.dotted} {text}"
    if _ATTRIBUTE.fullmatch(text) is None:
        return f"from {cls.dotted} where {text}"
    parameters = [value for _, value in site.arguments[1:] if value.type is None or value.type.cls != _SORT]
    return f"from {cls.dotted} where {text} = ?1" if len(parameters) == 1 and parameters[0].null < NULL else ""


def _of_query(site: CallSite, row: Value) -> Value | None:
    type = site.result.type
    if type is not None and type.cls == _QUERY:
        return _replace(site.result, element=row)
    is_open = type is not None and type.cls.startswith("~")
    return given(site.world, _replace(site.result, type=row.type) if is_open else site.result, row)
