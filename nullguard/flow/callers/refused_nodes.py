"""What conditions of functions that refuse ask of attributes, variables and calls (Python)."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.callers.evaluated import evaluated
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.model.text import render


def missing(test: s.Expr | None) -> Iterator[s.Expr]:
    """What is null where a condition holds, or may be the only reason for that it holds."""
    match test:
        case s.Boolean(operator="or", operands=operands):
            for operand in operands:
                yield from missing(operand)
        case s.Boolean(operator="and", operands=operands):  # `if order and not order.buyer`
            *others, last = operands
            asked = list(missing(last))
            texts = [f"{render(one)}." for one in asked]
            if all(any(text.startswith(other) for text in texts) for other in [f"{render(other)}." for other in others]):
                yield from asked
        case s.Not(operand=operand):
            yield from there(operand)
        case s.Compare(operands=((s.Attribute() | s.Name() | s.Call()) as asked_of, other), operators=("is" | "==",)) if is_null(
            other
        ):
            yield asked_of


def there(test: s.Expr | None) -> Iterator[s.Expr]:
    """What is not null where a condition holds."""
    match test:
        case s.Call(function=s.Name(id="bool"), arguments=(argument,)):
            yield from there(argument.value)
        case s.Attribute() | s.Name() | s.Call():
            yield test
        case s.Boolean(operator="and", operands=operands):
            for operand in operands:
                yield from there(operand)
        case s.Compare(operands=((s.Attribute() | s.Name() | s.Call()) as asked_of, other), operators=("is not" | "!=",)) if (
            is_null(other)
        ):
            yield asked_of
        case s.Compare(operands=(s.Attribute() as attribute, other), operators=("==",)) if render(other) in _LOGGED_IN:
            yield attribute
        case s.Compare(operands=(other, s.Attribute() as attribute), operators=("==",)) if render(other) in _LOGGED_IN:
            yield attribute
    yield from used_in(test)


_LOGGED_IN = library_names("logged-in-path")
"""Who is logged in, or nobody: never null."""


def used_in(node: s.Expr | None) -> Iterator[s.Expr]:
    """The attributes of which an expression reads another one, whatever comes of its conditions."""
    for part in evaluated(node):
        match part:
            case s.Attribute(value=s.Attribute() as inner):
                yield inner
