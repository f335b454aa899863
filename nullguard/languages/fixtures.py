"""Which attributes a test or fixture source sets, and which it sets to null.

Two thirds of a tree are tests, so nothing is lowered here: code is parsed and asked by a query that tree-sitter runs itself
(a third of the time that the parse takes, measured on 800 test files), data is searched by patterns.
"""

from __future__ import annotations

import re
from functools import cache

from tree_sitter import Query, QueryCursor

from nullguard.languages.java.decoding import as_utf8 as java_as_utf8
from nullguard.languages.python.decoding import as_utf8 as python_as_utf8
from nullguard.languages.treesitter import grammar, parse
from nullguard.model.facts import FixtureFacts
from nullguard.model.source import Language

_PYTHON = """
(keyword_argument name: (identifier) @name value: (_) @value)
(assignment left: (attribute attribute: (identifier) @name) right: (_) @value)
(pair key: (string (string_content) @name) value: (_) @value)
"""
_JAVA = """
(method_invocation object: (_) name: (identifier) @name arguments: (argument_list . (_) @value .))
(assignment_expression left: (field_access field: (identifier) @name) right: (_) @value)
"""
_NULLS = {Language.PYTHON: "none", Language.JAVA: "null_literal"}

_MOST_LENGTH = 64
"""Longer names are no columns: PostgreSQL's have at most 63 bytes, MySQL's 64."""

_NAME = re.compile(rb"[A-Za-z_]\w*")
_SETTER = re.compile(rb"(?:set|with)(?=[A-Z])")
_JSON = re.compile(rb'"([A-Za-z_]\w{0,63})"[ \t\r\n]*:[ \t\r\n]*(null\b)?')
_YAML = re.compile(
    rb"""^[ \t]*(?:-[ \t]+)*["']?([A-Za-z_]\w{0,63})["']?[ \t]*:(?=[ \t\r\n]|$)[ \t]*(~|null|Null|NULL)?[ \t\r]*(\S)?""", re.M
)


def fixture_facts(data: bytes, language: Language, path: str) -> FixtureFacts:
    """The attributes that a source sets: Python, Java, JSON and YAML; of every other language none.

    A pure function of bytes and language, whatever the path. Raises UnreadableSource for code that is no text.
    """
    if language is Language.PYTHON:
        return _of_code(python_as_utf8(data)[0], language)
    if language is Language.JAVA:
        return _of_code(java_as_utf8(data)[0], language)
    if language is Language.JSON:
        return _facts({(found[1], found[2] is not None) for found in _JSON.finditer(data)})
    if language is Language.YAML:
        return _facts({(found[1], found[2] is not None and found[3] is None) for found in _YAML.finditer(data)})
    return FixtureFacts()


def _of_code(data: bytes, language: Language) -> FixtureFacts:
    query, null = _query(language)
    is_java = language is Language.JAVA
    found: set[tuple[bytes, bool]] = set()
    for _, captures in QueryCursor(query).matches(parse(data, language).root_node):
        name, value = captures["name"][0], captures["value"][0]
        text = data[name.start_byte : name.end_byte]
        if len(text) <= _MOST_LENGTH and _NAME.fullmatch(text) is not None:
            found.add((_property(text) if is_java else text, value.kind_id == null))
    return _facts(found)


def _property(method: bytes) -> bytes:
    """The property that a Java setter sets (`setExternalReference`, `withExternalReference`); a fluent setter has its name."""
    prefix = _SETTER.match(method)
    if prefix is None:
        return method
    rest = method[prefix.end() :]
    return rest[:1].lower() + rest[1:]


def _facts(found: set[tuple[bytes, bool]]) -> FixtureFacts:
    values = sorted({name.decode() for name, is_null in found if not is_null})
    return FixtureFacts(tuple(values), tuple(sorted({name.decode() for name, is_null in found if is_null})))


@cache
def _query(language: Language) -> tuple[Query, int]:
    text = _PYTHON if language is Language.PYTHON else _JAVA
    known = grammar(language)
    return Query(known, text), known.id_for_node_kind(_NULLS[language], True) or -1
