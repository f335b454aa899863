"""Expressions as one line of normalised text, for messages and for the identity of findings: independent of layout."""

from __future__ import annotations

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
    down = depth + 1
    match node:
        case s.Name(id=name):
            return name
        case s.Attribute(value=value, name=name):
            return f"{_render(value, down)}.{name}"
        case s.Call(function=function, arguments=arguments):
            return f"{_render(function, down)}({_arguments(arguments, down)})"
        case s.Subscript(value=value, index=index):
            return f"{_render(value, down)}[{_render(index, down)}]"
        case s.Slice(parts=parts):
            return ":".join(_render(part, down) for part in parts) or ":"
        case s.Constant(value=value, kind=kind):
            return _constant(value, kind)
        case s.Boolean(operator=operator, operands=operands):
            return f" {operator} ".join(_render(o, down) for o in operands)
        case s.Not(operand=operand):
            return f"not {_render(operand, down)}"
        case s.Compare(operands=operands, operators=operators):
            rest = "".join(f" {op} {_render(o, down)}" for op, o in zip(operators, operands[1:], strict=False))
            return _render(operands[0], down) + rest
        case s.Conditional(test=test, body=body, orelse=orelse):
            return f"{_render(body, down)} if {_render(test, down)} else {_render(orelse, down)}"
        case s.AssignExpr(target=target, value=value, operator=operator):
            return f"({_render(target, down)} {operator}= {_render(value, down)})"
        case s.Lambda():
            return "lambda"
        case s.MethodReference(value=value, name=name):
            return f"{_render(value, down)}::{name}"
        case s.Comprehension(elements=elements):
            return f"[{', '.join(_render(e, down) for e in elements)} for …]"
        case s.New(type=type_, arguments=arguments):
            return f"new {type_.name}({_arguments(arguments, down)})"
        case s.Cast(type=type_, value=value):
            return f"({type_.name}) {_render(value, down)}"
        case s.InstanceOf(value=value):
            return f"{_render(value, down)} instanceof …"
        case s.Await(value=value):
            return f"await {_render(value, down)}"
        case s.Yield(value=value):
            return f"yield {_render(value, down)}"
        case s.Arithmetic(operator=operator, operands=operands):
            return f" {operator} ".join(_render(o, down) for o in operands)
        case s.Unary(operator=operator, operand=operand):
            return f"{operator}{_render(operand, down)}"
        case s.Format(text=text):
            return f'f"{text}"'
        case s.Collection(kind=kind, items=items):
            brackets = {"list": "[]", "tuple": "()"}.get(kind, "{}")
            return brackets[0] + ", ".join(_render(i, down) for i in items) + brackets[1]
        case s.Star(value=value, count=count):
            return "*" * count + _render(value, down)
        case s.Switch(subject=subject):
            return f"switch {_render(subject, down)}"
        case _:
            return "…"


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
