"""Words, names, strings and signs of SQL text, whatever its dialect.

One lexer serves all dialects because what they share is all that schema changes are made of; where they contradict each other,
the dialect decides: a backslash escapes in the strings of MySQL only, and only there does # begin a comment anywhere. The
patterns are possessive, so that a quote without its end costs one pass over the rest, not many.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nullguard.model.ddl import Dialect

WORD, QUOTED, STRING, NUMBER, SIGN = "word", "quoted", "string", "number", "sign"

MYSQL = frozenset({Dialect.MYSQL, Dialect.MARIADB})


class Token(NamedTuple):
    """`raw` is the text as written; `word` that of an unquoted word in upper case or of a sign, else empty."""

    kind: str
    raw: str
    word: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind the token."""
        return self.start + len(self.raw)


class Lines:
    """The line, counted from `first`, of an offset into a text."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._ends = [found.start() for found in _NEWLINE.finditer(text)]
        self._first = first

    def of(self, offset: int) -> int:
        """The line that holds an offset."""
        return self._first + bisect_left(self._ends, offset)


_NEWLINE = re.compile("\n")

PLACEHOLDER = r"\$\{[^}\n]*\}"
COMMENT = r"--[^\n]*+|/\*(?!!)(?>[^*]++|\*(?!/))*+\*/|^[ \t]*+\#[^\n]*+"
_DOLLAR = r"\$(?P<tag>(?:[^\W\d]\w*)?)\$(?>[^$]++|\$(?!(?P=tag)\$))*+\$(?P=tag)\$"
_NAMES = r"`(?>[^`]++|``)*+`|\[\[?+[^\W\d][^\]\n\[]*+\]"
_ORACLE_QUOTE = "|".join(rf"\{left}(?>[^\{right}]|\{right}(?!')){{0,250}}+\{right}'" for left, right in ("[]", "()", "{}", "!!"))
_PLAIN_STRING = r"'(?>[^']++|'')*+'"
_ESCAPED_STRING = r"'(?>[^'\\]++|\\.|'')*+'"


def string_pattern(dialect: Dialect) -> str:
    """The pattern of a string of a dialect with its prefix; dollar quotes are not among them."""
    if dialect in MYSQL:
        return rf"(?:[nNxXbB]|_[a-z0-9]++)?{_ESCAPED_STRING}"
    oracle = rf"[nN]?[qQ]'(?:{_ORACLE_QUOTE})|" if dialect is Dialect.ORACLE else ""
    return rf"[eE]{_ESCAPED_STRING}|{oracle}(?:[nNxXbB]|[uU]&)?{_PLAIN_STRING}"


def string_behind_prefix(dialect: Dialect) -> str:
    """The pattern of a string of a dialect whose prefix has been read already."""
    if dialect in MYSQL:
        return _ESCAPED_STRING
    oracle = rf"(?<=\b[qQ])'(?:{_ORACLE_QUOTE})|" if dialect is Dialect.ORACLE else ""
    return rf"(?<=\b[eE]){_ESCAPED_STRING}|{oracle}{_PLAIN_STRING}"


def name_pattern(dialect: Dialect) -> str:
    """The pattern of a quoted name; what MySQL has in double quotes may be a string."""
    return (r'"(?>[^"\\]++|\\.|"")*+"|' if dialect in MYSQL else r'"(?>[^"]++|"")*+"|') + _NAMES


def dollar_pattern(dialect: Dialect) -> str:
    """The pattern of a string between dollar signs, which matches nothing in MySQL."""
    return "(?!)" if dialect in MYSQL else _DOLLAR


def comment_pattern(dialect: Dialect) -> str:
    """The pattern of a comment of a dialect. MySQL runs what stands in `/*! … */`."""
    return rf"{COMMENT}|\#[^\n]*+" if dialect in MYSQL else COMMENT


def tokens_of(text: str, dialect: Dialect, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens between two offsets of a text, without spaces and comments; none after too many quotes without an end."""
    unterminated = 0
    for found in _pattern(dialect).finditer(text, start, len(text) if end is None else end):
        kind = found.lastgroup
        if kind is None or kind == "skip":
            continue
        raw = found[kind]
        if kind == WORD:
            yield Token(kind, raw, raw.upper(), found.start(kind))
        elif kind == SIGN:
            if raw in _OPENERS and is_unterminated(text, found.start(kind)):
                unterminated += 1
                if unterminated > MOST_UNTERMINATED:
                    return
            yield Token(kind, raw, raw, found.start(kind))
        elif kind == "dollar":
            yield Token(STRING, raw, "", found.start(kind))
        else:
            yield Token(kind, raw, "", found.start(kind))


def is_unterminated(text: str, offset: int) -> bool:
    """Whether a sign that is no token's beginning would have opened a quote or comment, had it an end."""
    return _OPENER.match(text, offset) is not None


def unquoted(token: Token) -> str:
    """A name or string without its quotes, and without placeholders (`${prefix}`), which only the running migration knows."""
    raw = token.raw
    if token.kind == QUOTED:
        inner = raw[1:-1]
        raw = inner if raw[0] == "[" else inner.replace(raw[0] * 2, raw[0])
    elif token.kind == STRING:
        return string_value(raw)
    return _PLACEHOLDER.sub("", raw) or raw if "${" in raw else raw


def string_value(raw: str) -> str:
    """What a string of any dialect says, without its quotes."""
    dollar = _DOLLAR_OPEN.match(raw)
    if dollar is not None:
        return raw[dollar.end() : -dollar.end()]
    start = raw.index("'") + 1
    if raw[:1] in "qQ" or raw[1:2] in "qQ":
        return raw[start + 1 : -2]
    return raw[start:-1].replace("''", "'")


def inside(token: Token) -> tuple[int, int] | None:
    """Where the text in a dollar quote begins and ends; None for other strings, whose text is written otherwise than it reads."""
    dollar = _DOLLAR_OPEN.match(token.raw)
    return (token.start + dollar.end(), token.end - dollar.end()) if dollar is not None else None


MOST_UNTERMINATED = 20
"""Of hostile text; each costs a pass over the rest."""

_OPENERS = frozenset("'\"`$/")
_OPENER = re.compile(r"['\"`]|/\*|\$\w*\$")
_PLACEHOLDER = re.compile(PLACEHOLDER)
_DOLLAR_OPEN = re.compile(r"\$\w*\$")


@cache
def _pattern(dialect: Dialect) -> re.Pattern[str]:
    hash_name = "" if dialect in MYSQL else r"|\#{1,2}(?=[^\W\d])"
    return re.compile(
        rf"(?P<skip>\s++|{comment_pattern(dialect)}|/\*!\d*+|\*/)"
        rf"|(?P<{STRING}>{string_pattern(dialect)})"
        rf"|(?P<dollar>{dollar_pattern(dialect)})"
        rf"|(?P<{QUOTED}>{name_pattern(dialect)})"
        rf"|(?P<{WORD}>(?:[^\W\d]|@{{1,2}}(?=\w){hash_name}|{PLACEHOLDER})(?>[\w$\#@]++|{PLACEHOLDER})*+)"
        rf"|(?P<{NUMBER}>\d[\w.]*+)"
        rf"|(?P<{SIGN}>::|:=|<=|>=|<>|!=|\|\||.)",
        re.DOTALL | re.MULTILINE,
    )
