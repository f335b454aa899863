"""Constraints as CREATE TABLE and ADD write them: keys, foreign keys, checks."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.languages.sql.cursor import Cursor, NotUnderstood, by_commas, written
from nullguard.languages.sql.tokens import NUMBER, WORD, Lines, Token
from nullguard.model.ddl import NOT_VALID, Constraint, ConstraintKind


def read_constraint(tokens: Sequence[Token], lines: Lines) -> tuple[Constraint | None, tuple[str, ...]] | None:
    """The table's constraint that the tokens declare, and the columns that they declare NOT NULL; None when they do not begin
    like a constraint, but like a column. A constraint that says nothing of null or uniqueness (an index, EXCLUDE) is None in the
    pair.

    Raises NotUnderstood.
    """
    cursor = Cursor(tokens)
    line = lines.of(tokens[0].start)
    name = ""
    if cursor.word() == "CONSTRAINT":
        cursor.at += 1
        if not (cursor.word() in ("PRIMARY", "UNIQUE", "FOREIGN", "CHECK") and cursor.word(1) in ("KEY", "(")):
            name = cursor.qualified()
    first, second = cursor.word(), cursor.word(1)
    if first == "PRIMARY" and second == "KEY":
        cursor.at += 2
        return _key(cursor, ConstraintKind.PRIMARY_KEY, name, line), ()
    if first == "UNIQUE":
        cursor.at += 1
        return _key(cursor, ConstraintKind.UNIQUE, name, line), ()
    if first == "FOREIGN" and second == "KEY":
        cursor.at += 2
        return _foreign(cursor, name, line), ()
    if first == "CHECK" and second == "(":
        cursor.at += 1
        return Constraint(ConstraintKind.CHECK, name=name, check=check_condition(cursor), line=line), ()
    if first == "NOT" and second == "NULL":
        cursor.at += 2
        return None, (cursor.identifier(),)
    if name or _is_no_column(cursor):
        return None, ()
    return None


def check_condition(cursor: Cursor) -> str:
    """The condition of a CHECK, with a mark when not all rows fulfil it."""
    text = written(cursor.group())
    is_held = not any(cursor.comes(*words) for words in (("NOT", "VALID"), ("NOT", "ENFORCED"), ("NOVALIDATE",), ("DISABLE",)))
    return text if is_held else text + NOT_VALID


def key_columns(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The columns of a key or index; empty when it is over an expression."""
    columns = []
    for part in by_commas(tokens):
        cursor = Cursor(part)
        if cursor.word() == "(":
            return ()
        name = cursor.identifier()
        if cursor.word() == "(":
            length = cursor.group()
            if len(length) != 1 or length[0].kind != NUMBER:
                return ()
        if not cursor.is_done and cursor.kind() != WORD:
            return ()
        columns.append(name)
    return tuple(columns)


def referenced(cursor: Cursor) -> tuple[str, str]:
    """REFERENCES with what follows: the other table, and what happens when its row is deleted."""
    if not cursor.take("REFERENCES"):
        return "", ""
    table = cursor.qualified()
    if cursor.word() == "(":
        cursor.group()
    on_delete = ""
    while not cursor.is_done:
        if cursor.take("ON", "DELETE"):
            on_delete = _action(cursor)
        elif cursor.take("ON", "UPDATE"):
            _action(cursor)
        elif cursor.take("MATCH"):
            cursor.at += 1
        else:
            break
    return table, on_delete


def _is_no_column(cursor: Cursor) -> bool:
    """Whether words that may be the name of a column begin something else: an index, EXCLUDE, a period."""
    first, second = cursor.word(), cursor.word(1)
    if first in ("EXCLUDE", "PERIOD"):
        return second in ("USING", "(", "FOR")
    if first in ("FULLTEXT", "SPATIAL"):
        return second in ("KEY", "INDEX", "(") or cursor.word(2) == "("
    if first in ("KEY", "INDEX"):
        if second in ("(", "USING"):
            return True
        look = Cursor(cursor.rest[2:])
        if look.take("USING"):
            return True
        return look.word() == "(" and any(token.kind != NUMBER and token.word != "," for token in look.group())
    return False


def _key(cursor: Cursor, kind: ConstraintKind, name: str, line: int) -> Constraint | None:
    """A primary or unique key behind its first words."""
    cursor.take_any(frozenset({"KEY", "INDEX"}))
    distinct = True
    if cursor.take("USING", "INDEX") and cursor.word() != "(":
        index = cursor.qualified()
        return Constraint(kind, (), name or index, using_index=index, line=line)
    while cursor.word() != "(":
        if cursor.is_done:
            raise NotUnderstood
        if cursor.take("NULLS", "NOT", "DISTINCT"):
            distinct = False
        elif cursor.take("USING"):
            cursor.at += 1
        elif cursor.take_any(frozenset({"CLUSTERED", "NONCLUSTERED", "NULLS", "DISTINCT", "HASH"})):
            continue
        else:
            written_name = cursor.qualified()
            name = name or written_name
    columns = key_columns(cursor.group())
    return Constraint(kind, columns, name, nulls_distinct=distinct, line=line) if columns else None


def _foreign(cursor: Cursor, name: str, line: int) -> Constraint:
    if cursor.take("IF", "NOT", "EXISTS"):
        pass
    if cursor.word() != "(":
        written_name = cursor.qualified()
        name = name or written_name
    columns = key_columns(cursor.group())
    references, on_delete = referenced(cursor)
    return Constraint(ConstraintKind.FOREIGN_KEY, columns, name, references=references, on_delete=on_delete, line=line)


def _action(cursor: Cursor) -> str:
    for words in (("SET", "NULL"), ("SET", "DEFAULT"), ("NO", "ACTION"), ("CASCADE",), ("RESTRICT",)):
        if cursor.take(*words):
            if words[0] == "SET" and cursor.word() == "(":
                cursor.group()
            return " ".join(words).lower()
    return ""
