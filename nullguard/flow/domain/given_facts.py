"""What a row has because it was made with it: `Order(number=number)`. Where a row is looked up, and made if there is none, both
have it."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.values import NULL, Fact, Value
from nullguard.model import syntax as s


def given_facts(arguments: Iterable[tuple[s.Argument, Value]]) -> tuple[Fact, ...]:
    """The columns that keywords give something which is not known to be null at times."""
    return tuple([Fact((argument.name,), "nonnull") for argument, value in arguments if argument.name and value.null < NULL])
