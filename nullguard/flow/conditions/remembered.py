"""Tests that give the same answer when they are asked again, remembered under their text, for branches that go together."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.names import is_key
from nullguard.model import syntax as s
from nullguard.model.text import render

_OPPOSITE: Final = {"!=": "==", "is not": "is", "not in": "in"}
"""Operators of which it is remembered whether the opposite one holds."""


def remember(frame: Frame, node: s.Compare, true: State | None, false: State | None) -> None:
    """Remember a comparison; of `a != b`, and its like, whether `a == b`: `true` is where that holds."""
    operands = [part for operand in node.operands for part in _parts(operand)]
    if not all(map(is_key, operands)):
        return
    names = frozenset(name for operand in operands for name in names_in(operand))
    operators = tuple([_OPPOSITE.get(operator, operator) for operator in node.operators])
    _note(frame, render(s.Compare(node.operands, operators)), names, true, false)
    if operators == ("in",) and 1 < len(operands) <= _MOST_MEMBERS:
        for member in operands[1:] if isinstance(node.operands[1], s.Collection) else ():
            _note(frame, render(s.Compare((operands[0], member), ("==",))), names, None, false)


def remember_class(frame: Frame, node: s.InstanceOf, true: State | None, false: State | None) -> None:
    """Remember whether a value is of a class, whatever it is called there: `value instanceof Order order`."""
    if isinstance(node.pattern, s.TypePattern) and not node.pattern.positional and is_key(node.value):
        names = frozenset(names_in(node.value))
        _note(frame, f"{render(node.value)} is a {node.pattern.type.name}", names, true, false)


def remember_call(frame: Frame, node: s.Call, true: State | None, false: State | None) -> None:
    """Remember what a call asks of its object and arguments: `isinstance(value, (Order, Line))`, `!code.isEmpty()`."""
    asked = [part for argument in node.arguments for part in _parts(argument.value)]
    if isinstance(node.function, s.Attribute):
        asked.append(node.function.value)
    if all(map(is_key, asked)):
        _note(frame, render(node), frozenset([name for part in asked for name in names_in(part)]), true, false)


def _parts(operand: s.Expr) -> tuple[s.Expr, ...]:
    """What has to stay the same for an operand to do so: the members of a container that is written there."""
    if isinstance(operand, s.Collection) and operand.kind in ("tuple", "list", "set") and operand.items:
        return operand.items
    return (operand,)


def _note(frame: Frame, text: str, names: frozenset[str], true: State | None, false: State | None) -> None:
    key = (frame.depends("?" + text, names),)
    for state, aspect in ((true, "true"), (false, "false")):
        if state is not None and not state.dead:
            state.refine(key, state.values.get(key) or _ASKED, aspect)


_ASKED: Final = Value(NONNULL)

_MOST_MEMBERS: Final = 5
"""What is compared with more members, itself included, is not said to be none of each."""
