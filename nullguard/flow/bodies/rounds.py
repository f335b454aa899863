"""What loops and comprehensions bind in their rounds, and what they go through."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.bodies.locals import bindings
from nullguard.model import syntax as s


def rounds(node: s.Node | None) -> Iterator[tuple[s.Expr, s.Expr]]:
    """The targets of a loop or comprehension, each with what it goes through; nothing of other nodes."""
    match node:
        case s.ForEach(target=target, iterable=iterable):
            yield target, iterable
        case s.Comprehension(clauses=clauses):
            yield from ((clause.target, clause.iterable) for clause in clauses)


def gone_through(body: s.Body, name: str) -> tuple[s.Expr, ...]:
    """What the loops and comprehensions go through that bind a variable; nothing where anything else binds it, too."""
    found: list[s.Expr] = []
    for bound, _, node in bindings(body):
        if bound == name:
            over = [iterable for target, iterable in rounds(node) if isinstance(target, s.Name) and target.id == name]
            if not over:
                return ()
            found += over
    return tuple(found)
