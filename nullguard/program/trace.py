"""Which sources an answer was drawn from, because results cached per source stay valid only while those sources do."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from nullguard.program.symbols import FunctionInfo

_BODY = "<body>#"
"""Begins what is traced instead of a path when an answer was drawn from a function's body, not from declarations alone; the
number of the body among its source's and the path follow."""

Answer = TypeVar("Answer")
Remembered = tuple[Answer, tuple[str, ...]]


def body_entry(function: FunctionInfo) -> str:
    """What is traced when the body of a function is looked at."""
    return f"{_BODY}{function.decl.body}:{function.path}"


def body_of_entry(traced: str) -> tuple[str, int] | None:
    """The path and number of the body that was traced; None for what is no body."""
    if not traced.startswith(_BODY):
        return None
    number, _, path = traced[len(_BODY) :].partition(":")
    return path, int(number)


class Trace:
    """Collects the paths of the sources that questions look at; `paths` is the set that collects at the moment."""

    __slots__ = ("paths",)

    def __init__(self) -> None:
        self.paths: set[str] = set()


def remember(
    trace: Trace, memo: dict[Any, Remembered[Answer]], key: Hashable, question: Callable[..., Answer], *arguments: Any
) -> Remembered[Answer]:
    """Ask `question(*arguments)` and keep the answer under `key` together with the paths that it was drawn from.

    The paths go to the memo only: whoever uses an entry, new or old, adds its paths to the trace.
    """
    outer = trace.paths
    mine: set[str] = set()
    trace.paths = mine
    try:
        answer = question(*arguments)
    finally:
        trace.paths = outer
    entry = memo[key] = (answer, tuple(mine))
    return entry
