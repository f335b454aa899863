"""Expressions as one line of normalised text, for messages and for the identity of findings: independent of layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nullguard.model import syntax as s

_MAX_LENGTH = 120
_MAX_DEPTH = 12


def render(node: s.Expr | None) -> str:
    """The expression as text of at most 120 characters; what is left out shows as an ellipsis."""
    text = _render(node, 0)
    return text if len(text) <= _MAX_LENGTH else text[: _MAX_LENGTH - 1] + "…"


def _render(node: s.Expr | None, depth: int) -> str:
    if node is None:
        return ""
    if depth > _MAX_DEPTH:
        return "…"
    kind = type(node)
    if kind is s.Name:  # mostly
        return node.id  # type: ignore[union-attr]
    written = _RENDER.get(kind)
    return "…" if written is None else written(node, depth + 1)


def _compare(node: s.Compare, down: int) -> str:
    rest = "".join(f" {op} {_render(o, down)}" for op, o in zip(node.operators, node.operands[1:], strict=False))
    return _render(node.operands[0], down) + rest


def _conditional(node: s.Conditional, down: int) -> str:
    return f"{_render(node.body, down)} if {_render(node.test, down)} else {_render(node.orelse, down)}"


def _collection(node: s.Collection, down: int) -> str:
    brackets = {"list": "[]", "tuple": "()"}.get(node.kind, "{}")
    return brackets[0] + ", ".join(_render(i, down) for i in node.items) + brackets[1]


def _operated(node: s.Boolean | s.Arithmetic, down: int) -> str:
    return f" {node.operator} ".join([_render(o, down) for o in node.operands])


_RENDER: dict[type, Callable[[Any, int], str]] = {
    s.Attribute: lambda node, down: f"{_render(node.value, down)}.{node.name}",
    s.Call: lambda node, down: f"{_render(node.function, down)}({_arguments(node.arguments, down)})",
    s.Subscript: lambda node, down: f"{_render(node.value, down)}[{_render(node.index, down)}]",
    s.Slice: lambda node, down: ":".join(_render(part, down) for part in node.parts) or ":",
    s.Constant: lambda node, down: _constant(node.value, node.kind),
    s.Boolean: _operated,
    s.Not: lambda node, down: f"not {_render(node.operand, down)}",
    s.Compare: _compare,
    s.Conditional: _conditional,
    s.AssignExpr: lambda node, down: f"({_render(node.target, down)} {node.operator}= {_render(node.value, down)})",
    s.Lambda: lambda node, down: "lambda",
    s.MethodReference: lambda node, down: f"{_render(node.value, down)}::{node.name}",
    s.Comprehension: lambda node, down: f"[{', '.join(_render(e, down) for e in node.elements)} for …]",
    s.New: lambda node, down: f"new {node.type.name}({_arguments(node.arguments, down)})",
    s.Cast: lambda node, down: f"({node.type.name}) {_render(node.value, down)}",
    s.InstanceOf: lambda node, down: f"{_render(node.value, down)} instanceof …",
    s.Await: lambda node, down: f"await {_render(node.value, down)}",
    s.Yield: lambda node, down: f"yield {_render(node.value, down)}",
    s.Arithmetic: _operated,
    s.Unary: lambda node, down: f"{node.operator}{_render(node.operand, down)}",
    s.Format: lambda node, down: f'f"{node.text}"',
    s.Collection: _collection,
    s.Star: lambda node, down: "*" * node.count + _render(node.value, down),
    s.Switch: lambda node, down: f"switch {_render(node.subject, down)}",
}
"""How each kind of expression but a name is written; anything else is left out."""


def _arguments(arguments: tuple[s.Argument, ...], depth: int) -> str:
    return ", ".join((f"{a.name}=" if a.name else "*" * a.star) + _render(a.value, depth) for a in arguments)


def _constant(value: s.Literal, kind: str) -> str:
    if kind == "null":
        return "None"
    if kind == "class":
        return f"{value}.class"
    if kind in ("str", "char"):
        return f'"{value}"'
    if kind == "ellipsis":
        return "..."
    return str(value)
