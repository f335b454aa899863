"""What a function returns, by its text alone (Python)."""

from __future__ import annotations

from nullguard.flow.bodies.moves import VALUE, Moves
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null


def bound_once(known: Moves, node: s.Name) -> s.Expr:
    """What a variable is set to in the one place that sets it; itself where there is none, or several."""
    bound = known.bindings.get(node.id, ())
    is_one = len(bound) == 1 and bound[0].kind == VALUE and isinstance(bound[0].target, s.Name)
    return bound[0].source if is_one else node


def may_be_none(node: s.Expr) -> bool:
    """Whether what is returned is None, or one of its arms is: `return order if order and order.open else None`."""
    return is_null(node) or (isinstance(node, s.Conditional) and (is_null(node.body) or is_null(node.orelse)))
