"""What both front ends share of tree-sitter: parsers, spans, and the caps that keep hostile nesting harmless."""

from __future__ import annotations

from functools import cache

from tree_sitter import Language as Grammar
from tree_sitter import Node, Parser, Tree

from nullguard.model.source import Language
from nullguard.model.span import Packed, pack

MAX_DEPTH = 100
"""Nesting of expressions and statements that is lowered; what lies deeper becomes Opaque. Real code stays below 40."""

MAX_CHAIN = 160
"""Links of one chain of calls and attributes; builders in generated code reach about 100."""


@cache
def grammar(language: Language) -> Grammar:
    """The grammar of Python or Java; a maintained fork of the Java grammar is preferred where it is installed."""
    if language is Language.PYTHON:
        import tree_sitter_python

        return Grammar(tree_sitter_python.language())
    try:
        import tree_sitter_java_orchard as java  # type: ignore[import-not-found]
    except ImportError:
        import tree_sitter_java as java
    return Grammar(java.language())


@cache
def parser(language: Language) -> Parser:
    """A parser, made once a process."""
    return Parser(grammar(language))


def parse(data: bytes, language: Language) -> Tree:
    """The syntax tree of UTF-8 bytes; it always exists, errors are nodes in it."""
    return parser(language).parse(data)


def at(node: Node) -> Packed:
    """The packed span of a node."""
    line, column = node.start_point
    end_line, end_column = node.end_point
    if column < 16_383 > end_column and end_line - line < 4_095:  # `pack` written out: this is the hottest function of all
        return (((line + 1) << 14 | column) << 12 | end_line - line) << 14 | end_column
    return pack(line + 1, column, end_line + 1, end_column)


def between(first: Node, last: Node) -> Packed:
    """The packed span from the start of one node to the end of another."""
    line, column = first.start_point
    end_line, end_column = last.end_point
    return pack(line + 1, column, end_line + 1, end_column)


def text(node: Node) -> str:
    """The source text of a small node (a name, a literal)."""
    raw = node.text
    return raw.decode("utf-8", "replace") if raw is not None else ""
