"""Queries whose result a handler reads, of Commons DbUtils: `runner.query(sql, new BeanHandler<>(Order.class), id)`, also through
a function of the project that is given both.

Source: the API reference of DbUtils 1.8: BeanHandler, MapHandler and ScalarHandler give null where there is no row.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.protocols import CallSite, QueriesAsText
from nullguard.flow.world import World
from nullguard.frameworks.query_rows import aggregate_of
from nullguard.knowledge.words import library_names
from nullguard.languages.sql.queries import read_select
from nullguard.model.queries import Rows
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo, Type

PACKAGE: Final = "org.apache.commons.dbutils"
_METHODS: Final = frozenset({"query"})
_replace = msgspec.structs.replace


class ResultHandlerModel(QueriesAsText):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def names(self) -> frozenset[str]:
        """See `flow.protocols.FrameworkModel`."""
        return _METHODS

    def basis(self) -> str:
        """Answers depend on nothing but the call."""
        return ""

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """Runners have no attributes."""
        return None

    def call(self, site: CallSite) -> Value | None:
        """What a query gives that is handed with one of the handlers that give null where there is no row."""
        result, handlers = site.result, library_names("row-handler")
        if result.null != UNKNOWN or not any(
            value.type is not None and value.type.cls in handlers for _, value in site.arguments
        ):
            return None
        rows = _rows(site)
        if rows is not None and rows.outputs and all(output.total for output in rows.outputs):
            empty = aggregate_of(rows)
            return _replace(result, null=NULLABLE, origin=empty.origin) if empty is not None else None
        subject = site.qualified or site.method
        origin = Origin("lookup", subject, site.path, site.node.at, render(site.node), keyed=len(site.arguments) > _UNKEYED)
        return _replace(result, null=NULLABLE, origin=origin)

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """Nothing is fixed by convention alone."""
        return {}


_UNKEYED: Final = 2
"""The arguments of a query that is asked for nothing: its text and the handler."""


def _rows(site: CallSite) -> Rows | None:
    """What the only text among the arguments selects."""
    texts = [value.constants for _, value in site.arguments if value.constants is not None and len(value.constants) == 1]
    words = [str(text) for constants in texts for kind, text in constants if kind == "str"]
    return read_select(words[0]) if len(words) == 1 else None
