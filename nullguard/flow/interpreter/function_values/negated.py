"""Functions of Java that are made of others: `Predicate.not(Order::isOpen)`, `IS_OPEN.negate()`, `IS_OPEN.and(Order::isPaid)`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from nullguard.flow.conditions.read_of import read_of
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

NEGATE: Final = "negate"
"""The method of a predicate that gives its opposite."""

COMBINE: Final = frozenset({"and", "or"})
"""The methods of a predicate that ask another one, too."""


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


def combined(function: Value, name: str, other: Value) -> Value | None:
    """The function that is true where both are, or either; None of those that do more than give what an expression is."""
    match function.callable, other.callable:
        case (
            Closure(parameters=(own,), body=(s.Return(value=first) as given,)) as asked,
            Closure(parameters=(another,), body=(s.Return(value=second),)),
        ) if first is not None and second is not None:
            read = read_of(second, another.name, s.Name(own.name, given.at))
            if read is None:
                return None
            both = s.Return(s.Boolean(name, (first, read), given.at), given.at)
            return Value(NONNULL, function.type, callable=replace(asked, body=(both,)), always_true=True)
    return None
