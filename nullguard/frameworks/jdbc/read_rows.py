"""What the rows hold that code reads itself: `ResultSet.getString("name")` of a query, or in a function that fills an object with
rows, and the maps by column that Spring's JdbcTemplate gives.

Sources: the API reference of java.sql.ResultSet (the getters of objects give null where the column is); the Spring Framework 6
API reference (JdbcOperations.queryForMap, queryForList, queryForRowSet).
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.flow.world import World
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.jdbc.asked_classes import text_of_class
from nullguard.frameworks.jdbc.calls import mapping_lambdas
from nullguard.frameworks.jdbc.given_queries import SELECTING, is_computed, rows_asked
from nullguard.frameworks.jdbc.readers import RUNNING, Readings, readings
from nullguard.frameworks.query_rows import Queries, aggregate_of
from nullguard.frameworks.row_classes.naming import letters
from nullguard.knowledge.bean_names import is_getter_name
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import Remembered, body_entry, remember

_RUNNING = RUNNING | {"queryForRowSet"}
_OBJECTS = library_names("template-query")
_MAPS = library_names("template-map")
_READING = library_names("object-column-read")
_READING_OBJECTS = _READING | library_names("readable-column-read")
"""Methods of rows that give objects, also where a column is a number."""

_RESULTS = library_names("result-set-class")
_STATEMENTS = _RESULTS | {"java.sql.PreparedStatement", "java.sql.CallableStatement"}
_READABLE = library_names("readable-row-class")
_MAP = "java.util.Map"
_TEMPLATES = "org.springframework.jdbc.core."
_REACTIVE = ("org.springframework.r2dbc.core", "io.vertx.sqlclient")
_HANDLERS = library_names("row-handler")
_replace = msgspec.structs.replace


class ReadRowModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, program: Program, queries: Queries) -> None:
        self._queries = queries
        imported = {item.module for facts in program.sources.values() if facts.language == "java" for item in facts.imports}
        self._is_used = any(module.startswith(("java.sql", _TEMPLATES[:-1])) for module in imported)
        self._is_reactive = any(module.startswith(_REACTIVE) for module in imported)
        self._trace = program.trace
        self._readings: dict[str, Remembered[Readings]] = {}
        self._texts: dict[str, Remembered[dict[Packed, str]]] = {}

    def names(self) -> frozenset[str]:
        """See `flow.protocols.FrameworkModel`."""
        found = _RUNNING | _MAPS | _READING if self._is_used else frozenset()
        return found | _READING_OBJECTS if self._is_reactive else found

    def basis(self) -> str:
        """The entities, by whose tables columns are known."""
        return self._queries.basis()

    def call(self, site: CallSite) -> Value | None:
        """A statement or result with what its rows hold, and what is read of them."""
        method, receiver = site.method, site.receiver
        if site.arguments and (handed := self._handed(site)) is not None:
            return handed
        if site.result.null == NULLABLE and (computed := _computed(site)) is not None:
            return computed
        if receiver is None or receiver.type is None:
            return None
        if method == "get" and receiver.named and site.arguments and _MAP in site.world.lineage(receiver.type):
            return _given(site.result, _held(receiver, site))
        if self._is_reactive and method in _READING_OBJECTS and receiver.type.cls in _READABLE:
            return self._read_of_lambda(site)
        if not self._is_used:
            return None
        if method in _RUNNING:
            return self._run(site)
        if method in _MAPS or method in _OBJECTS:
            is_template = bool(site.arguments) and site.qualified.startswith(_TEMPLATES)
            return (self._maps(site) if method in _MAPS else self._objects(site)) if is_template else None
        if not site.arguments:
            return None
        if method in _READING and receiver.type.cls in _RESULTS and not _asks_afterwards(site):
            if receiver.element is not None:
                return _given(site.result, _held(receiver.element, site))
            return self._read(site)
        return None

    def _handed(self, site: CallSite) -> Value | None:
        """The rows that a helper of the project gives for the query that it is handed: `queryList("select … where paid is not
        null")`."""
        type = site.result.type
        row = type.args[0] if type is not None and len(type.args) == 1 else type
        if row is None or type is None or not site.arguments or site.qualified.startswith(_TEMPLATES):
            return None
        if not site.world.schema.is_entity(row.cls) or site.world.schema.is_entity(type.cls) != (type is row):
            return None
        if any(value.type is not None and value.type.cls in _HANDLERS for _, value in site.arguments):
            return None  # a handler tells what becomes of the rows, and where there are none
        text = _text(site)
        element = self._queries.element(site.world, text, True, row.cls) if SELECTING in text.lower() else None
        if element is None or not element.facts:
            return None
        if type is row:
            return _replace(site.result, facts=site.result.facts + element.facts)
        return _replace(site.result, element=element) if type.cls.startswith("java.util.") else None

    def _run(self, site: CallSite) -> Value | None:
        if site.result.type is None or site.result.type.cls not in _STATEMENTS:
            return None
        if not site.arguments:
            element = site.receiver.element if site.receiver is not None else None
            return _replace(site.result, element=element) if element is not None else None
        row = self._row(site)
        return _replace(site.result, element=row) if row is not None else None

    def _maps(self, site: CallSite) -> Value | None:
        """`queryForMap(sql)` gives the only row by column, `queryForList(sql)` a list of such rows, or one of single columns."""
        if any(isinstance(value.symbol, ClassInfo) for _, value in site.arguments[1:]):
            row = self._row(site)
            return _replace(site.result, element=row.items[0]) if row is not None and row.items and len(row.items) == 1 else None
        row = self._row(site)
        type = site.result.type
        if row is None or type is None:
            return None
        if site.method == "queryForMap":
            return _replace(site.result, named=row.named)
        of_rows = type.args[0] if len(type.args) == 1 else None
        return _replace(site.result, element=Value(type=of_rows, named=row.named)) if of_rows is not None else None

    def _objects(self, site: CallSite) -> Value | None:
        """`query(sql, mapper)`: rows of a class, of which the query may tell more."""
        type = site.result.type
        row = type.args[0] if type is not None and len(type.args) == 1 else type
        text = _text(site)
        if row is None or not text or not site.world.schema.is_entity(row.cls):
            return None
        element = self._queries.element(site.world, text, True, row.cls)
        return given(site.world, site.result, element) if element is not None else None

    def _row(self, site: CallSite) -> Value | None:
        text = _text(site)
        return self._row_of(site.world, text) if text else None

    def _row_of(self, world: World, text: str) -> Value | None:
        """What a row of a query holds, also where it selects all columns of one table."""
        return self._queries.record(world, text) or self._queries.every(world, text)

    def _read_of_lambda(self, site: CallSite) -> Value | None:
        """A column in a lambda that is handed to the query: `client.sql("…").map(row -> row.get("note", String.class))`."""
        text = self._text_around(site)
        row = self._row_of(site.world, text) if text else None
        return _given(site.result, _held(row, site)) if row is not None else None

    def _text_around(self, site: CallSite) -> str:
        """The text of the query whose rows the lambda reads that a call stands in; empty where it is unknown."""
        function = site.world.program.function_at(site.path, site.node.at)
        if function is None:
            return ""
        known = self._texts.get(function.id)
        texts, paths = known or remember(self._trace, self._texts, function.id, _texts_around, site.world.program, function)
        self._trace.paths.update(paths)  # whoever asks depends on the constants that the texts are made of
        return texts.get(site.node.at, "")

    def _read(self, site: CallSite) -> Value | None:
        """A column in a function that fills objects of rows: what the property that it fills may be."""
        program = site.world.program
        function = program.function_at(site.path, site.node.at)
        if function is None:
            return None
        known = self._readings.get(function.id)
        told, paths = known or remember(self._trace, self._readings, function.id, readings, program, function)
        self._trace.paths.update(paths)
        text = told.asked.get(site.node.at) or text_of_class(site.world, function)
        row = self._row_of(site.world, text) if text else None
        if row is not None and (held := _held(row, site)) is not None:
            return _given(site.result, held)
        found = told.inner.get(site.node.at) or told.own
        kind, label = _key(site)
        name = found.properties.get(letters(label)) if found is not None and kind == "str" else None
        attribute = site.world.schema.attribute(found.cls, name) if found is not None and name is not None else None
        if found is None or name is None or attribute is None:
            return None
        if letters(label) not in (letters(attribute.mapped.column), letters(name)):
            return None  # elsewhere another column fills the property
        return _given(site.result, site.world.attribute(site.world.row(found.cls), name))


def _texts_around(program: Program, function: FunctionInfo) -> dict[Packed, str]:
    """By the places of the calls in the lambdas that a function hands to queries, the texts of these."""
    lambdas = mapping_lambdas(program, function)
    return {call.at: text for mapper, text in lambdas for call in nodes(mapper.body) if isinstance(call, s.Call)}


def _asks_afterwards(site: CallSite) -> bool:
    """Whether the function asks the result itself whether the column that it read was null: `if (rs.wasNull()) return;` tells of
    the last one before."""
    program = site.world.program
    function = program.function_at(site.path, site.node.at)
    if function is None or "wasNull" not in function.decl.mentions:
        return False
    program.reads.add(body_entry(function))
    named = site.world.named_nodes(function)
    result = _receiver(site.node)
    asked = sorted(call.at for call in named.get("wasNull", ()) if isinstance(call, s.Call) and _receiver(call) == result)
    after = bisect_right(asked, site.node.at)
    if not result or after == len(asked):
        return False
    reads = (call for name, found in named.items() if is_getter_name(name) for call in found if isinstance(call, s.Call))
    return not any(site.node.at < call.at < asked[after] and call.arguments and _receiver(call) == result for call in reads)


def _computed(site: CallSite) -> Value | None:
    """The one value that a helper of the project gives for a query that computes it: `scalar("select max(price) from items")`
    is null where there are no items, a count never is."""
    result = site.result
    if result.null != NULLABLE or result.origin is None or result.origin.kind != LOOKUP or site.qualified.startswith(_TEMPLATES):
        return None
    rows = rows_asked(site)
    if rows is None or not is_computed(rows):
        return None
    empty = aggregate_of(rows)
    if empty is not None:
        return _replace(result, origin=empty.origin)
    return _replace(result, null=UNKNOWN, origin=None)


def _receiver(call: s.Call) -> str:
    return render(call.function.value) if isinstance(call.function, s.Attribute) else ""


def _text(site: CallSite) -> str:
    """The only text that the query can be; empty where there is none, or several."""
    kind, text = _key(site)
    return text if kind == "str" else ""


def _key(site: CallSite) -> tuple[str, str]:
    constants = site.arguments[0][1].constants
    kind, value = next(iter(constants)) if constants is not None and len(constants) == 1 else ("", "")
    return kind, str(value)


def _held(row: Value, site: CallSite) -> Value | None:
    """What a row holds under the label or at the position (from one) that a call asks for."""
    kind, key = _key(site)
    if kind == "str":
        return next((value for name, value in row.named if name == key.lower()), None)
    place = int(key) - 1 if kind == "int" else -1
    return row.items[place] if row.items is not None and 0 <= place < len(row.items) else None


def _given(result: Value, held: Value | None) -> Value | None:
    """The result of a getter whose column is known."""
    if held is None:
        return None
    if held.null == NULLABLE:
        return _replace(result, null=NULLABLE, origin=held.origin)
    return _replace(result, null=UNKNOWN, origin=None)
