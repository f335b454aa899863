"""Views: which column of which table each of theirs is, and through which joins. The query is read by sqlglot."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nullguard.languages.sql.cursor import Cursor, NotUnderstood, by_commas
from nullguard.languages.sql.tokens import Lines
from nullguard.model.ddl import ALL_COLUMNS, CreateView, Dialect, ViewColumn

if TYPE_CHECKING:
    from sqlglot import exp

_MOST_DEPTH = 60
_MOST_TOKENS = 20_000
_MOST_NESTED_QUERIES = 10

_DIALECTS = {
    Dialect.POSTGRESQL: "postgres",
    Dialect.MYSQL: "mysql",
    Dialect.MARIADB: "mysql",
    Dialect.SQLITE: "sqlite",
    Dialect.ORACLE: "oracle",
    Dialect.SQLSERVER: "tsql",
    Dialect.H2: "postgres",
    Dialect.UNKNOWN: "postgres",
}


def read_view(cursor: Cursor, text: str, lines: Lines, dialect: Dialect) -> CreateView:
    """The view of a statement whose CREATE was read. One whose query is not understood has no columns.

    Raises NotUnderstood when not even its name is.
    """
    line = lines.of(cursor.tokens[0].start)
    while not cursor.take("VIEW"):
        cursor.next()
    cursor.take("IF", "NOT", "EXISTS")
    name = cursor.qualified()
    names: tuple[str, ...] = ()
    if cursor.word() == "(":
        names = tuple(Cursor(part).identifier() for part in by_commas(cursor.group()))
    while not cursor.take("AS"):
        cursor.next()
    if cursor.is_done:
        raise NotUnderstood
    columns = query_columns(cursor, text, dialect)
    if names:
        columns = (
            tuple(
                ViewColumn(given, column.table, column.column, column.outer, column.nullable)
                for given, column in zip(names, columns, strict=True)
            )
            if len(names) == len(columns) and all(column.name != ALL_COLUMNS for column in columns)
            else tuple(ViewColumn(given) for given in names)
        )
    return CreateView(name, columns, line)


def query_columns(cursor: Cursor, text: str, dialect: Dialect) -> tuple[ViewColumn, ...]:
    """The columns of the query that comes; none when it is not understood, or too long or too deep to be read."""
    if cursor.is_done or len(cursor.rest) > _MOST_TOKENS or _depth(cursor) > _MOST_DEPTH:
        return ()
    return _columns(text[cursor.rest[0].start : cursor.rest[-1].end], dialect)


def _depth(cursor: Cursor) -> int:
    """How deep parentheses and CASE nest, each of which costs the parser's stack."""
    deepest = depth = 0
    for token in cursor.rest:
        if token.word in ("(", "CASE", "["):
            depth += 1
            deepest = max(deepest, depth)
        elif token.word in (")", "END", "]"):
            depth -= 1
    return deepest


def _columns(query: str, dialect: Dialect) -> tuple[ViewColumn, ...]:
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    with _quiet():
        try:
            parsed = sqlglot.parse_one(query, read=_DIALECTS[dialect])
        except (SqlglotError, RecursionError):
            return ()
    return _of_query(parsed, {}, 0) if isinstance(parsed, exp.Query) else ()


@contextmanager
def _quiet() -> Iterator[None]:
    """Without sqlglot's warnings about what it does not know, whatever the user set for its logger."""
    logger = logging.getLogger("sqlglot")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before


@dataclass(frozen=True)
class _Source:
    """What a query reads from: a table, or the columns of a query in its place."""

    table: str = ""
    columns: tuple[ViewColumn, ...] = ()
    outer: bool = False

    def column(self, name: str) -> ViewColumn:
        if self.table:
            return ViewColumn(name, self.table, name, self.outer)
        for column in self.columns:
            if column.name.lower() == name.lower():
                return _joined(column, self.outer)
        return ViewColumn(name, nullable=True if self.outer else None, outer=self.outer)

    def all(self) -> tuple[ViewColumn, ...]:
        if self.table:
            return (ViewColumn(ALL_COLUMNS, self.table, ALL_COLUMNS, self.outer),)
        return tuple(_joined(column, self.outer) for column in self.columns)


def _joined(column: ViewColumn, outer: bool) -> ViewColumn:
    outer = outer or column.outer
    return ViewColumn(column.name, column.table, column.column, outer, True if outer else column.nullable)


def _of_query(query: exp.Expr, known: Mapping[str, _Source], depth: int) -> tuple[ViewColumn, ...]:
    from sqlglot import exp

    if depth > _MOST_NESTED_QUERIES:
        return ()
    scope = dict(known)
    with_ = query.args.get("with_") or query.args.get("with")
    for part in with_.expressions if with_ is not None else ():
        scope[part.alias_or_name.lower()] = _Source(columns=_named(part, _of_query(part.this, scope, depth + 1)))
    while isinstance(query, exp.Subquery):
        query = query.this
    if isinstance(query, exp.SetOperation):
        return _of_union(query, scope, depth)
    if not isinstance(query, exp.Select):
        return ()
    sources = _sources(query, scope, depth)
    columns: list[ViewColumn] = []
    for item in query.expressions:
        columns.extend(_of_item(item, sources))
    return tuple(columns)


