"""Cursors of Python's database interface: what `execute` was given says what the rows hold that `fetchone` and its like give.

Sources: PEP 249: `fetchone` gives None where there is no more row; rows are sequences in the order of the select list. The
documentation of databases (`fetch_one(query)`) and asyncpg (`fetchrow(query)`), which run the query themselves.
"""

from __future__ import annotations

from collections.abc import Container

import msgspec

from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import NONNULL, NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.lookups.found import FOUND_BEFORE
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.frameworks.sqlalchemy.statements import Statement, names_of, value_of
from nullguard.frameworks.sqlalchemy.texts import Texts
from nullguard.knowledge.words import library_names
from nullguard.languages.sql.queries import read_select
from nullguard.model.nodes import last_name, nodes
from nullguard.model.syntax import Assign, Call, Expr, Name, Subscript
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo, Type

_MANY = library_names("cursor-rows")

_FETCHED = "cursor.fetchone"

_UNREAD = Value(UNKNOWN, origin=Origin("lookup", _FETCHED))
"""A row of a query that is not understood: it may always have one, but a test for it says that there may be none."""

_MISSED = Value(NULLABLE, origin=Origin("lookup", _FETCHED))

_RUN_AND_FETCH = library_names("run-and-fetch")
"""Methods that take the query which they run, of connections and of what projects wrap them in."""

_RUN_AND_FETCH_ALL = library_names("run-and-fetch-all")
"""The same for all rows; cursors' own `fetchall` is not given a query."""

_OF_ONE_COLUMN = library_names("fetching-value")
"""Those that give what the row's first column holds."""

_MOST_BEFORE = 2
"""Arguments among which a function of the project is given its query: before it may stand the connection."""


class CursorModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`; `texts` reads what queries select."""

    language = "python"

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def basis(self) -> str:
        """Nothing besides what is read."""
        return ""

    def names(self) -> frozenset[str]:
        """What rows are taken with; what runs a query gives them one by one to a loop."""
        running = {"execute"} if self._texts.reads_plain_tables else set()
        return frozenset({"fetchone", "fetchall", "fetchmany", *running, *_RUN_AND_FETCH, *_RUN_AND_FETCH_ALL})

    def call(self, site: CallSite) -> Value | None:
        """The rows of what `cursor.execute("SELECT …")` was given."""
        receiver = site.receiver
        if receiver is not None and site.method in _RUN_AND_FETCH | _RUN_AND_FETCH_ALL and site.arguments:
            if (told := self._run_and_fetched(site)) is not None:
                return told
        if _is_unread(site.result) and any(_may_have_none(value) for _, value in site.arguments[:_MOST_BEFORE]):
            return with_place(_MISSED, site.path, site.node.at, render(site.node))
        if _is_missed(site.result):  # by a function that runs what it is given, of which there may always be a row
            if any(_is_text(value) and not _may_have_none(value) for _, value in site.arguments[:_MOST_BEFORE]):
                return msgspec.structs.replace(site.result, null=UNKNOWN)
        if _is_declared_to_miss(site) and any(_gives_one_row(value) for _, value in site.arguments[:_MOST_BEFORE]):
            return msgspec.structs.replace(site.result, null=UNKNOWN, origin=None)
        if receiver is None or receiver.type is not None:
            return None
        statement = receiver.asked
        if statement is None and receiver.symbol is None and site.method == "fetchone":
            return _UNREAD
        if not isinstance(statement, Statement) or not statement.is_run:
            return None
        row = _row(site, statement)
        if site.method == "fetchone":
            found = msgspec.structs.replace(row, null=NULLABLE, origin=Origin("lookup", _FETCHED))
            return row if statement.has_one_row else found
        return Value(NONNULL, Type("builtins.list"), element=row) if site.method in _MANY else None

    def _run_and_fetched(self, site: CallSite) -> Value | None:
        """What a connection gives that is handed the query: rows, one row or none, or what its first column holds."""
        statement = self._statement(site.arguments[0][1]) if site.result.type is None else None
        row = _row(site, statement) if statement is not None else Value(UNKNOWN)
        if site.method in _RUN_AND_FETCH_ALL:
            return Value(NONNULL, Type("builtins.list"), element=row) if row.named else None
        if site.method in _OF_ONE_COLUMN:
            row = row.items[0] if row.items else Value(UNKNOWN)
        if _may_miss(site):
            missed = with_place(_MISSED, site.path, site.node.at, render(site.node))
            if missed.origin is not None and _is_asked_before(site):
                missed = msgspec.structs.replace(missed, origin=msgspec.structs.replace(missed.origin, doubt=FOUND_BEFORE))
            return msgspec.structs.replace(row, null=NULLABLE, origin=missed.origin)
        if statement is not None and statement.has_one_row and row.items and _gives_rows(site):
            return row  # `row = await db.fetchone("SELECT sum(amount) FROM payments")`, `row[0]`
        return row if row.null == NULLABLE else None

    def _statement(self, query: Value) -> Statement | None:
        """What a query selects: a text, or an expression of SQLAlchemy's."""
        asked = query.asked
        return asked if isinstance(asked, Statement) and asked.is_query else self._texts.of(query)


def _may_miss(site: CallSite) -> bool:
    """Whether a call gives null where the query that it is given, one of certain rows, has none."""
    return _gives_rows(site) and _may_have_none(site.arguments[0][1])


def _is_asked_before(site: CallSite) -> bool:
    """Whether a row that a statement changes was looked up before: by the same key, or the key was read from such a row."""
    function = site.world.program.function_at(site.path, site.node.at)
    (_, query), *_ = site.arguments
    if function is None or not any(kind == "str" and _gives_changed(text) for kind, text in query.constants or ()):
        return False
    held: set[str] = set()
    before: set[str] = set()
    for node in nodes(site.world.program.body(function)):
        if not isinstance(node, Assign) or node.at > site.node.at:
            continue
        for part in nodes((node,)):
            if isinstance(part, Call) and part.at < site.node.at and last_name(part.function) in _RUN_AND_FETCH:
                held.update(target.id for target in node.targets if isinstance(target, Name))
                before.update(render(given.value) for given in part.arguments[1:])
    keys = [argument.value for argument in site.node.arguments[1:]]
    return any(render(key) in before or (isinstance(key, Subscript) and _is_named(key.value, held)) for key in keys)


def _is_named(node: Expr, names: Container[str]) -> bool:
    return isinstance(node, Name) and node.id in names


def _gives_rows(site: CallSite) -> bool:
    """Whether a call gives what a cursor does: nothing else is known of it, and a function of the project fetches rows."""
    if site.result.type is not None or site.result.null != UNKNOWN:
        return False
    if isinstance(site.callee, FunctionInfo):
        origin = site.answer(site.callee).origin
        return origin is not None and origin.kind == "lookup"
    return True


def _is_unread(value: Value) -> bool:
    """Whether a function of the project gives the row of a query that only its caller knows: `self.query_one("SELECT …")`."""
    return value.null == UNKNOWN and value.type is None and value.origin is not None and value.origin.subject == _FETCHED


def _is_missed(value: Value) -> bool:
    return value.null == NULLABLE and value.origin is not None and value.origin.subject == _FETCHED


def _is_declared_to_miss(site: CallSite) -> bool:
    """Whether a function of the project says by its declaration that it may find no row, and gives what a cursor does."""
    origin = site.result.origin
    if site.result.null != NULLABLE or origin is None or origin.kind != "declared" or not isinstance(site.callee, FunctionInfo):
        return False
    if not any(_is_text(value) for _, value in site.arguments[:_MOST_BEFORE]):
        return False
    given = site.answer(site.callee).origin
    return given is not None and given.subject == _FETCHED


def _gives_one_row(query: Value) -> bool:
    """Whether a query gives one row, whatever there is: `SELECT count(*) FROM orders`."""
    kind, text = next(iter(query.constants)) if _is_text(query) and query.constants is not None else ("", "")
    rows = read_select(text) if kind == "str" and isinstance(text, str) else None
    return rows is not None and not rows.grouped and bool(rows.outputs) and all(output.total for output in rows.outputs)


def _is_text(value: Value) -> bool:
    return value.constants is not None and len(value.constants) == 1


def _may_have_none(query: Value) -> bool:
    """Whether a query, one of certain rows, may have no row."""
    if isinstance(query.asked, Statement):
        return not query.asked.has_one_row  # `database.fetch_one(users.select().where(…))`
    constants = query.constants
    kind, text = next(iter(constants)) if constants is not None and len(constants) == 1 else ("", "")
    if kind == "str" and _gives_changed(text):
        return True
    if kind != "str" or " where " not in " ".join(text.lower().split()):
        return False
    rows = read_select(text)
    return rows is not None and (rows.grouped or not all(output.total for output in rows.outputs))


def _gives_changed(text: str) -> bool:
    """Whether a statement gives the rows that it changes, if there are any: `UPDATE … WHERE … RETURNING id`."""
    first, *rest = text.lower().split() or ("",)
    asked = {"update": ("where",), "delete": ("where",), "insert": ("conflict", "nothing")}.get(first, ())
    return bool(asked) and "returning" in rest and all(word in rest for word in asked)


def _row(site: CallSite, statement: Statement) -> Value:
    """A row, whatever class the cursor gives it: by position or by name."""
    text = render(site.node)
    values = [value_of(site.world, statement, item) for item in statement.selected]
    placed = tuple(with_place(value, site.path, site.node.at, text) if value.origin is not None else value for value in values)
    names = [names_of(site.world, item) for item in statement.selected]
    named = tuple((name, value) for name, value in zip(names, placed, strict=True) if name)
    return Value(UNKNOWN, items=placed, named=named)
