"""Orders that are handed to comparators and collectors, and whether they know where null stands (Java)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import Type

_COMPARATOR: Final = "java.util.Comparator"


def admits_null(orders: Sequence[s.Expr], wanted: Sequence[Type | None]) -> bool:
    """Whether the next argument is an order that may know where null stands: `nullsLast(naturalOrder())`, or any that is not
    known to refuse it."""
    if not orders or not wanted or wanted[0] is None or wanted[0].cls != _COMPARATOR:
        return False
    order = orders[0]
    name = (
        order.name if isinstance(order, s.MethodReference) else last_name(order.function if isinstance(order, s.Call) else order)
    )
    return name not in library_names("refusing-order")


def places_null(order: s.Expr) -> bool:
    """Whether an order says where null stands: `nullsLast(naturalOrder())`."""
    calls = (node for node in nodes((order,)) if isinstance(node, s.Call))
    return any(last_name(call.function) in library_names("placing-null") for call in calls)
