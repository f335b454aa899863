"""Loops that run at least once: `for attempt in range(RETRIES)`."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.containers.never_empty import has_some
from nullguard.flow.domain.going_together import is_written
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULL, PRESENT
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_replace = msgspec.structs.replace


def has_rounds(frame: Frame, iterable: s.Expr, state: State) -> bool:
    """Whether a loop is over a range of numbers that are written or constant, and of which there are some, or over what always
    has something in it."""
    match iterable:
        case s.Call(function=s.Name(id="range"), arguments=(s.Argument(value=stop, star=0),)):
            first, end = 0, _number(frame, stop, state)
        case s.Call(function=s.Name(id="range"), arguments=(s.Argument(value=start, star=0), s.Argument(value=stop, star=0))):
            begin, end = _number(frame, start, state), _number(frame, stop, state)
            if begin is None:
                return False
            first = begin
        case _:
            return has_some(frame, iterable, state)
    return end is not None and first < end and "range" not in frame.locals


def _number(frame: Frame, node: s.Expr, state: State) -> int | None:
    """The one number that an expression is; a sum of two is one too (`RETRIES + 1`)."""
    match node:
        case s.Arithmetic(operator="+", operands=(one, other)):
            numbers = _number(frame, one, state), _number(frame, other, state)
            return numbers[0] + numbers[1] if numbers[0] is not None and numbers[1] is not None else None
        case s.Constant() | s.Name() | s.Attribute():
            constants = frame.evaluate(frame, node, state.copy())[0].constants or frozenset()
            if len(constants) == 1:
                kind, number = next(iter(constants))
                return number if kind == "int" and isinstance(number, int) else None
    return None


def tries_again(loop: s.ForEach | s.While) -> bool:
    """Whether a loop tries something a number of times that is given, until it succeeds: `for attempt in range(tries): try:
    return …`, `while (tries < max) { try { return …; } … }`. How many elements something has is no such number."""
    if not any(isinstance(statement, s.Try) and statement.handlers and _ends_loop(statement) for statement in loop.body):
        return False
    match loop:
        case s.ForEach(iterable=s.Call(function=s.Name(id="range"), arguments=given)):
            return all(argument.star == 0 and _is_given(argument.value) for argument in given)
        case s.While(test=s.Compare(operands=operands, operators=(operator,))) if operator in _COUNTED:
            return all(map(_is_given, operands))
    return False


def doubt_no_round(unentered: State | None, exits: State | None) -> None:
    """Note that a null literal is kept only where such a loop has no round: nobody tries something no times."""
    if unentered is None or exits is None:
        return
    for path, value in unentered.values.items():
        after = exits.values.get(path)
        if value.null == NULL and is_written(value) and after is not None and after.null < NULL:
            if value.origin is not None and not value.origin.doubt:
                unentered.values[path] = _replace(value, origin=_replace(value.origin, doubt=NO_ROUND))


NO_ROUND: Final = "it is null only where something is tried no times"


def _ends_loop(tried: s.Try) -> bool:
    return any(isinstance(node, s.Return | s.Break) for node in nodes((*tried.body, *tried.orelse)))


_COUNTED = frozenset({"<", "<=", ">", ">=", "!="})


def _is_given(number: s.Expr) -> bool:
    """Whether an expression is made of variables, attributes and numbers."""
    parts = (s.Name, s.Attribute, s.Constant, s.Arithmetic, s.Unary)
    return all(isinstance(node, parts) and getattr(node, "name", "") != "length" for node in nodes((number,)))


def count_up(frame: Frame, node: s.While, entered: State | None) -> None:
    """`while (index < size)` in Java, where the loop counts the index up: in the loop the size is not 0, as it would be without
    rows in `size = rows == null ? 0 : rows.size()`; nor is anything empty whose size it is."""
    match node.test:
        case s.Compare(operands=(s.Name(id=index), size), operators=("<",)):
            pass
        case s.Compare(operands=(size, s.Name(id=index)), operators=(">",)):
            pass
        case _:
            return
    if entered is None or not frame.is_java or not any(_counts(part, index) for part in nodes((*node.update, *node.body))):
        return
    match size:
        case s.Name(id=name):
            known = entered.values.get((name,))
            if known is not None and known.type is not None and known.type.cls in ("int", "long"):
                entered.refine((name,), known, "true")
        case s.Attribute(value=s.Name(id=name), name="length") | s.Call(function=s.Attribute(value=s.Name(id=name), name="size")):
            entered.refine((name, EMPTY), entered.values.get((name, EMPTY), PRESENT), "false")


def _counts(node: s.Node, index: str) -> bool:
    match node:
        case s.Unary(operator="++", operand=s.Name(id=name)) | s.AugAssign(target=s.Name(id=name), operator="+"):
            return name == index
    return False
