"""What both front ends share of tree-sitter: parsers, spans, and the caps that keep hostile nesting harmless."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from tree_sitter import Language as Grammar
from tree_sitter import Node, Parser, Point, Tree

from nullguard.languages.errors import UnreadableSource
from nullguard.model.source import Language
from nullguard.model.span import Packed, pack

MAX_DEPTH = 100
"""Nesting of expressions and statements that is lowered; what lies deeper becomes Opaque. Real code stays below 40."""

MAX_CHAIN = 160
"""Links of one chain of calls and attributes; builders in generated code reach about 100."""


ERROR = 65535
"""The kind number of a node for text that fits nowhere."""

_Handler = TypeVar("_Handler")


class Kinds:
    """A grammar's kinds of nodes as numbers, because comparing and hashing numbers is what makes a walk fast.

    A kind that the installed grammar lacks has no numbers, so that several versions of a grammar work.
    """

    def __init__(self, language: Language) -> None:
        self._grammar = grammar(language)
        self._named: dict[str, list[int]] = {}
        self._tokens: dict[str, list[int]] = {}
        for number in range(self._grammar.node_kind_count):
            group = self._named if self._grammar.node_kind_is_named(number) else self._tokens
            group.setdefault(self._grammar.node_kind_for_id(number) or "", []).append(number)

    def named(self, *names: str) -> frozenset[int]:
        """The numbers of named kinds."""
        return frozenset(number for name in names for number in self._named.get(name, ()))

    def tokens(self, *texts: str) -> frozenset[int]:
        """The numbers of punctuation and keywords, of all when none is given."""
        return frozenset(number for text in texts or self._tokens for number in self._tokens.get(text, ()))

    def one(self, name: str) -> int:
        """The number of a named kind, -1 (which no node has) when the grammar lacks it."""
        return self._grammar.id_for_node_kind(name, True) or -1

    def token(self, text: str) -> int:
        """The number of a token, -1 when the grammar lacks it."""
        return self._grammar.id_for_node_kind(text, False) or -1

    def table(self, handlers: Mapping[str, _Handler]) -> dict[int, _Handler]:
        """A dispatch table by number from one by name."""
        return {number: handler for name, handler in handlers.items() for number in self._named.get(name, ())}

    def token_texts(self) -> dict[int, str]:
        """The text of every token by number."""
        return {number: text for text, numbers in self._tokens.items() for number in numbers}


_MIN_STEPS = 2_000
_BYTES_PER_STEP = 10
"""Steps (of a hundred parser operations each) that parsing may take. Real sources, broken ones too, need one for 80 bytes
or more: measured on 10,000 files of saleor, netbox, awx and DSpace, and on 400 of them cut off or with parts deleted."""


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
    """The syntax tree of UTF-8 bytes; errors are nodes in it. Raises UnreadableSource where the parser loses its way altogether.

    Its recovery from errors takes quadratic time on some nonsense (10 s for 9 KB of `!)`), so its steps are counted.
    """
    allowed = _MIN_STEPS + len(data) // _BYTES_PER_STEP
    steps = 0

    def read(offset: int, _point: Point) -> bytes:
        return data[offset:] if offset else data

    def is_lost(_offset: int, _has_error: bool) -> bool:
        nonlocal steps
        steps += 1
        return steps > allowed

    try:
        return parser(language).parse(read, progress_callback=is_lost)
    except ValueError:
        parser(language).reset()
        raise UnreadableSource("limit", f"it is no source text: parsing took more than {allowed} steps") from None


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
