"""Broad handlers that say what to go on with instead (Python): `try: name = order.buyer.name`, `except Exception: name = None`.

A broad handler is no guard: it hides what nobody thought of. One around a single statement, which does nothing but give what it
would have given, or around one that only closes something, and passes, is there for whatever the statement raises.
"""

from __future__ import annotations

from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_bare_constant, nodes
from nullguard.model.text import render

EVERYTHING: Final = frozenset({"attribute", "type", "value", "number", "missing", "key", "empty"})
"""All kinds of errors that null raises."""

_BROAD: Final = frozenset({"Exception", "BaseException"})


def is_on_purpose(node: s.Try, handler: s.Handler) -> bool:
    """Whether a handler takes whatever is raised, and gives something else instead."""
    if len(node.body) != 1 or (handler.types and all(type.name not in _BROAD for type in handler.types)):
        return False
    match node.body[0]:
        case s.Assign(targets=(target,), value=value) if value is not None and _only_reads(value):
            return bool(handler.body) and all(_gives(statement, target) for statement in handler.body)
        case s.Return(value=value) if value is not None and _only_reads(value):
            return len(handler.body) == 1 and isinstance(handler.body[0], s.Return) and _is_plain(handler.body[0].value)
        case s.ExprStmt(value=s.Call(function=s.Attribute(value=holder, name=name), arguments=())) if dotted_name(holder):
            return name in library_names("closing") and all(is_bare_constant(statement) for statement in handler.body)
    return False


def _only_reads(value: s.Expr) -> bool:
    """Whether an expression only asks and converts what it reads: what is handed to a function is used there."""
    return all(
        (isinstance(node.function, s.Name) and node.function.id in _CONVERTING)
        or all(isinstance(argument.value, s.Constant) for argument in node.arguments)
        for node in nodes((value,))
        if isinstance(node, s.Call)
    )


_CONVERTING: Final = library_names("converting-function")


def _gives(statement: s.Stmt, target: s.Expr) -> bool:
    match statement:
        case s.Assign(targets=(given,), value=value):
            return render(given) == render(target) and _is_plain(value)
    return False


def _is_plain(value: s.Expr | None) -> bool:
    """Whether it is a constant, an empty collection or what a name leads to."""
    match value:
        case None | s.Constant() | s.Collection(items=()):
            return True
        case s.Name() | s.Attribute():
            return bool(dotted_name(value))
        case s.Unary(operand=operand):
            return isinstance(operand, s.Constant)
    return False
