"""What a row has because it was made with it: `Order(number=number)`. Where a row is looked up, and made if there is none, both
have it."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.values import GIVEN, NONNULL, NULL, Fact, Value
from nullguard.model import syntax as s


def given_facts(arguments: Iterable[tuple[s.Argument, Value]]) -> tuple[Fact, ...]:
    """The columns that keywords give something which is there, or a variable of which nothing says that it is null at times:
    what is looked up by a variable has it, too. What is given a part of a variable (`data.number`, `data["number"]`) of which
    nothing is known has it as soon as the row may also be one that was looked up by that."""
    return tuple(
        [
            Fact((argument.name,), "nonnull" if _is_there(argument, value) else GIVEN)
            for argument, value in arguments
            if argument.name and (_is_there(argument, value) or (value.null < NULL and _is_of_variable(argument.value)))
        ]
    )


def _is_there(argument: s.Argument, value: Value) -> bool:
    return value.null == NONNULL or (value.null < NULL and isinstance(argument.value, s.Name))


def _is_of_variable(node: s.Expr) -> bool:
    while isinstance(node, s.Attribute | s.Subscript):
        node = node.value
    return isinstance(node, s.Name)
