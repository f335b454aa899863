"""Strings that a script puts together and then executes, as far as they are constant.

Read are literals, variables that hold one, `||` and `+`, CONCAT and PostgreSQL's format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nullguard.languages.sql.cursor import Cursor, NotUnderstood, by_commas
from nullguard.languages.sql.tokens import NUMBER, QUOTED, STRING, WORD, Token, string_value

_QUOTES = frozenset({"QUOTE_IDENT", "QUOTENAME", "QUOTE_LITERAL", "TRIM", "LOWER", "DATABASE"})
_PLACE = re.compile(r"%(?:(\d+)\$)?([IsL%])")
_MOST_DEPTH = 8
_MOST_LENGTH = 20_000


def constant(tokens: Sequence[Token], known: Mapping[str, str], depth: int = 0) -> str | None:
    """The string that an expression gives; None when it is not constant. `known` are variables, by name in lower case."""
    if depth > _MOST_DEPTH:
        return None
    cursor = Cursor(tokens)
    pieces: list[str] = []
    while True:
        piece = _operand(cursor, known, depth)
        if piece is None:
            return None
        pieces.append(piece)
        if cursor.is_done:
            whole = "".join(pieces)
            return whole if len(whole) <= _MOST_LENGTH else None
        if not (cursor.take("||") or cursor.take("+")):
            return None


def parameters(tokens: Sequence[Token]) -> list[str]:
    """The names of a routine's parameters, in lower case and in order; none when there is no list of them."""
    cursor = Cursor(tokens)
    while not cursor.is_done and cursor.word() != "(":
        cursor.at += 1
    try:
        listed = list(by_commas(cursor.group()))
    except NotUnderstood:
        return []
    names = []
    for part in listed:
        words = [token for token in part if token.kind in (WORD, QUOTED)]
        first = next((token for token in words if token.word not in ("IN", "OUT", "INOUT", "VARIADIC")), None)
        names.append(first.raw.strip('"`').lower() if first is not None else "")
    return names


def arguments(tokens: Sequence[Token], known: Mapping[str, str]) -> list[str | None]:
    """What a call hands over, behind the name of the routine."""
    cursor = Cursor(tokens)
    while not cursor.is_done and cursor.word() != "(":
        cursor.at += 1
    try:
        return [constant(part, known) for part in by_commas(cursor.group())]
    except NotUnderstood:
        return []


def _operand(cursor: Cursor, known: Mapping[str, str], depth: int) -> str | None:
    if cursor.is_done:
        return None
    token = cursor.next()
    if token.kind == STRING:
        return string_value(token.raw)
    if token.kind == NUMBER:
        return token.raw
    if token.word == "(":
        cursor.at -= 1
        return constant(cursor.group(), known, depth + 1) if _closes(cursor) else None
    if token.kind not in (WORD, QUOTED):
        return None
    if cursor.word() != "(":
        return known.get(token.raw.strip('"`').lower())
    if not _closes(cursor):
        return None
    given = [constant(part, known, depth + 1) for part in by_commas(cursor.group())]
    if any(value is None for value in given):
        return None
    values = [value for value in given if value is not None]
    if token.word == "CONCAT":
        return "".join(values)
    if token.word in _QUOTES:
        return values[0] if values else None
    return _formatted(values) if token.word == "FORMAT" and values else None


def _closes(cursor: Cursor) -> bool:
    at = cursor.at
    try:
        cursor.group()
    except NotUnderstood:
        return False
    cursor.at = at
    return True


def _formatted(values: Sequence[str]) -> str | None:
    """format() of PostgreSQL; None when an argument is missing."""
    form, *given = values
    place = 0
    pieces: list[str] = []
    end = 0
    for found in _PLACE.finditer(form):
        pieces.append(form[end : found.start()])
        end = found.end()
        if found[2] == "%":
            pieces.append("%")
            continue
        place = int(found[1]) if found[1] else place + 1
        if not 0 < place <= len(given):
            return None
        pieces.append(f"'{given[place - 1]}'" if found[2] == "L" else given[place - 1])
    return "".join((*pieces, form[end:]))
