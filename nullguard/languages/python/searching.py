"""Functions that search: a loop gives what it finds, and behind it the function ends, which gives None without a word of it."""

from __future__ import annotations

from nullguard.model import syntax as s


def ends_searching(body: s.Body) -> bool:
    """Whether a body ends with a `for` that returns something from within and has no `else`."""
    match body[-1] if body else None:
        case s.ForEach(body=inner, orelse=()):
            return any(_gives(statement) for statement in inner)
        case s.With(body=inner):
            return ends_searching(inner)
    return False


def _gives(statement: s.Stmt) -> bool:
    match statement:
        case s.Return(value=value):
            return value is not None
        case s.If(branches=branches, orelse=orelse):
            return any(_gives(inner) for branch in branches for inner in branch.body) or any(map(_gives, orelse))
        case s.ForEach(body=body) | s.With(body=body) | s.Try(body=body):
            return any(map(_gives, body))
    return False
