"""Methods that functions within a body call (Java), which run when whoever they are handed to likes."""

from __future__ import annotations

from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes

ANYTHING = "*"
"""Stands for the methods that an anonymous class calls, whose body stands elsewhere."""


def called_inside(body: s.Body) -> frozenset[str]:
    """The names of methods that lambdas of a body call, or that it refers to, and ANYTHING where it has an anonymous class."""
    found: set[str] = set()
    for node in nodes(body):
        match node:
            case s.Lambda(body=inner):
                found.update(last_name(part.function) for part in nodes(inner) if isinstance(part, s.Call))
            case s.MethodReference(name=name):
                found.add(name)
            case s.New(body=anonymous) if anonymous:
                found.add(ANYTHING)
    return frozenset(found)
