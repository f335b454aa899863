"""Filters before what is done with elements (Java): `orders.filter(o -> o.getNote() != null).map(o -> new View(o.getNote()))`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.model import syntax as s

_FILTER: Final = "filter"
"""What streams and Optionals of Java call it."""


def filters_before(called: s.Expr) -> Iterator[tuple[str, s.Expr]]:
    """What the lambda of each filter right before a call names its element, and what it asks of it."""
    holder = called.value if isinstance(called, s.Attribute) else None
    while isinstance(holder, s.Call) and isinstance(holder.function, s.Attribute):
        match holder.arguments:
            case (s.Argument(value=s.Lambda(parameters=(s.Parameter(name=name),), body=(s.Return(value=test),))),) if (
                holder.function.name == _FILTER and test is not None
            ):
                yield name, test
            case _:
                return
        holder = holder.function.value
