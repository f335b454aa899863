"""Queries and conditions as tokens, whether they are SQL of any dialect, JPQL or HQL.

The queries of a mapping are no SQL: entities are called `Order`, paths have any number of dots. A condition as a database prints
it is no statement. Both are made of the same few tokens.
"""

from __future__ import annotations

import re

import msgspec

MOST_TOKENS = 4000
MOST_CHARACTERS = 50_000
"""Longer texts are not read; queries written by hand stay far below."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """`kind` is word, name (quoted), text, number, hole (a parameter), splice (text put in at run time) or mark; `text` has
    no quotes and is a word as written; `low` is a word or mark in lower case, empty for anything else."""

    kind: str
    text: str
    low: str = ""


_TOKEN = re.compile(
    r"""
      (?P<space>\s++|--[^\n]*+|/\*(?>[^*]++|\*(?!/))*+(?:\*/)?)
    | (?P<text>(?:[NnEe]|_utf8mb[34]|_utf8|_latin1)?'(?>[^'\\]++|''|\\.)*+')
    | (?P<name>"(?>[^"]++|"")*+"|`[^`]*+`|\[[A-Za-z_][\w\ ]*+\])
    | (?P<splice>\$\{[^}]*+\})
    | (?P<pattern>%(?::[A-Za-z_][\w.]*+|\?\d++)%?|(?:(?<![:\w]):[A-Za-z_][\w.]*+|\?\d++)%(?=[\s)]|$))
    | (?P<hole>[:?]?\#\{[^}]*+\}|(?<![:\w]):[A-Za-z_][\w.]*+|\?\d*+|\$\d++|%s|%\(\w++\)s|@\w++)
    | (?P<number>\d++(?:\.\d++)?)
    | (?P<word>[^\W\d][\w$]*+)
    | (?P<mark>::|<=>|<>|!=|\^=|<=|>=|\|\||.)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> tuple[Token, ...] | None:
    """The tokens of a text without spaces and comments; None when it is too long."""
    if len(text) > MOST_CHARACTERS:
        return None
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, written = match.lastgroup or "", match[0]
        if kind == "space":
            continue
        if len(found) >= MOST_TOKENS:
            return None
        if kind in ("word", "mark"):
            found.append(Token(kind, written, written.lower()))
        elif kind == "text":
            found.append(Token(kind, written[written.index("'") + 1 : -1].replace("''", "'")))
        elif kind == "name":
            found.append(Token(kind, written[1:-1].replace('""', '"')))
        else:  # Spring Data lets a parameter stand between wildcards: `like %:name%`
            found.append(Token("hole", written.strip("%")) if kind == "pattern" else Token(kind, written))
    return tuple(found)
