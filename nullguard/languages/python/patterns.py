"""The cases of `match` and their patterns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.python import kinds as k
from nullguard.languages.python.expressions import lower, lower_all
from nullguard.languages.treesitter import MAX_DEPTH
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader

Reading = Callable[["Reader", Node, int], s.Pattern]


def case_of(reader: Reader, node: Node, body: s.Body, depth: int) -> s.Case:
    """One case with its lowered body."""
    patterns: list[s.Pattern] = []
    guard: s.Expr | None = None
    is_sequence = False
    for child in node.children:
        if child.kind_id == _CASE_PATTERN:
            patterns.append(pattern_of(reader, child, depth))
        elif child.kind_id == _GUARD:
            guard = lower(reader, child.children[-1], depth)
        elif child.kind_id == k.COMMA:
            is_sequence = True
    matched = s.SequencePattern(tuple(patterns), reader.at(node)) if is_sequence or len(patterns) != 1 else patterns[0]
    return s.Case(matched, body, guard, guard is None and _is_irrefutable(matched), False, reader.at(node))


def pattern_of(reader: Reader, node: Node, depth: int) -> s.Pattern:
    """The pattern that a node stands for; beyond the depth cap one that matches everything."""
    if depth > MAX_DEPTH:
        reader.problem("too deeply nested", node)
        return s.CapturePattern("_", None, reader.at(node))
    handler = _PATTERNS.get(node.kind_id)
    return (
        handler(reader, node, depth + 1) if handler is not None else s.ValuePattern(lower(reader, node, depth), reader.at(node))
    )


def _is_irrefutable(matched: s.Pattern) -> bool:
    while isinstance(matched, s.CapturePattern) and matched.pattern is not None:
        matched = matched.pattern
    if isinstance(matched, s.OrPattern):
        return any(isinstance(item, s.CapturePattern) and item.pattern is None for item in matched.alternatives)
    return isinstance(matched, s.CapturePattern)


def _wrapped(reader: Reader, node: Node, depth: int) -> s.Pattern:
    """A case_pattern: one pattern, a number with its sign, or the wildcard, which is a token."""
    inner = k.parts(node)
    if not inner:
        return s.CapturePattern("_", None, reader.at(node))
    if node.children[0].kind_id == _MINUS:
        return s.ValuePattern(_negative(reader, node, inner[0], depth), reader.at(node))
    return pattern_of(reader, inner[0], depth)


def _negative(reader: Reader, node: Node, number: Node, depth: int) -> s.Expr:
    value = lower(reader, number, depth)
    if isinstance(value, s.Constant) and isinstance(value.value, (int, float)):
        return s.Constant(-value.value, value.kind, reader.at(node))
    return value


def _name(reader: Reader, node: Node, depth: int) -> s.Pattern:
    parts = k.parts(node) or [node]
    at = reader.at(node)
    if len(parts) == 1:
        return s.CapturePattern(reader.text(parts[0]), None, at)
    value: s.Expr = s.Name(reader.text(parts[0]), reader.at(parts[0]))
    for part in parts[1:]:
        name = reader.text(part)
        reader.mentions.add(name)
        value = s.Attribute(value, name, reader.span(node.start_byte, part.end_byte))
    return s.ValuePattern(value, at)


def _as(reader: Reader, node: Node, depth: int) -> s.Pattern:
    first, *_, last = k.parts(node)
    return s.CapturePattern(reader.text(last), pattern_of(reader, first, depth), reader.at(node))


def _or(reader: Reader, node: Node, depth: int) -> s.Pattern:
    alternatives: list[s.Pattern] = []
    is_negative = False
    for child in node.children:
        kind = child.kind_id
        if kind == _MINUS:
            is_negative = True
        elif kind == _WILDCARD:
            alternatives.append(s.CapturePattern("_", None, reader.at(child)))
        elif kind not in k.SKIPPED:
            at = reader.at(child)
            alternatives.append(
                s.ValuePattern(_negative(reader, child, child, depth), at) if is_negative else pattern_of(reader, child, depth)
            )
            is_negative = False
    return s.OrPattern(tuple(alternatives), reader.at(node))


def _sequence(reader: Reader, node: Node, depth: int) -> s.Pattern:
    inner = k.parts(node)
    is_group = node.kind_id == _TUPLE and len(inner) == 1 and not any(child.kind_id == k.COMMA for child in node.children)
    if is_group:
        return pattern_of(reader, inner[0], depth)
    return s.SequencePattern(tuple(pattern_of(reader, part, depth) for part in inner), reader.at(node))


def _star(reader: Reader, node: Node, depth: int) -> s.Pattern:
    inner = k.parts(node)
    return s.CapturePattern("*" + (reader.text(inner[0]) if inner else "_"), None, reader.at(node))


def _class(reader: Reader, node: Node, depth: int) -> s.Pattern:
    head, *rest = k.parts(node)
    positional: list[s.Pattern] = []
    keywords: list[tuple[str, s.Pattern]] = []
    for part in rest:
        within = k.parts(part) if part.kind_id == _CASE_PATTERN else [part]
        if within and within[0].kind_id == _KEYWORD:
            name = within[0].children[0]
            keywords.append((reader.text(name), _keyword_value(reader, within[0], depth)))
            reader.mentions.add(reader.text(name))
        else:
            positional.append(pattern_of(reader, part, depth))
    type_name = "".join(reader.text(head).split())
    return s.TypePattern(s.TypeRef(type_name), "", tuple(positional), tuple(keywords), reader.at(node))


def _keyword_value(reader: Reader, node: Node, depth: int) -> s.Pattern:
    value = node.children[-1]
    if value.kind_id == _WILDCARD:
        return s.CapturePattern("_", None, reader.at(value))
    if any(child.kind_id == _MINUS for child in node.children):
        return s.ValuePattern(_negative(reader, value, value, depth), reader.at(value))
    return pattern_of(reader, value, depth)


def _mapping(reader: Reader, node: Node, depth: int) -> s.Pattern:
    keys: list[s.Expr] = []
    for key in node.children_by_field_name("key"):
        if key.kind_id in k.SKIPPED:
            continue
        within = k.parts(key) if key.kind_id == _CASE_PATTERN else [key]
        if within and within[0].kind_id == k.DOTTED_NAME:
            value = _name(reader, within[0], depth)
            keys.append(
                value.value if isinstance(value, s.ValuePattern) else s.Name(reader.text(within[0]), reader.at(within[0]))
            )
        else:
            keys.append(lower_all(reader, within, depth)[0] if within else s.Opaque((), reader.at(key)))
    patterns = [
        pattern_of(reader, value, depth) for value in node.children_by_field_name("value") if value.kind_id not in k.SKIPPED
    ]
    rest = ""
    for child in node.children:
        if child.kind_id in _SPLATS and (inner := k.parts(child)):
            rest = reader.text(inner[0])
    return s.MappingPattern(tuple(keys), tuple(patterns), rest, reader.at(node))


_CASE_PATTERN = k.KINDS.one("case_pattern")
_GUARD = k.KINDS.one("if_clause")
_KEYWORD = k.KINDS.one("keyword_pattern")
_TUPLE = k.KINDS.one("tuple_pattern")
_MINUS = k.KINDS.token("-")
_WILDCARD = k.KINDS.token("_")
_SPLATS = k.KINDS.named("splat_pattern", "dictionary_splat_pattern")

_PATTERNS: dict[int, Reading] = k.KINDS.table(
    {
        "case_pattern": _wrapped, "dotted_name": _name, "identifier": _name, "as_pattern": _as, "union_pattern": _or,
        "list_pattern": _sequence, "tuple_pattern": _sequence, "splat_pattern": _star, "list_splat_pattern": _star,
        "class_pattern": _class, "dict_pattern": _mapping,
    }
)  # fmt: skip
