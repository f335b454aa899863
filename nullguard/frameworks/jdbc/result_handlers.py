"""Queries whose result a handler reads, of Commons DbUtils: `runner.query(sql, new BeanHandler<>(Order.class), id)`, also through
a function of the project that is given both.

Source: the API reference of DbUtils 1.8: BeanHandler, MapHandler and ScalarHandler give null where there is no row.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.frameworks.jdbc.given_queries import is_computed, rows_asked
from nullguard.frameworks.query_rows import aggregate_of
from nullguard.knowledge.words import library_names
from nullguard.model.text import render

PACKAGE: Final = "org.apache.commons.dbutils"
_METHODS: Final = frozenset({"query"})
_replace = msgspec.structs.replace


class ResultHandlerModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def names(self) -> frozenset[str]:
        """See `flow.protocols.FrameworkModel`."""
        return _METHODS

    def basis(self) -> str:
        """Answers depend on nothing but the call."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """What a query gives that is handed with one of the handlers that give null where there is no row."""
        result, handlers = site.result, library_names("row-handler")
        if result.null != UNKNOWN or not any(
            value.type is not None and value.type.cls in handlers for _, value in site.arguments
        ):
            return None
        if (site.qualified.startswith(PACKAGE) and site.method not in _METHODS) or _is_of_many(site):
            return None  # `runner.insert(sql, handler)` gives the key of a new row
        rows = rows_asked(site)
        if rows is not None and is_computed(rows):
            empty = aggregate_of(rows)
            return _replace(result, null=NULLABLE, origin=empty.origin) if empty is not None else None
        subject = site.qualified or site.method
        origin = Origin("lookup", subject, site.path, site.node.at, render(site.node), keyed=len(site.arguments) > _UNKEYED)
        return _replace(result, null=NULLABLE, origin=origin)


_UNKEYED: Final = 2
"""The arguments of a query that is asked for nothing: its text and the handler."""


def _is_of_many(site: CallSite) -> bool:
    """Whether a function is declared to give a collection, which it makes itself of what the handler gives."""
    type = site.result.type
    cls = site.world.class_of(type)
    names = site.world.program.base_names(cls) if cls is not None else ()
    return type is not None and (type.cls == _MANY or _MANY in names)


_MANY: Final = "java.util.Collection"
