"""One statement: which changes it makes. Statements that cannot change what is known of the schema make none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.languages.sql.alter_table import read_alter_table
from nullguard.languages.sql.constraints import key_columns
from nullguard.languages.sql.create_table import read_create_table
from nullguard.languages.sql.cursor import Cursor, NotUnderstood, by_commas, written
from nullguard.languages.sql.statements import kind_of_object
from nullguard.languages.sql.tokens import Lines, Token, string_value
from nullguard.languages.sql.updates import read_update
from nullguard.languages.sql.views import read_view
from nullguard.model.ddl import (
    AddConstraint,
    AnyChange,
    Constraint,
    ConstraintKind,
    Dialect,
    DropConstraint,
    DropTable,
    RenameColumn,
    RenameTable,
)

_INDEX_KINDS = frozenset({"CLUSTERED", "NONCLUSTERED", "HASH", "BITMAP"})
_CHANGED = {
    "CREATE": frozenset({"TABLE", "VIEW", "INDEX"}),
    "ALTER": frozenset({"TABLE"}),
    "DROP": frozenset({"TABLE", "VIEW", "INDEX"}),
}


def is_schema_change(tokens: Sequence[Token], at: int = 0) -> bool:
    """Whether a statement that changes tables, views or unique indexes, or a data update, begins at a token."""
    first = tokens[at].word
    if first == "UPDATE":
        return True
    if first == "EXEC" or first == "EXECUTE":
        return at + 1 < len(tokens) and tokens[at + 1].raw.lower().endswith("sp_rename")
    if first == "RENAME":
        return tokens[at + 1].word == "TABLE" or tokens[at + 2].word == "TO" if at + 2 < len(tokens) else False
    return kind_of_object(tokens[at : at + 16]) in _CHANGED.get(first, ())


def read_statement(tokens: Sequence[Token], text: str, lines: Lines, dialect: Dialect) -> Iterator[AnyChange]:
    """The changes of one statement. Raises NotUnderstood."""
    cursor = Cursor(tokens)
    line = lines.of(tokens[0].start)
    match cursor.next().word:
        case "CREATE":
            yield from _create(cursor, text, lines, dialect)
        case "ALTER":
            cursor.take_any(frozenset({"IGNORE", "FOREIGN", "ONLINE", "OFFLINE"}))
            if cursor.take("TABLE"):
                yield from read_alter_table(cursor, lines, dialect is Dialect.ORACLE)
        case "DROP":
            yield from _drop(cursor, line)
        case "RENAME":
            is_listed = cursor.take("TABLE")
            for part in by_commas(cursor.rest):
                inner = Cursor(part)
                name = inner.qualified()
                if not inner.take("TO"):
                    raise NotUnderstood
                yield RenameTable(name, inner.qualified() if is_listed else inner.identifier(), line)
        case "UPDATE":
            yield from read_update(cursor, line)
        case "EXEC" | "EXECUTE":
            yield from _sp_rename(cursor, line)


def _create(cursor: Cursor, text: str, lines: Lines, dialect: Dialect) -> Iterator[AnyChange]:
    kind = kind_of_object(cursor.tokens)
    if kind == "TABLE":
        yield from read_create_table(cursor, text, lines, dialect)
    elif kind == "INDEX":
        if cursor.take("UNIQUE"):
            yield from _unique_index(cursor, lines)
    elif kind == "VIEW" and not any(token.word in ("TEMP", "TEMPORARY") for token in cursor.tokens[:4]):
        yield read_view(cursor, text, lines, dialect)


def _unique_index(cursor: Cursor, lines: Lines) -> Iterator[AnyChange]:
    line = lines.of(cursor.tokens[0].start)
    cursor.take_any(_INDEX_KINDS)
    if not cursor.take("INDEX"):
        raise NotUnderstood
    cursor.take("CONCURRENTLY")
    cursor.take("IF", "NOT", "EXISTS")
    name = "" if cursor.word() == "ON" else cursor.qualified().rpartition(".")[2]
    if cursor.take("USING"):
        cursor.at += 1
    if not cursor.take("ON"):
        raise NotUnderstood
    cursor.take("ONLY")
    table = cursor.qualified()
    if cursor.take("USING"):
        cursor.at += 1
    columns = key_columns(cursor.group())
    where = ""
    distinct = True
    while not cursor.is_done:
        if cursor.take("NULLS", "NOT", "DISTINCT"):
            distinct = False
        elif cursor.take("WHERE"):
            where = written(_condition(cursor))
        else:
            cursor.at += 1
    if columns:
        unique = Constraint(ConstraintKind.UNIQUE, columns, name, where=where, nulls_distinct=distinct, line=line)
        yield AddConstraint(table, unique, line)


def _condition(cursor: Cursor) -> Sequence[Token]:
    """A condition up to SQL Server's options of an index."""
    start = cursor.at
    while not cursor.is_done and not (cursor.word() in ("WITH", "ON") and cursor.at > start):
        cursor.at += 1
    return cursor.tokens[start : cursor.at]


def _drop(cursor: Cursor, line: int) -> Iterator[AnyChange]:
    cursor.take("MATERIALIZED")
    if cursor.take("INDEX"):
        cursor.take("CONCURRENTLY")
        cursor.take("IF", "EXISTS")
        for part in by_commas(cursor.rest):
            inner = Cursor(part)
            _, _, name = inner.qualified().rpartition(".")
            yield DropConstraint(inner.qualified() if inner.take("ON") else "", name, line=line)
        return
    cursor.take("TEMPORARY")
    if not (cursor.take("TABLE") or cursor.take("VIEW")):
        return
    cursor.take("IF", "EXISTS")
    for part in by_commas(cursor.rest):
        yield DropTable(Cursor(part).qualified(), line)


def _sp_rename(cursor: Cursor, line: int) -> Iterator[AnyChange]:
    """SQL Server renames by a procedure: `EXEC sp_rename 'orders.ref', 'reference', 'COLUMN'`."""
    cursor.qualified()
    arguments = [token for token in cursor.rest if token.kind == "string"]
    values = [string_value(token.raw).replace("[", "").replace("]", "") for token in arguments]
    if len(values) == 2:
        yield RenameTable(values[0], values[1], line)
    elif len(values) == 3 and values[2].upper() == "COLUMN":
        table, _, column = values[0].rpartition(".")
        yield RenameColumn(table, column, values[1], line)
