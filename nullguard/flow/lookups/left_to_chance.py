"""What in a validator need not come to refuse anything (Java): what stands in a function that somebody else may run, once for
each or never (`items.forEach(item -> …)`), and errors that a handler around them takes and does not hand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed

_ALL: Final = frozenset({"Exception", "Throwable", "RuntimeException"})
"""Errors of which every refusal is one."""

_OF_HELPERS: Final = frozenset({"NullPointerException", "IllegalArgumentException", "IllegalStateException"})
"""What helpers raise of which only the call is seen."""


def in_functions(body: s.Body) -> Mapping[Packed, frozenset[str]]:
    """The nodes that stand in lambdas, and what these are given."""
    found: dict[Packed, frozenset[str]] = {}
    for node in nodes(body):
        if isinstance(node, s.Lambda):
            names = frozenset(parameter.name for parameter in node.parameters)
            for inner in _below(node.body):
                found[inner] = found.get(inner, frozenset()) | names
    return found


def taken_by_handlers(body: s.Body) -> Mapping[Packed, frozenset[str]]:
    """The nodes around which handlers take errors and go on, and the names of these errors."""
    found: dict[Packed, frozenset[str]] = {}
    for node in nodes(body):
        if isinstance(node, s.Try):
            taken = frozenset(
                type.name.rpartition(".")[2] for handler in node.handlers if _goes_on(handler) for type in handler.types
            )
            for inner in _below(node.body) if taken else ():
                found[inner] = found.get(inner, frozenset()) | taken
    return found


def is_taken(taken: frozenset[str], raised: s.Body = ()) -> bool:
    """Whether handlers take what statements raise, or a helper if there are none."""
    if not taken:
        return False
    made = [node.value for node in nodes(raised) if isinstance(node, s.Raise)]
    if raised and not made:
        return False  # it is reported, which no handler undoes
    names = {value.type.name.rpartition(".")[2] for value in made if isinstance(value, s.New)}
    return not taken.isdisjoint(_ALL | (names if raised else _OF_HELPERS))


def _goes_on(handler: s.Handler) -> bool:
    """Whether a handler neither raises nor answers anything."""
    return not any(isinstance(node, s.Raise | s.Return) for node in nodes(handler.body))


def _below(body: s.Body | s.Expr) -> Iterator[Packed]:
    for node in nodes(body if isinstance(body, tuple) else (body,)):
        if (at := getattr(node, "at", None)) is not None:
            yield at
