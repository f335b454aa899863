"""Queries of Spring's JdbcTemplate and JdbcClient, and of JDBI, that ask for one value: a column, or one computed over all rows;
and what the text of a query asks of the rows that become objects.

Sources: the Spring Framework 6 API reference (JdbcOperations.queryForObject, JdbcClient) and the Jdbi 3 developer guide,
"ResultIterable": they raise where there is no row, and give null where the value is; an aggregate always gives a row.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.values import UNKNOWN, Asked, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.query_rows import Queries
from nullguard.knowledge.words import library_names
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

_METHODS = frozenset({"queryForObject"})
_PACKAGE = "org.springframework.jdbc.core."
_CHAINS = ("org.springframework.jdbc.core.simple.", "org.jdbi.v3.core.", "org.skife.jdbi.v2.")
_ASKING = frozenset({"sql", "createQuery", "select"})
"""Methods that begin a query with its text."""

_ROW = library_names("chain-row")
_ROWS = frozenset({"list", "stream"})
_HOLDING = _ROWS | {"set", "findOne", "findFirst", "optional", "collectIntoList"}
"""Methods that give rows, or perhaps one, in something that holds them."""

_LIST, _MAP = "java.util.List", "java.util.Map"

_OF_TEMPLATE = library_names("template-query")
_VALUES = ("java.lang.", "java.math.", "java.sql.", "java.time.", "java.util.Date", "java.util.UUID")
"""What the classes of single values begin with."""

_replace = msgspec.structs.replace


class Worded(Asked, frozen=True):
    """The text of a query that a chain of calls runs."""

    text: str


class JdbcScalarModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, program: Program, queries: Queries) -> None:
        self._queries = queries
        imports = (item.module for facts in program.sources.values() if facts.language == "java" for item in facts.imports)
        self._names = _METHODS | _ROW | _ASKING if any(f"{module}.".startswith(_CHAINS) for module in imports) else _METHODS

    def names(self) -> frozenset[str]:
        """See `flow.protocols.FrameworkModel`."""
        return self._names

    def basis(self) -> str:
        """The entities, by whose tables columns are known."""
        return self._queries.basis()

    def call(self, site: CallSite) -> Value | None:
        """`jdbc.queryForObject("select max(price) from items", Integer.class)`: null when there is no item."""
        type = site.receiver.type if site.receiver is not None else None
        if type is not None and type.cls.startswith(_CHAINS):
            return self._chained(site, type)
        if site.method in _OF_TEMPLATE and site.qualified.startswith(_PACKAGE) and (rows := self._mapped(site)) is not None:
            return rows
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

    def _mapped(self, site: CallSite) -> Value | None:
        """The rows of `jdbc.query("select * from orders where note is not null", new OrderMapper())`."""
        type = site.result.type
        row = type.args[0] if type is not None and len(type.args) == 1 else type
        texts = site.arguments[0][1].constants if site.arguments else None
        if not texts or row is None or any(kind != "str" for kind, _ in texts) or not site.world.schema.is_entity(row.cls):
            return None
        return self._rows(site, sorted(str(text) for _, text in texts), row)

    def _rows(self, site: CallSite, texts: Sequence[str], row: Type) -> Value | None:
        """A result that is a row, or holds rows, with what a query asks of them, whichever of the texts it has."""
        element: Value | None = None
        for text in texts:
            found = self._queries.element(site.world, text, True, row.cls)
            if found is None or not found.facts:
                return None
            element = found if element is None else join(element, found)
        return given(site.world, site.result, element) if element is not None and element.facts else None

    def _chained(self, site: CallSite, type: Type) -> Value | None:
        """A query with its text, `client.sql("select max(price) from items")`; what `.query(Long.class).single()` gives of it."""
        if site.method in _ASKING and site.arguments:
            constants = site.arguments[0][1].constants or ()
            kind, text = next(iter(constants)) if len(constants) == 1 else ("", "")
            if kind == "str" and site.result.type is not None and site.result.type.cls == _LIST:
                return self._maps(site, str(text), site.result.type.args)
            return _replace(site.result, asked=Worded(str(text))) if kind == "str" else None
        known = site.receiver.asked if site.receiver is not None else None
        if not isinstance(known, Worded):
            return None
        if site.method in _ROW | _HOLDING and len(type.args) == 1 and site.world.schema.is_entity(type.args[0].cls):
            return self._rows(site, (known.text,), type.args[0])
        if site.method in _ROW | _ROWS and len(type.args) == 1 and type.args[0].cls == _MAP:
            return self._maps(site, known.text, type.args)
        if site.method in _ROW | _ROWS and len(type.args) == 1:
            element = self._queries.element(site.world, known.text, True) if type.args[0].cls.startswith(_VALUES) else None
            if element is None:
                return None
            return given(site.world, site.result, element) if site.method in _ROW else _replace(site.result, element=element)
        result = site.result.type
        return _replace(site.result, asked=known) if result is not None and result.cls.startswith(_CHAINS) else None

    def _maps(self, site: CallSite, text: str, row: tuple[Type, ...]) -> Value | None:
        """Rows as maps by column, which JDBI gives of queries that nothing maps: `handle.select("select note from orders")`."""
        held = self._queries.record(site.world, text) or self._queries.every(site.world, text)
        if held is None or len(row) != 1 or row[0].cls != _MAP:
            return None
        if site.method in _ROW:
            return _replace(site.result, named=held.named)
        return _replace(site.result, element=Value(type=row[0], named=held.named))
