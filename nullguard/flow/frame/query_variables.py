"""Queries that variables of modules and classes stand for."""

from __future__ import annotations

from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.returns import below, can_ask
from nullguard.model import syntax as s

_MOST_NAMES = 40


def query_in(frame: Frame, path: str, scope: str, node: s.Expr | None) -> Value | None:
    """The value of a module's or class's variable that is a query, or part of one; None for others, which may change."""
    if frame.is_java or not isinstance(node, (s.Call, s.Arithmetic, s.Unary)):
        return None
    if frame.world.query_names.isdisjoint(_first_names(node)):
        return None
    if not can_ask(frame.calls_left):
        frame.world.returns.cut_here()
        return None
    frame.is_shared = False  # it is asked a level deeper, of which its depth tells nothing
    frame.world.returns.depends_on_depth()
    value = frame.initial(frame.world, path, scope, node, below(frame.calls_left))
    return value if value.asked is not None else None


def _first_names(node: s.Expr) -> set[str]:
    """The names that an expression begins with, down its calls and operands."""
    found: set[str] = set()
    pending = [node]
    while pending and len(found) < _MOST_NAMES:
        match pending.pop():
            case s.Call(function=function):
                pending.append(function)
            case s.Attribute(value=value, name=name):
                found.add(name)
                pending.append(value)
            case s.Name(id=name):
                found.add(name)
            case s.Arithmetic(operands=operands):
                pending.extend(operands)
            case s.Unary(operand=operand):
                pending.append(operand)
    return found