def _of_union(query: exp.SetOperation, known: Mapping[str, _Source], depth: int) -> tuple[ViewColumn, ...]:
    """The columns of the first query, of which is known what all agree on."""
    from sqlglot import exp

    branches: list[exp.Expr] = []
    rest: exp.Expr = query
    while isinstance(rest, exp.SetOperation) and len(branches) < _MOST_TOKENS:
        branches.append(rest.expression)
        rest = rest.this
    branches.append(rest)
    first, *others = [_of_query(branch, known, depth + 1) for branch in reversed(branches)]
    if not all(len(other) == len(first) for other in others):
        return tuple(ViewColumn(column.name) for column in first if column.name != ALL_COLUMNS)
    return tuple(_agreed(columns) for columns in zip(first, *others, strict=True))


def _agreed(columns: tuple[ViewColumn, ...]) -> ViewColumn:
    first = columns[0]
    if all((column.table, column.column) == (first.table, first.column) for column in columns) and first.table:
        return ViewColumn(first.name, first.table, first.column, any(column.outer for column in columns))
    if any(column.nullable or column.outer for column in columns):
        return ViewColumn(first.name, nullable=True)
    never = all(column.nullable is False and not column.table for column in columns)
    return ViewColumn(first.name, nullable=False if never else None)


def _sources(query: exp.Select, known: Mapping[str, _Source], depth: int) -> dict[str, _Source]:
    """What the query reads, by alias in lower case."""
    sources: dict[str, _Source] = {}
    from_ = query.args.get("from_") or query.args.get("from")
    if from_ is None:
        return sources
    _take(sources, from_.this, False, known, depth)
    for join in (*(from_.this.args.get("joins") or ()), *(query.args.get("joins") or ())):
        side = (join.side or "").upper()
        if side in ("RIGHT", "FULL"):
            for name, source in sources.items():
                sources[name] = _Source(source.table, source.columns, True)
        _take(sources, join.this, side in ("LEFT", "FULL"), known, depth)
        for inner in join.this.args.get("joins") or ():
            _take(sources, inner.this, side in ("LEFT", "FULL") or bool(inner.side), known, depth)
    return sources


def _take(sources: dict[str, _Source], source: exp.Expr, outer: bool, known: Mapping[str, _Source], depth: int) -> None:
    from sqlglot import exp

    alias = source.alias_or_name.lower()
    if isinstance(source, exp.Table) and isinstance(source.this, exp.Identifier):
        table = f"{source.db}.{source.name}" if source.db else source.name
        query = known.get(source.name.lower()) if not source.db else None
        sources[alias] = _Source(columns=query.columns, outer=outer) if query is not None else _Source(table, outer=outer)
    elif isinstance(source, exp.Subquery):
        sources[alias] = _Source(columns=_named(source, _of_query(source.this, known, depth + 1)), outer=outer)
    else:
        sources[alias] = _Source(outer=outer)


def _named(part: exp.Expr, columns: tuple[ViewColumn, ...]) -> tuple[ViewColumn, ...]:
    """The columns by the names that an alias gives them (`AS x (a, b)`)."""
    names = part.alias_column_names if hasattr(part, "alias_column_names") else []
    if len(names) != len(columns):
        return columns
    return tuple(
        ViewColumn(name, column.table, column.column, column.outer, column.nullable)
        for name, column in zip(names, columns, strict=True)
    )


def _of_item(item: exp.Expr, sources: Mapping[str, _Source]) -> Iterator[ViewColumn]:
    from sqlglot import exp

    if isinstance(item, exp.Star):
        for source in sources.values():
            yield from source.all()
        return
    if isinstance(item, exp.Column) and isinstance(item.this, exp.Star):
        starred = sources.get(item.table.lower())
        if starred is not None:
            yield from starred.all()
        return
    name = item.alias_or_name or item.output_name
    value = item.this if isinstance(item, exp.Alias) else item
    found = _value(value, sources)
    yield ViewColumn(name, found.table, found.column, found.outer, found.nullable)


def _value(value: exp.Expr, sources: Mapping[str, _Source]) -> ViewColumn:
    """What a selected expression is; of a computed one only what its kind alone tells."""
    from sqlglot import exp

    while isinstance(value, exp.Paren | exp.Cast) and value.this is not None:
        value = value.this
    if isinstance(value, exp.Column):
        source = sources.get(value.table.lower()) if value.table else None
        if source is None and not value.table and len(sources) == 1:
            source = next(iter(sources.values()))
        return source.column(value.name) if source is not None else ViewColumn(value.name)
    if isinstance(value, exp.Null):
        return ViewColumn("", nullable=True)
    if isinstance(value, exp.Literal | exp.Boolean | exp.Count | exp.RowNumber | exp.CurrentTimestamp):
        return ViewColumn("", nullable=False)
    if isinstance(value, exp.Window) and isinstance(value.this, exp.Count | exp.RowNumber | exp.Rank | exp.DenseRank):
        return ViewColumn("", nullable=False)
    if isinstance(value, exp.Coalesce):
        last = value.expressions[-1] if value.expressions else None
        if isinstance(last, exp.Literal | exp.Boolean):
            return ViewColumn("", nullable=False)
    if isinstance(value, exp.Case) and (value.args.get("default") is None or isinstance(value.args["default"], exp.Null)):
        return ViewColumn("", nullable=True)
    return ViewColumn("")
