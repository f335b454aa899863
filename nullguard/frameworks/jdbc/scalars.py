"""Queries of Spring's JdbcTemplate that ask for one value: a column, or what is computed over all rows.

Source: the Spring Framework 6 API reference (JdbcOperations.queryForObject): it raises where there is no row, and gives null
where the value is; an aggregate gives a row where it finds none.
"""

from __future__ import annotations

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.values import UNKNOWN, Value
from nullguard.flow.protocols import CallSite, QueriesAsText
from nullguard.flow.world import World
from nullguard.frameworks.query_rows import Queries, given
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_METHODS = frozenset({"queryForObject"})
_PACKAGE = "org.springframework.jdbc.core."


class JdbcScalarModel(QueriesAsText):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    def names(self) -> frozenset[str]:
        """See `flow.protocols.FrameworkModel`."""
        return _METHODS

    def basis(self) -> str:
        """The entities, by whose tables columns are known."""
        return self._queries.basis()

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """Templates have no attributes."""
        return None

    def call(self, site: CallSite) -> Value | None:
        """`jdbc.queryForObject("select max(price) from items", Integer.class)`: null when there is no item."""
        if site.method not in _METHODS or site.result.null != UNKNOWN or not site.qualified.startswith(_PACKAGE):
            return None
        if not any(isinstance(value.symbol, ClassInfo) for _, value in site.arguments[1:]):
            return None  # rows are mapped to objects
        element: Value | None = None
        for kind, text in sorted(site.arguments[0][1].constants or (), key=repr):
            found = self._queries.element(site.world, str(text), True) if kind == "str" else None
            if found is None:
                return None
            element = found if element is None else join(element, found)
        return given(site.world, site.result, element) if element is not None else None

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """Nothing is fixed by convention alone."""
        return {}
