"""UPDATE as the filling of a column: which rows get a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.languages.sql.cursor import Cursor, NotUnderstood, by_commas
from nullguard.languages.sql.tokens import Token
from nullguard.model.ddl import Backfill

_ENDS_SET = frozenset({"WHERE", "FROM", "RETURNING", "ORDER", "LIMIT", "OUTPUT"})


def read_update(cursor: Cursor, line: int) -> Iterator[Backfill]:
    """The columns that an UPDATE (that word was read) gives a value, those of all rows first.

    All rows, or all with null there, get one when there is neither another table nor a condition but `column IS NULL`. A
    subquery counts as a value: it gives what there is for each row, and what it finds nothing for nobody knows. Raises
    NotUnderstood.
    """
    cursor.take_any(frozenset({"ONLY", "IGNORE", "LOW_PRIORITY"}))
    table = cursor.qualified()
    has_others = False
    while not cursor.take("SET"):
        has_others = has_others or cursor.word() in (",", "JOIN")
        if cursor.is_done:
            raise NotUnderstood
        cursor.at += 1
    end = _first(cursor, _ENDS_SET)
    assigned = cursor.tokens[cursor.at : end]
    cursor.at = end
    has_others = has_others or cursor.comes("FROM") or cursor.comes("OUTPUT")
    condition = cursor.rest[1:] if cursor.comes("WHERE") else ()
    only_null = _tested_column(condition, "IS", "NULL")
    only_present = _tested_column(condition, "IS", "NOT", "NULL") if not has_others else ""
    is_limited = has_others or (bool(condition) and not only_null) or cursor.word() in ("ORDER", "LIMIT")
    total: list[str] = []
    partial: list[str] = []
    for part in by_commas(assigned):
        inner = Cursor(part)
        if inner.word() == "(":
            several = [Cursor(name).qualified().rpartition(".")[2] for name in by_commas(inner.group())]
            (partial if is_limited or only_null else total).extend(several)
            continue
        name = inner.qualified().rpartition(".")[2]
        if inner.is_done or inner.next().word not in ("=", ":="):
            raise NotUnderstood
        if inner.comes("NULL"):
            continue
        if not is_limited and (not only_null or only_null.lower() == name.lower()):
            total.append(name)
        else:
            partial.append(name)
    if total:
        yield Backfill(table, tuple(total), True, line)
    if partial:
        yield Backfill(table, tuple(partial), False, line, only_present)


def _first(cursor: Cursor, words: frozenset[str]) -> int:
    depth = 0
    for at in range(cursor.at, len(cursor.tokens)):
        word = cursor.tokens[at].word
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif depth == 0 and word in words:
            return at
    return len(cursor.tokens)


def _tested_column(condition: Sequence[Token], *test: str) -> str:
    """The column of a condition that is nothing but that test (`column IS NULL`); empty for other conditions."""
    cursor = Cursor(condition)
    if cursor.word() == "(":
        inner = cursor.group()
        return _tested_column(inner, *test) if cursor.is_done and inner and inner[0].word != "(" else ""
    if cursor.kind() not in ("word", "quoted"):
        return ""
    name = cursor.qualified().rpartition(".")[2]
    return name if cursor.take(*test) and cursor.is_done else ""
