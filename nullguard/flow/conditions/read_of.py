"""An expression read of another value than the variable that it names: of `o -> o.getBuyer() != null`, asked for `order`,
`order.getBuyer() != null` (Java)."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.bodies.mentioned import names_in
from nullguard.model import syntax as s


def read_of(read: s.Expr, name: str, value: s.Expr) -> s.Expr | None:
    """An expression that calls getters, compares and asks, with a value in the place of the variable of a name; None of one that
    does anything else with it."""
    match read:
        case s.Name(id=own):
            return value if own == name else read
        case s.Constant():
            return read
        case s.Attribute(value=holder, name=attribute, at=at):
            held = read_of(holder, name, value)
            return s.Attribute(held, attribute, at) if held is not None else None
        case s.Call(function=function, arguments=arguments, at=at):
            called = read_of(function, name, value)
            given = _each([argument.value for argument in arguments], name, value)
            if called is None or given is None:
                return None
            return s.Call(called, tuple([s.Argument(item) for item in given]), at)
        case s.Compare(operands=operands, operators=operators, at=at):
            compared = _each(operands, name, value)
            return s.Compare(compared, operators, at) if compared is not None else None
        case s.Boolean(operator=operator, operands=operands, at=at):
            asked = _each(operands, name, value)
            return s.Boolean(operator, asked, at) if asked is not None else None
        case s.Not(operand=operand, at=at):
            held = read_of(operand, name, value)
            return s.Not(held, at) if held is not None else None
    return read if name not in frozenset(names_in(read)) else None


def _each(expressions: Iterable[s.Expr], name: str, value: s.Expr) -> tuple[s.Expr, ...] | None:
    found = [read_of(expression, name, value) for expression in expressions]
    there = tuple([expression for expression in found if expression is not None])
    return there if len(there) == len(found) else None
