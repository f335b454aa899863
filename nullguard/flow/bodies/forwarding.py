"""Functions that only hand on a call: `Order find(Long id) { return orders.find(id); }`.

Layers of them stand between the code that uses a row and the query that finds it; what they give is what the call gives.
"""

from __future__ import annotations

from nullguard.model import syntax as s

_MOST_STATEMENTS = 4
"""A body with more statements does something of its own."""


def hands_on(body: s.Body) -> bool:
    """Whether a body is but a call: what it gives is returned, at once or by the name of a local, cast or awaited on the way.

    Calls whose result nobody looks at (checks of arguments, logging) may come before it. A body that gives nothing back is one
    call.
    """
    if not 0 < len(body) <= _MOST_STATEMENTS:
        return False
    *before, last = body
    if isinstance(last, s.ExprStmt):
        return not before and _is_call(last.value)
    if not isinstance(last, s.Return) or last.value is None:
        return False
    value: s.Expr | None = last.value
    if isinstance(value, s.Name) and before:
        assigned = before.pop()
        if not isinstance(assigned, s.Assign) or len(assigned.targets) != 1:
            return False
        target = assigned.targets[0]
        if not isinstance(target, s.Name) or target.id != value.id:
            return False
        value = assigned.value
    return _is_call(value) and all(map(_is_idle, before))


def _is_idle(statement: s.Stmt) -> bool:
    """Whether a statement is a call whose result nobody looks at, or a text."""
    return isinstance(statement, s.ExprStmt) and (isinstance(statement.value, s.Constant) or _is_call(statement.value))


def _is_call(value: s.Expr | None) -> bool:
    while isinstance(value, (s.Cast, s.Await)):
        value = value.value
    return isinstance(value, s.Call)
