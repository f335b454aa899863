"""SQL text cut into statements, at a speed that does not mind dumps: what cannot change the schema is only skipped.

A statement ends at its delimiter (`;`, or what DELIMITER said), at a line `GO` or `/`, and a routine or anonymous block at the
END that closes it. Lines that begin with a backslash are psql's, and the rows behind COPY … FROM stdin are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from nullguard.languages.sql.tokens import (
    MOST_UNTERMINATED,
    SIGN,
    STRING,
    WORD,
    Token,
    comment_pattern,
    dollar_pattern,
    name_pattern,
    string_behind_prefix,
    string_pattern,
    tokens_of,
)
from nullguard.model.ddl import Dialect

_HEAD = 16


@dataclass(frozen=True)
class Statement:
    """The offsets between which a statement stands, and its first tokens."""

    start: int
    end: int
    head: tuple[Token, ...]

    @property
    def is_routine(self) -> bool:
        """Whether it creates what runs only when called."""
        return self.head[0].word in ("CREATE", "ALTER") and kind_of_object(self.head) in _ROUTINES


def statements_of(text: str, dialect: Dialect) -> Iterator[Statement]:
    """The statements of a text, in order."""
    delimiter = ";"
    position, size = 0, len(text)
    unterminated = 0
    while position < size:
        position = _blank(dialect, delimiter).match(text, position).end()  # type: ignore[union-attr]
        if position >= size:
            return
        if (found := _DELIMITER.match(text, position)) is not None:
            delimiter = found[1]
            position = found.end()
            continue
        if (found := _DIRECTIVE.match(text, position)) is not None and _begins_line(text, position):
            position = found.end()
            continue
        head = tuple(islice(tokens_of(text, dialect, position, min(size, position + 2000)), _HEAD))
        if not head:
            return
        statement = Statement(position, position, head)
        end = _end_of_block(text, position, dialect) if delimiter == ";" and _is_block(statement) else -1
        while end < 0:
            stop = _plain(dialect, delimiter).match(text, position).end()  # type: ignore[union-attr]
            if stop >= size or text.startswith(delimiter, stop) or text[stop] == "\n":
                end = stop
            else:
                unterminated += 1
                if unterminated > MOST_UNTERMINATED:
                    return
                position = stop + 1
        head = tuple(token for token in head if token.start < end)
        if head:
            yield Statement(statement.start, end, head)
        position = end
        if text.startswith(delimiter, position):
            position += len(delimiter)
        if head and head[0].word == "COPY" and _FROM_STDIN.search(text, statement.start, end):
            rows = _END_OF_ROWS.search(text, position)
            position = rows.end() if rows is not None else size


def kind_of_object(tokens: Sequence[Token]) -> str:
    """What a CREATE, ALTER or DROP is of: TABLE, VIEW, INDEX, FUNCTION, …; empty when none of its first words says."""
    return next((token.word for token in tokens[1:_HEAD] if token.word in _OBJECTS), "")


_ROUTINES = frozenset({"PROCEDURE", "PROC", "FUNCTION", "TRIGGER", "PACKAGE", "EVENT"})
_OBJECTS = _ROUTINES | {
    *(
        "TABLE",
        "VIEW",
        "INDEX",
        "TYPE",
        "SEQUENCE",
        "SCHEMA",
        "DATABASE",
        "EXTENSION",
        "DOMAIN",
        "USER",
        "ROLE",
        "RULE",
        "POLICY",
    ),
    *(
        "AGGREGATE",
        "CAST",
        "OPERATOR",
        "COLLATION",
        "LANGUAGE",
        "SYNONYM",
        "ALIAS",
        "SERVER",
        "STATISTICS",
        "PUBLICATION",
        "GROUP",
    ),
    *("TABLESPACE", "CONVERSION", "TEXT", "SUBSCRIPTION", "DIRECTORY", "CONTEXT", "LOGIN", "PARTITION", "FULLTEXT", "SPATIAL"),
}
_NO_BLOCK = frozenset(
    {"TRANSACTION", "TRAN", "WORK", "ISOLATION", "DEFERRED", "IMMEDIATE", "EXCLUSIVE", "READ", "CONCURRENT", ";"}
)
_PARTS_OF_END = frozenset({"IF", "LOOP", "WHILE", "REPEAT", "FOR"})

_DIRECTIVE = re.compile(r"[ \t]*(?:\\[^\n]*|GO(?:[ \t]+\d+)?[ \t]*\r?(?=\n|\Z)|/[ \t]*\r?(?=\n|\Z))", re.IGNORECASE)
_DELIMITER = re.compile(r"DELIMITER[ \t]+(\S+)[ \t]*\r?(?:\n|\Z)", re.IGNORECASE)
_FROM_STDIN = re.compile(r"\bFROM\s+stdin\b", re.IGNORECASE)
_END_OF_ROWS = re.compile(r"^\\\.[ \t]*\r?$", re.MULTILINE)


def _begins_line(text: str, position: int) -> bool:
    while position > 0 and text[position - 1] in " \t":
        position -= 1
    return position == 0 or text[position - 1] == "\n"


def _is_block(statement: Statement) -> bool:
    first, *others = statement.head
    second = others[0].word if others else ";"
    if first.word == "BEGIN":
        return second not in _NO_BLOCK
    if first.word == "DECLARE":
        return not second.startswith("@") and all(token.word != "CURSOR" for token in others[:3])
    return statement.is_routine


def _end_of_block(text: str, start: int, dialect: Dialect) -> int:
    """Where a routine or block ends; -1 when nothing closes it.

    BEGIN and CASE open, END closes (not END IF, END LOOP); what is declared before BEGIN belongs to the block.
    """
    depth = parentheses = 0
    awaits_begin = is_package = opened = after_as = False
    before = ""
    for found in _block_pattern(dialect).finditer(text, start):
        kind = found.lastgroup
        if kind == "line":
            return found.start("line")
        raw = found[0] if kind is not None else ""
        if kind is None:
            continue
        word = raw.upper() if kind == WORD else raw if kind == SIGN else ""
        if after_as and kind != STRING and not awaits_begin and not opened:
            awaits_begin = word not in ("BEGIN", "(")
        after_as = False
        if word == "(":
            parentheses += 1
        elif word == ")":
            parentheses -= 1
        elif word == "PACKAGE":
            is_package = not opened
        elif word in ("AS", "IS") and parentheses == 0 and not opened:
            if is_package:
                depth, opened = 1, True
            else:
                after_as = True
        elif word == "DECLARE" and not opened:
            awaits_begin = True
        elif word in ("BEGIN", "CASE") and before != "END":
            if word == "BEGIN" or depth:
                depth += 1
                opened = True
        elif word in ("TRAN", "TRANSACTION") and before == "BEGIN" and depth:
            depth -= 1
        elif word in _PARTS_OF_END and before == "END":
            depth += 1
        elif word == "END" and depth:
            depth -= 1
        elif word == ";" and depth == 0 and parentheses <= 0 and (opened or not awaits_begin):
            return found.start()
        before = word
    return -1


@cache
def _blank(dialect: Dialect, delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"(?>\s++|{re.escape(delimiter)}|{comment_pattern(dialect)}|/\*!\d*+|\*/)*+", re.MULTILINE | re.DOTALL)


@cache
def _plain(dialect: Dialect, delimiter: str) -> re.Pattern[str]:
    """All up to a delimiter, a quote without its end, or the end of a line before a directive."""
    no_delimiter = rf"(?!{re.escape(delimiter)})"
    dollar = "(?!)" if delimiter.startswith("$") else dollar_pattern(dialect)
    return re.compile(
        rf"(?>[^;'\"`$/\-\#\n\[{re.escape(delimiter[0])}]++|{string_behind_prefix(dialect)}|{name_pattern(dialect)}"
        rf"|{comment_pattern(dialect)}|{no_delimiter}{dollar}|\n(?!{_DIRECTIVE.pattern})|{no_delimiter}[^\n'\"`$/]"
        rf"|{no_delimiter}\$(?!\w*\$)|{no_delimiter}/(?!\*(?!!)))*+",
        re.MULTILINE | re.DOTALL | re.IGNORECASE,
    )


@cache
def _block_pattern(dialect: Dialect) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{comment_pattern(dialect)})|(?P<line>^[ \t]*+(?:GO|/)[ \t]*+\r?$)"
        rf"|(?P<{STRING}>{string_pattern(dialect)}|{dollar_pattern(dialect)})|(?:{name_pattern(dialect)})"
        rf"|(?P<{WORD}>[^\W\d][\w$\#]*+)|(?P<{SIGN}>[;()])",
        re.MULTILINE | re.DOTALL | re.IGNORECASE,
    )
