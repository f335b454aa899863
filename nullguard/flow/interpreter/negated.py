"""Functions of Java that answer the opposite of another one: `Predicate.not(Order::isOpen)`, `IS_OPEN.negate()`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

NEGATE: Final = "negate"
"""The method of a predicate that gives its opposite."""


def negated_by(qualified: str, arguments: Arguments) -> Value | None:
    """What a static method gives that turns the function round which it is handed; None of others."""
    if qualified not in library_names("negating-function") or len(arguments) != 1:
        return None
    return negated(arguments[0][1])


def negated(function: Value) -> Value | None:
    """The function that is true where another one is false; None of one that does more than give what an expression is."""
    match function.callable:
        case Closure(body=(s.Return(value=expression) as given,)) as asked if expression is not None:
            opposite = s.Return(s.Not(expression, given.at), given.at)
            return Value(NONNULL, function.type, callable=replace(asked, body=(opposite,)), always_true=True)
    return None
