"""Patterns and switches of Java."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from tree_sitter import Node

from nullguard.languages.java import kinds as k
from nullguard.languages.java.expressions import lower
from nullguard.languages.java.repair import JOINED
from nullguard.languages.java.types import UNBOUNDED, type_of
from nullguard.languages.treesitter import MAX_DEPTH, at
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.java.reader import Reader

_JUMPS = (s.Break, s.Return, s.Raise, s.Continue, s.Yielded)


def pattern_of(reader: Reader, node: Node) -> s.Pattern:
    """A type pattern, record pattern, `_`, or the value of a case label."""
    kind = node.kind_id
    if reader.depth >= MAX_DEPTH:
        reader.problem("nested too deeply", node)
        return s.CapturePattern("", None, at(node))
    if kind == _PATTERN:
        inner = k.first_part(node)
        return pattern_of(reader, inner) if inner is not None else s.CapturePattern("", None, at(node))
    if kind in _TYPED:
        return _type_pattern(reader, node)
    if kind == _RECORD_PATTERN:
        return _record_pattern(reader, node)
    if kind == _UNDERSCORE:
        return s.CapturePattern("_", None, at(node))
    return s.ValuePattern(lower(reader, node), at(node))


def _type_pattern(reader: Reader, node: Node) -> s.Pattern:
    parts = [child for child in node.named_children if child.kind_id not in k.COMMENTS and child.kind_id != _MODIFIERS]
    if not parts:
        return s.CapturePattern("", None, at(node))
    name = reader.bind(parts[-1]) if len(parts) > 1 or parts[0].kind_id == _UNDERSCORE else ""
    if len(parts) < 2:
        return s.CapturePattern(name, None, at(node)) if name else s.TypePattern(type_of(reader, parts[0]), at=at(node))
    ref = type_of(reader, parts[-2])
    if ref.name == "var":
        return s.CapturePattern(name, None, at(node))
    return s.TypePattern(ref, name, at=at(node))


def _record_pattern(reader: Reader, node: Node) -> s.Pattern:
    ref = UNBOUNDED
    components: list[s.Pattern] = []
    reader.depth += 1
    for child in node.named_children:
        kind = child.kind_id
        if kind == _RECORD_BODY:
            components.extend(pattern_of(reader, part) for part in child.named_children if part.kind_id in _NESTED)
        elif kind not in k.COMMENTS and ref is UNBOUNDED:
            ref = type_of(reader, child)
    reader.depth -= 1
    if JOINED in ref.name:
        ref = msgspec.structs.replace(ref, name=ref.name.replace(JOINED, "."))
    return s.TypePattern(ref, "", tuple(components), (), at(node))


# ---- switch ----------------------------------------------------------------------------------------------------------


def switch_of(reader: Reader, node: Node, is_value: bool) -> s.Switch:
    """A switch, old or new; with `is_value` the expressions behind its arrows are its values."""
    subject = lower(reader, node.child_by_field_id(k.CONDITION))
    cases: list[s.Case] = []
    body = node.child_by_field_id(k.BODY)
    pending: list[s.Pattern] = []
    for child in body.named_children if body is not None else ():
        kind = child.kind_id
        if kind == _RULE:
            _rule(reader, child, is_value, cases)
        elif kind == _GROUP:
            pending = _group(reader, child, pending, cases)
    if pending:
        cases.append(s.Case(_joined(pending), (), at=pending[0].at))
    if cases and cases[-1].falls_through:
        last = cases.pop()
        cases.append(s.Case(last.pattern, last.body, last.guard, last.default, False, last.at))
    return s.Switch(subject, tuple(cases), at(node))


def _rule(reader: Reader, node: Node, is_value: bool, cases: list[s.Case]) -> None:
    patterns: list[s.Pattern] = []
    guard: s.Expr | None = None
    is_default = False
    body: s.Body = ()
    where = at(node)
    for child in node.named_children:
        kind = child.kind_id
        if kind == _LABEL:
            where = at(child)
            guard, is_default = _label(reader, child, patterns)
        elif kind == _EXPRESSION_STATEMENT and is_value:
            value = lower(reader, k.first_part(child))
            body = (s.Yielded(value, value.at),)
        elif kind not in k.COMMENTS:
            body = reader.body(child)
    cases.append(_case(patterns, body, guard, is_default, False, where))


def _group(reader: Reader, node: Node, pending: list[s.Pattern], cases: list[s.Case]) -> list[s.Pattern]:
    """An old-style group; gives the patterns that wait for the body of the next one."""
    guard: s.Expr | None = None
    is_default = False
    where = at(node)
    labels = [child for child in node.named_children if child.kind_id == _LABEL]
    for label in labels:
        where = at(label)
        patterns: list[s.Pattern] = []
        guard, is_default = _label(reader, label, patterns)
        if is_default or guard is not None:
            if pending:
                cases.append(s.Case(_joined(pending), (), None, False, True, pending[0].at))
                pending = []
            if label is not labels[-1]:
                cases.append(_case(patterns, (), guard, is_default, True, where))
                guard, is_default = None, False
                continue
        pending = [*pending, *patterns]
    body = reader.block(node)
    if not body and not is_default and guard is None:
        return pending
    runs_on = not body or not isinstance(body[-1], _JUMPS)
    cases.append(_case(pending, body, guard, is_default, runs_on, where))
    return []


def _label(reader: Reader, node: Node, patterns: list[s.Pattern]) -> tuple[s.Expr | None, bool]:
    """Adds the patterns of `case a, b when c` to `patterns`; gives its guard, and whether it is the default."""
    guard: s.Expr | None = None
    is_default = False
    for child in node.children:
        kind = child.kind_id
        if not child.is_named:
            is_default = is_default or child.type == "default"
        elif kind == _GUARD:
            guard = lower(reader, k.first_part(child))
        elif kind == _IDENTIFIER and reader.text(child) == "default":
            is_default = True
        elif kind not in k.COMMENTS and kind != k.ERROR:
            patterns.append(pattern_of(reader, child))
    return guard, is_default


def _case(
    patterns: list[s.Pattern], body: s.Body, guard: s.Expr | None, is_default: bool, falls_through: bool, where: int
) -> s.Case:
    """A case; `case null, default` has a pattern that matches null and everything else."""
    if is_default and patterns:
        patterns = [*patterns, s.CapturePattern("", None, where)]
    return s.Case(_joined(patterns) if patterns else None, body, guard, is_default, falls_through, where)


def _joined(patterns: list[s.Pattern]) -> s.Pattern:
    return patterns[0] if len(patterns) == 1 else s.OrPattern(tuple(patterns), patterns[0].at)


_PATTERN = k.kind("pattern")
_TYPE_PATTERN = k.kind("type_pattern")
_RECORD_PATTERN = k.kind("record_pattern")
_RECORD_BODY = k.kind("record_pattern_body")
_COMPONENT = k.kind("record_pattern_component")
_UNDERSCORE = k.kind("underscore_pattern")
_TYPED = frozenset((_TYPE_PATTERN, _COMPONENT))
_NESTED = frozenset((_PATTERN, _TYPE_PATTERN, _RECORD_PATTERN, _COMPONENT))
_MODIFIERS = k.kind("modifiers")
_IDENTIFIER = k.kind("identifier")
_RULE = k.kind("switch_rule")
_GROUP = k.kind("switch_block_statement_group")
_LABEL = k.kind("switch_label")
_GUARD = k.kind("guard")
_EXPRESSION_STATEMENT = k.kind("expression_statement")
