"""What validators let pass before they look at the rest of a row (Java): `if (order.isDraft()) { return; }`. What stands below is
refused of the other rows only, as under a condition."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.lookups.reports import tells_error
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed


def letting_pass(body: s.Body) -> tuple[tuple[s.Expr, Packed], ...]:
    """The conditions for which a body returns without an error, and where they are asked."""
    found: list[tuple[s.Expr, Packed]] = []
    for node in nodes(body):
        match node:
            case s.If(branches=branches):
                found.extend((branch.test, node.at) for branch in branches if _lets_pass(branch))
    return tuple(found)


def _lets_pass(branch: s.Branch) -> bool:
    last = branch.body[-1] if branch.body else None
    match last:
        case s.Return(value=None | s.Name() | s.Constant(value=True | None)):
            return not any(map(tells_error, _names((branch.test, *branch.body[:-1]))))
    return False


def _names(body: tuple[s.Node, ...]) -> Iterator[str]:
    """What is named where something may be said to be wrong: by methods, variables, attributes and classes."""
    for node in nodes(body):
        match node:
            case s.Name(id=name) | s.Attribute(name=name):
                yield name
            case s.New(type=type):
                yield type.name
            case s.Raise():
                yield "error"
