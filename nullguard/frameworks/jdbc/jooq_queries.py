"""What jOOQ's queries ask of the rows that they give, and what code reads of these by field: `record.get(ORDERS.NOTE)`.

Source: the jOOQ 3.19 manual, "Conditional expressions" (SQL's logic of three values) and "Fetching". Fields are named by tables
and columns in capitals, as jOOQ generates them, whether or not what it has generated is part of the project.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, Asked, Fact, Origin, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.flow.world import World
from nullguard.frameworks.query_rows import Queries
from nullguard.frameworks.row_classes.naming import letters
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name
from nullguard.model.schema import Entity
from nullguard.model.syntax import Attribute, Call, Expr
from nullguard.program.symbols import ClassInfo, Type

_PACKAGE: Final = "org.jooq."
_RECORD: Final = f"{_PACKAGE}Record"
_COMPARING: Final = library_names("jooq-comparing")
"""Conditions that hold of no null."""

_READING: Final = frozenset({"get", "getValue"})
_ROWS: Final = library_names("jooq-rows")
_ROW: Final = library_names("jooq-row")
_ENDING: Final = library_names("jooq-ending")
"""Methods of a query after which what was asked before does not hold of all rows."""

_CONTEXT: Final = f"{_PACKAGE}DSLContext"
_AGGREGATES: Final = library_names("jooq-aggregate")
_NUMBER: Final = "java.lang.Integer"
"""What an aggregate is taken for where nothing tells its class: it is computed with, and not put together as texts are."""

_VALUE: Final = _ROW | {
    "component1", "fetchAnyInto", "fetchOneInto", "fetchSingleInto", "get", "getValue", "into", "value1",
}  # fmt: skip
"""What takes the value out of a query of one, or out of its row."""

_FIRST: Final = frozenset({"component1", "value1"})
"""What takes the one value out of the row of a query for one column."""

_replace = msgspec.structs.replace


class Present(Asked, frozen=True):
    """The columns that a condition, or a query, asks to be there, by letters, and the `tables` that they are of; `selected` is
    the table and column of a query for one, and of its row. `missed` are tables of whose rows an outer join may miss one, each
    with the table and column of the key by which it is joined."""

    columns: frozenset[str] = frozenset()
    selected: tuple[str, str] = ("", "")
    tables: frozenset[str] = frozenset()
    missed: tuple[tuple[str, tuple[str, str]], ...] = ()

    @property
    def changes_receiver(self) -> bool:
        return False


_NOTHING: Final = Present()


class Computed(Asked, frozen=True):
    """A query of one value over all rows, or its one row, whose value is null where there are none; `function` computes it."""

    function: str


class JooqModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, queries: Queries, entities: Iterable[Entity]) -> None:
        self._queries = queries
        attributes = (mapped for entity in entities for mapped in entity.attributes.values())
        self._fields = frozenset(mapped.column.upper() for mapped in attributes if mapped.column)

    def names(self) -> frozenset[str]:
        """Fields, as code names them."""
        return self._fields

    def basis(self) -> str:
        """The entities, by whose tables columns are known."""
        return self._queries.basis()

    def call(self, site: CallSite) -> Value | None:
        """A condition, a query with what it asks, its rows, and what is read of a row."""
        if site.method in _COMPARING and (column := _column(_called_on(site))):
            is_sure = site.method == "isNotNull" or not any(value.null >= NULL for _, value in site.arguments)
            compared = [column, *(other for argument, _ in site.arguments if (other := _column(argument.value)) is not None)]
            columns, of = frozenset(name for _, name in compared), frozenset(table for table, _ in compared)
            return _replace(site.result, asked=Present(columns, tables=of) if is_sure else Present())
        receiver = site.receiver
        if receiver is None:
            return None
        if isinstance(receiver.asked, Computed):
            return _computed(site, receiver.asked)
        if site.method == "select" and len(site.arguments) == 1 and receiver.type is not None and receiver.type.cls == _CONTEXT:
            function = _called(site.arguments[0][0].value)
            if function in _AGGREGATES:
                return _replace(site.result, asked=Computed(function))
            if (column := _column(site.arguments[0][0].value)) is not None:
                return _replace(site.result, asked=Present(selected=column))
        if site.method in _READING and site.arguments and _is_record(site.world, receiver.type):
            return self._read(site)
        known = receiver.asked if isinstance(receiver.asked, Present) else Present()
        conditions = [value.asked for _, value in site.arguments if isinstance(value.asked, Present)]
        given, tables = [asked.columns for asked in conditions], [asked.tables for asked in conditions]
        type = site.result.type
        if site.method in _FIRST and known.selected[1]:
            return self._value(site.world, known.selected, known)
        if site.method == "fetch" and site.arguments and (column := _column(site.arguments[0][0].value)):
            value = self._value(site.world, column, known)
            return _replace(site.result, element=value) if value is not None else None
        both = _replace(known, columns=known.columns.union(*given), tables=known.tables.union(*tables))
        if type is None and site.method == "and" and receiver.asked is not None:
            return _replace(site.result, asked=both)
        if type is None and site.method == "or" and receiver.asked is not None:
            either = frozenset[str]().union(*given), frozenset[str]().union(*tables)
            return _replace(site.result, asked=Present(known.columns & either[0], tables=known.tables & either[1]))
        if type is None or not type.cls.startswith(_PACKAGE):
            return self._rows(site, known)
        if site.method == "and" and _is_of_outer_join(site):
            return self._asked(site, known)
        if site.method in ("where", "and") or (site.method == "on" and _is_inner(_called_on(site))):
            is_open = len(conditions) < len(site.arguments)  # a condition that nobody understands may ask for the rows joined
            return self._asked(site, _replace(both, missed=() if is_open else known.missed))
        if site.method == "on" and (missed := _missed(site)) is not None:
            return self._asked(site, _replace(known, missed=(*known.missed, missed)))
        if site.method in _ENDING:
            columns = known.columns.intersection(frozenset[str]().union(*given)) if site.method == "or" else frozenset[str]()
            return _replace(site.result, asked=_replace(known, columns=columns, tables=frozenset(), missed=()))
        if site.method in _ROWS:
            return self._rows(site, known)
        return self._asked(site, known) if known != _NOTHING else None

    def _read(self, site: CallSite) -> Value | None:
        column = _column(site.arguments[0][0].value)
        asked = site.receiver.asked if site.receiver is not None else None
        value = self._value(site.world, column, asked if isinstance(asked, Present) else Present()) if column else None
        if value is None or site.result.null != UNKNOWN:
            return None
        return _replace(site.result, null=NULLABLE, origin=value.origin)

    def _value(self, world: World, column: tuple[str, str], known: Present) -> Value | None:
        """The value of a column of a table that may be null in rows of a query: itself, or the key for want of which an outer
        join misses its row."""
        table, name = column
        if not table or name in known.columns:
            return None
        row = self._queries.every(world, f"select * from {table}")
        held = (value for label, value in row.named if letters(label) == name) if row is not None else iter(())
        value = next((value for value in held if value.null == NULLABLE), None)
        key = dict(known.missed).get(table) if value is None and row is not None and table not in known.tables else None
        if key is None:
            return value
        others = tuple(item for item in known.missed if item[0] != table)
        return self._value(world, key, _replace(known, missed=others))

    def _asked(self, site: CallSite, known: Present) -> Value:
        """A query, whose rows functions are given (`query.fetch(row -> row.getNote())`)."""
        type = site.result.type
        row = type.args[0] if type is not None and len(type.args) == 1 else None
        element = Value(NONNULL, row, facts=_facts(site.world, row, known), asked=known) if row is not None else None
        return _replace(site.result, asked=known, element=element)

    def _rows(self, site: CallSite, known: Present) -> Value | None:
        """The rows of a query, with the columns that it asks for."""
        type = site.result.type
        if type is None or known == _NOTHING:
            return None
        row = type if site.method in _ROW else type.args[0] if len(type.args) == 1 and site.method in _ROWS else None
        if row is None:
            return None
        facts = _facts(site.world, row, known)
        if site.method in _ROW:
            return _replace(site.result, facts=(*site.result.facts, *facts), asked=known)
        return _replace(site.result, element=Value(NONNULL, row, facts=facts, asked=known))


def _facts(world: World, row: Type, known: Present) -> tuple[Fact, ...]:
    attributes = world.schema.attributes(row.cls)
    return tuple(Fact((mapped.name,), "nonnull") for mapped in attributes if letters(mapped.column) in known.columns)


def _computed(site: CallSite, known: Computed) -> Value | None:
    """What a query of an aggregate becomes: more of the query, its row, or its value."""
    type = site.result.type
    if site.method in _ROW and not site.arguments:
        return Value(NONNULL, Type(_RECORD), asked=known)
    if site.method in _VALUE:
        asked = (value.symbol.id for _, value in site.arguments if isinstance(value.symbol, ClassInfo))
        return Value(NULLABLE, Type(next(asked, _NUMBER)), origin=Origin("aggregate", known.function))
    is_query = type is not None and type.cls.startswith(_PACKAGE) and site.method != "groupBy"
    return _replace(site.result, asked=known) if is_query else None


def _called(node: Expr) -> str:
    """The function that an expression calls; empty for another expression, and what `coalesce` and its like make of one."""
    return last_name(node.function) if isinstance(node, Call) else ""


def _is_record(world: World, type: Type | None) -> bool:
    return type is not None and (type.cls.startswith(_RECORD) or _RECORD in world.lineage(type))


def _is_inner(before: Expr | None) -> bool:
    """Whether what a condition is asked of is an inner join: `….join(CUSTOMERS).on(CUSTOMERS.ID.eq(ORDERS.CUSTOMER_ID))`."""
    return isinstance(before, Call) and last_name(before.function) in ("join", "innerJoin")


def _is_of_outer_join(site: CallSite) -> bool:
    """Whether one more condition is of an outer join, whose rows it asks only for those that are joined:
    `….leftJoin(CUSTOMERS).on(CUSTOMERS.ID.eq(ORDERS.CUSTOMER_ID)).and(CUSTOMERS.NAME.isNotNull())`."""
    before = _called_on(site)
    while isinstance(before, Call) and isinstance(before.function, Attribute) and before.function.name in ("and", "or"):
        before = before.function.value
    if not isinstance(before, Call) or not isinstance(before.function, Attribute) or before.function.name != "on":
        return False
    return not _is_inner(before.function.value)


def _missed(site: CallSite) -> tuple[str, tuple[str, str]] | None:
    """The table of an outer join, with the key of another one that its condition compares with a column of its own:
    `….leftJoin(CUSTOMERS).on(CUSTOMERS.ID.eq(ORDERS.CUSTOMER_ID))`."""
    before = _called_on(site)
    if not isinstance(before, Call) or last_name(before.function) not in ("leftJoin", "leftOuterJoin") or not before.arguments:
        return None
    table = last_name(before.arguments[0].value)
    for argument, _ in site.arguments:
        match argument.value:
            case Call(function=Attribute(value=one, name="eq" | "equal"), arguments=(other,)):
                pair = [column for node in (one, other.value) if (column := _column(node)) is not None and column[0]]
                keys = [column for column in pair if column[0] != table]
                if len(pair) == 2 and len(keys) == 1:
                    return table, keys[0]
            case _:
                pass
    return None


def _called_on(site: CallSite) -> Expr | None:
    return site.node.function.value if isinstance(site.node.function, Attribute) else None


def _column(node: Expr | None) -> tuple[str, str] | None:
    """The table and the letters of the column in `ORDERS.NOTE` or `Tables.ORDERS.NOTE`; None of what is called otherwise."""
    if not isinstance(node, Attribute) or not node.name.isupper():
        return None
    table = last_name(node.value)
    return (table if table.isupper() else "", letters(node.name.lower()))
