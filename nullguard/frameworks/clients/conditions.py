"""Tests whose outcome is known when a function is walked with the arguments of one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients.nodes import nodes
from nullguard.frameworks.clients.values import Client, Instance, Items, Known, Table, Value
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame

_MOST_DEPTH = 8


def decide(ev: Evaluator, frame: Frame, test: s.Expr, depth: int = 0) -> bool | None:
    """Whether a test holds; None when that is unknown, and in functions that are walked for all their calls."""
    if frame.caller is None or depth > _MOST_DEPTH:
        return None
    match test:
        case s.Not(operand=operand):
            inner = decide(ev, frame, operand, depth + 1)
            return None if inner is None else not inner
        case s.Boolean(operator=operator, operands=operands):
            found = [decide(ev, frame, operand, depth + 1) for operand in operands]
            if operator == "and":
                return False if False in found else True if None not in found else None
            return True if True in found else False if None not in found else None
        case s.Compare(operands=(left, right), operators=(operator,)):
            return _compare(ev.peek(frame, left), operator, ev.peek(frame, right))
        case _:
            return _truth(ev.peek(frame, test))


def tested(test: s.Expr) -> list[str]:
    """The access paths named after timeouts that a test is about: where it holds they are something."""
    found = []
    for node in nodes((test,)):
        if isinstance(node, s.Attribute) and "timeout" in node.name.lower() and (dotted := dotted_name(node)):
            found.append(dotted)
    return found


def _compare(left: Value, operator: str, right: Value) -> bool | None:
    if operator in ("in", "not in"):
        if not isinstance(left, Known) or not isinstance(right, Table):
            return None
        if str(left.value) in right.items:
            return operator == "in"
        return None if right.is_open else operator == "not in"
    if operator not in ("is", "is not", "==", "!="):
        return None
    same = _same(left, right)
    return None if same is None else same is (operator in ("is", "=="))


def _same(left: Value, right: Value) -> bool | None:
    if isinstance(left, Known) and isinstance(right, Known):
        return left.value == right.value
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Known) and one.value is None and isinstance(other, (Client, Instance, Items, Table)):
            return False
    return None


def _truth(value: Value) -> bool | None:
    if isinstance(value, Known):
        return bool(value.value)
    return True if isinstance(value, (Client, Instance)) else None
