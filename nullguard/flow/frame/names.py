"""Subscripts and calls stable enough to be access paths."""

from __future__ import annotations

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.unboxing import BOXED
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.model.text import render

_MAX_KEY_NODES = 12
_MOST_POSITIONAL = 3
_MOST_ARGUMENTS = 8
_BOXES = frozenset(box.rpartition(".")[2] for box in BOXED)
_CONVERSIONS = library_names("key-converting")
"""What makes a key of a text, or the other way round: of equal arguments the same one."""


_COMPOUND = frozenset({s.Call, s.Subscript, s.Unary})
"""Expressions that are so simple where their parts are."""


def is_key(node: s.Expr) -> bool:
    """Whether the expression is so simple that equal text means an equal value: names, attributes, constants, getters of them."""
    if type(node) is s.Name or type(node) is s.Constant:  # mostly
        return True
    pending = [node]
    seen = 0
    while pending:
        node = pending.pop()
        seen += 1
        if seen > _MAX_KEY_NODES:
            return False
        kind = type(node)
        if kind is s.Name or kind is s.Constant:
            continue
        if type(node) is s.Attribute:
            pending.append(node.value)
            continue
        if kind not in _COMPOUND:
            return False
        match node:
            case s.Call(function=s.Attribute(value=value), arguments=arguments) if not arguments:
                pending.append(value)
            case s.Call(function=s.Attribute(value=value, name="get"), arguments=(argument,)) if not argument.star:
                pending += (value, argument.value)
            case s.Call(arguments=(argument,)) if _is_boxing(node) or _is_conversion(node):
                pending.append(argument.value)
            case s.Subscript(value=value, index=index):
                pending += (value, index)
            case s.Unary(operand=operand):
                pending.append(operand)
            case _:
                return False
    return True


def _unboxed(node: s.Expr) -> s.Expr:
    """`10` for `Integer.valueOf(10)`: the same key of a map."""
    return node.arguments[0].value if type(node) is s.Call and len(node.arguments) == 1 and _is_boxing(node) else node


def _is_boxing(node: s.Expr) -> bool:
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=owner), name="valueOf")):
            return owner in _BOXES
        case _:
            return False


def _is_conversion(node: s.Expr) -> bool:
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=owner), name=name)):
            return f"{owner}.{name}" in _CONVERSIONS
        case _:
            return False


def stable_index(frame: Frame, node: s.Expr) -> str:
    """The path segment of a subscript (`['a']`, `[i]`); empty when the index is not stable."""
    if not is_key(node):
        return ""
    return frame.depends(f"[{render(node)}]", frozenset(names_in(node)))


_WITH_DEFAULT = 2
"""Arguments of a mapping's `get` that says what it gives for a key that is not there."""


def stable_call(frame: Frame, name: str, arguments: tuple[s.Argument, ...]) -> str:
    """The path segment of a call that gives the same answer when repeated (`get('a')`, `getItem(i)`), in whatever order its
    named arguments stand; empty otherwise."""
    if not arguments:
        return f"{name}()"
    known = frame.world.by_node.of(_stable_get if name == "get" and not frame.is_java else _stable, arguments)
    return frame.depends(f"{name}({known[0]})", known[1]) if known is not None else ""


def _stable_get(arguments: tuple[s.Argument, ...]) -> tuple[str, frozenset[str]] | None:
    """The same as `_stable` of Python's `get`: `get('a', None)` is `get('a')`."""
    has_default = len(arguments) == _WITH_DEFAULT and not any(a.name for a in arguments) and is_null(arguments[1].value)
    return _stable(arguments[:1] if has_default else arguments)


def _stable(arguments: tuple[s.Argument, ...]) -> tuple[str, frozenset[str]] | None:
    """The text of arguments with which a call gives the same answer when repeated, and the names in them; None of others."""
    positional = [a for a in arguments if not a.name]
    if len(positional) > _MOST_POSITIONAL or len(arguments) > _MOST_ARGUMENTS:
        return None
    for a in arguments:
        if a.star or not is_key(a.value):
            return None
    texts = [render(_unboxed(a.value)) for a in positional]
    if len(positional) < len(arguments):
        texts += sorted([f"{a.name}={render(_unboxed(a.value))}" for a in arguments if a.name])
    return ", ".join(texts), frozenset([n for a in arguments for n in names_in(a.value)])
