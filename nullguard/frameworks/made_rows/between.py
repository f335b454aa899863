"""What may come between two statements of a Java function: ways out, other values of a variable, errors that a handler takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed, end_of, start_of

_FUNCTIONS: Final = (s.Lambda, s.FunctionDef, s.LocalClass)
"""What a `return` leaves and nothing else."""

_LOOPS: Final = (s.While, s.ForEach, s.Switch, *_FUNCTIONS)
"""The same of `break` and `continue`."""


def need_not_follow(body: s.Body, first: Packed, second: Packed) -> bool:
    """Whether the second one of two places in a body, of which one stands in a block around the other, need not be reached from
    the first: by a way out, or as something that is called between them raises what a handler takes."""
    start, end = end_of(first), start_of(second)
    between = [node for node in nodes(body) if start <= start_of(_at(node)) < end]
    for left, kinds in ((s.Return, _FUNCTIONS), (s.Break | s.Continue, _LOOPS)):
        inner = [node.at for node in between if isinstance(node, kinds)]
        if any(isinstance(node, left) and not any(_is_in(node.at, at) for at in inner) for node in between):
            return True
    calls = any(isinstance(node, s.Call | s.New) for node in between)
    return calls and any(begin < start_of(first) and end < ending for begin, ending in _tried(body))


def is_bound_between(body: s.Body, name: str, one: Packed, other: Packed) -> bool:
    """Whether a variable may be given another value between two places."""
    start, end = sorted((start_of(one), start_of(other)))
    return any(
        isinstance(node, s.Assign | s.AssignExpr)
        and start < start_of(node.at) < end
        and any(isinstance(target, s.Name) and target.id == name for target in _targets(node))
        for node in nodes(body)
    )


def _targets(node: s.Assign | s.AssignExpr) -> tuple[s.Expr, ...]:
    return node.targets if isinstance(node, s.Assign) else (node.target,)


def _tried(body: s.Body) -> Iterator[tuple[int, int]]:
    """Where the blocks begin and end around which handlers take errors and raise none."""
    for node in nodes(body):
        if isinstance(node, s.Try):
            taking = [item for item in node.handlers if not any(isinstance(inner, s.Raise) for inner in nodes(item.body))]
            if taking:
                yield start_of(node.at), min(start_of(item.at) for item in node.handlers)


def _is_in(inner: Packed, outer: Packed) -> bool:
    return start_of(outer) <= start_of(inner) and end_of(inner) <= end_of(outer)


def _at(node: s.Node) -> Packed:
    at: Packed = getattr(node, "at", 0)
    return at
