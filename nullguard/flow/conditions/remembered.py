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
from nullguard.program.symbols import ClassInfo

_OPPOSITE: Final = {"!=": "==", "is not": "is", "not in": "in", ">=": "<", "<=": ">"}
"""Operators of which it is remembered whether the opposite one holds."""

_MOST_MEMBERS: Final = 5
"""What is compared with more members, itself included, is not said to be none of each."""

_MOST_OPERANDS: Final = 24
"""What is compared with more, or asked of more, is not remembered."""

_ASKED: Final = Value(NONNULL)


def remember(frame: Frame, node: s.Compare, true: State | None, false: State | None) -> None:
    """Remember a comparison of two operands: `true` is where it holds."""
    compared = tuple(map(_named, node.operands))
    operator, operands = node.operators[0], [part for operand in compared for part in _parts(operand)]
    if len(operands) > _MOST_OPERANDS or not all(map(is_key, operands)):
        return
    if operator in _OPPOSITE:
        operator, true, false = _OPPOSITE[operator], false, true
    _note(frame, render(s.Compare(compared, (operator,))), operands, true, false)
    if operator == "in" and len(operands) <= _MOST_MEMBERS and isinstance(compared[1], s.Collection):
        for member in operands[1:]:
            _note(frame, render(s.Compare((operands[0], member), ("==",))), operands, None, false)


def remember_class(frame: Frame, node: s.InstanceOf, true: State | None, false: State | None) -> None:
    """Remember whether a value is of a class, whatever it is called there: `value instanceof Order order`."""
    if isinstance(node.pattern, s.TypePattern) and not node.pattern.positional and is_key(node.value):
        _note(frame, f"{render(node.value)} is a {node.pattern.type.name}", [node.value], true, false)


def remember_call(frame: Frame, node: s.Call, true: State | None, false: State | None) -> None:
    """Remember what a call asks of its object and arguments: `isinstance(value, (Order, Line))`, `isBlank(code)`."""
    asked = [part for argument in node.arguments for part in _parts(argument.value)]
    if isinstance(node.function, s.Attribute):
        asked.append(node.function.value)
    if len(asked) <= _MOST_OPERANDS and all(map(is_key, asked)):
        _note(frame, render(node), asked, true, false)


def remember_case(
    frame: Frame, subject: s.Expr, pattern: s.Pattern, cls: ClassInfo | None, true: State | None, false: State | None
) -> None:
    """Remember what a case of a switch asks, as a comparison of the same would be."""
    if isinstance(pattern, s.OrPattern):
        for one in pattern.alternatives:
            remember_case(frame, subject, one, cls, None, false)
    if not isinstance(pattern, s.ValuePattern) or not is_key(subject):
        return
    value = pattern.value
    if frame.is_java and isinstance(value, s.Name) and cls is not None and cls.decl.kind == "enum":
        value = s.Attribute(s.Name(cls.name), value.id)
    if frame.is_java and isinstance(value, s.Constant) and value.kind == "str":
        asked = s.Call(s.Attribute(subject, "equals"), (s.Argument(value),))
        _note(frame, render(asked), [subject], true, false)
    elif is_key(value):
        _note(frame, render(s.Compare((subject, value), ("==",))), [subject], true, false)


def _named(operand: s.Expr) -> s.Expr:
    """The variable that an operand is given to: `(kind := order.kind) == "new"`."""
    return operand.target if isinstance(operand, s.AssignExpr) and isinstance(operand.target, s.Name) else operand


def _parts(operand: s.Expr) -> tuple[s.Expr, ...]:
    """What has to stay the same for an operand to do so: the members of a container that is written there, or what is asked for
    its class or length."""
    match operand:
        case s.Collection(kind="tuple" | "list" | "set", items=items) if items:
            return items
        case s.Arithmetic(operands=operands):
            return operands
        case s.Call(function=s.Name(id="len" | "type"), arguments=(s.Argument(value=asked, star=0),)):
            return (asked,)
    return (operand,)


def _note(frame: Frame, text: str, asked: list[s.Expr], true: State | None, false: State | None) -> None:
    names = frozenset([name for part in asked for name in names_in(part)])
    if frame.is_java and any(name not in frame.locals and not name[:1].isupper() for name in names):
        names |= {"this"}  # fields are mostly read without the object
        text = text.replace("this.", "") if names.isdisjoint(frame.locals) else text
    key = (frame.depends("?" + text, names),)
    for state, aspect in ((true, "true"), (false, "false")):
        if state is not None and not state.dead:
            state.refine(key, state.values.get(key) or _ASKED, aspect)
