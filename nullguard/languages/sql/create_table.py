"""CREATE TABLE of all dialects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nullguard.languages.sql.columns import read_column
from nullguard.languages.sql.constraints import read_constraint
from nullguard.languages.sql.cursor import Cursor, NotUnderstood, by_commas
from nullguard.languages.sql.tokens import WORD, Lines, Token
from nullguard.languages.sql.views import query_columns
from nullguard.model.ddl import AlterColumn, AnyChange, ColumnDefinition, Constraint, CreateTable, Dialect, ViewColumn

_KINDS = frozenset(
    {*("GLOBAL", "LOCAL", "UNLOGGED", "FOREIGN", "COLUMN", "CACHED", "MEMORY", "EXTERNAL", "PRIVATE", "IMMUTABLE", "BLOCKCHAIN")}
)
_KEEP_NOT_NULL = frozenset({Dialect.MYSQL, Dialect.MARIADB, Dialect.ORACLE, Dialect.SQLSERVER})
_TEMPORARY = frozenset({"TEMPORARY", "TEMP"})


def read_create_table(cursor: Cursor, text: str, lines: Lines, dialect: Dialect) -> Iterator[AnyChange]:
    """The changes of a statement whose CREATE was read. A temporary table is none. Raises NotUnderstood."""
    line = lines.of(cursor.tokens[0].start)
    cursor.take("OR", "REPLACE")
    lasts = True
    while not cursor.take("TABLE"):
        if cursor.take("GLOBAL", "TEMPORARY") or cursor.take("GLOBAL", "TEMP") or cursor.take_any(_KINDS):
            continue
        if not cursor.take_any(_TEMPORARY):
            raise NotUnderstood
        lasts = False
    if_not_exists = cursor.take("IF", "NOT", "EXISTS")
    name = cursor.qualified()
    if not lasts or name.rpartition(".")[2].startswith("#"):
        return
    like = ""
    columns: list[ColumnDefinition] = []
    constraints: list[Constraint] = []
    never_null: list[str] = []
    if cursor.take("PARTITION", "OF"):
        yield CreateTable(name, if_not_exists=if_not_exists, like=cursor.qualified(), line=line, like_keys=True)
        return
    if cursor.take("OF"):
        cursor.qualified()
    like_keys = False
    if cursor.take("LIKE"):
        like, like_keys = cursor.qualified(), True
    if cursor.word() == "(" and not _is_query(cursor):
        for element in by_commas(cursor.group()):
            like = _element(element, lines, columns, constraints, never_null) or like
            like_keys = like_keys or _takes_keys(element)
        if cursor.take("INHERITS"):
            like = Cursor(cursor.group()).qualified()
    elif not like and "SELECT" not in (token.word for token in cursor.rest) and cursor.word() not in ("AS", "USING"):
        raise NotUnderstood
    query = _of_query(cursor, text, dialect) if not columns else ()
    yield CreateTable(
        name,
        tuple(columns),
        tuple(constraints),
        if_not_exists,
        like,
        line,
        like_keys,
        query,
        bool(query) and dialect in _KEEP_NOT_NULL,
    )
    for column in never_null:
        yield AlterColumn(name, column, nullable=False, line=line)


def _of_query(cursor: Cursor, text: str, dialect: Dialect) -> tuple[ViewColumn, ...]:
    """The columns of AS SELECT, if that comes."""
    while not cursor.is_done and not cursor.take("AS") and cursor.word() not in ("SELECT", "WITH", "("):
        cursor.at += 1
    return query_columns(cursor, text, dialect)


def _takes_keys(element: Sequence[Token]) -> bool:
    """Whether a LIKE includes the other table's keys."""
    words = [token.word for token in element]
    return words[0] == "LIKE" and any(word == "INCLUDING" and after in ("ALL", "INDEXES") for word, after in pairwise(words))


def _is_query(cursor: Cursor) -> bool:
    return cursor.word(1) in ("SELECT", "WITH", "(") and cursor.word(2) not in (",", ")")


def _element(
    element: Sequence[Token],
    lines: Lines,
    columns: list[ColumnDefinition],
    constraints: list[Constraint],
    never_null: list[str],
) -> str:
    """Take one element of the table into the lists; the table that it is like, if that is what it says."""
    cursor = Cursor(element)
    if cursor.word() == "LIKE" and (cursor.kind(1) != WORD or cursor.word(2) in ("", ".", "INCLUDING", "EXCLUDING")):
        cursor.at += 1
        return cursor.qualified()
    if cursor.word() == "(":
        element = cursor.group()
    try:
        constraint = read_constraint(element, lines)
    except NotUnderstood:
        return ""  # the columns are known all the same
    if constraint is not None:
        made, not_null = constraint
        never_null.extend(not_null)
        if made is not None:
            constraints.append(made)
        return ""
    column = read_column(element, lines)
    columns.append(column.definition)
    constraints.extend(column.constraints)
    return ""
