"""Which parts of an expression in Python are evaluated whenever it is, whatever comes of the conditions in it."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s


def evaluated(node: s.Expr | None) -> Iterator[s.Expr]:
    """The calls, attributes and items among them."""
    waiting: list[s.Expr | None] = [node]
    while waiting:
        match waiting.pop():
            case s.Call(function=called, arguments=arguments) as call:
                yield call
                waiting.extend((called, *(argument.value for argument in arguments)))
            case s.Attribute(value=value) | s.Subscript(value=value) as read:
                yield read
                waiting.append(value)
            case s.Not(operand=value) | s.Await(value=value):
                waiting.append(value)
            case s.Compare(operands=operands):
                waiting.extend(operands[:2])
            case s.Boolean(operands=operands):
                waiting.append(operands[0])
            case s.Conditional(test=test):
                waiting.append(test)


def calls_evaluated(node: s.Expr | None) -> Iterator[s.Call]:
    """The calls that are made whenever an expression is evaluated."""
    yield from (part for part in evaluated(node) if isinstance(part, s.Call))
