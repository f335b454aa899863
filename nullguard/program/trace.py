"""Which sources an answer was drawn from, because results cached per source stay valid only while those sources do."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

BODIES = "bodies of "
"""Before a path in a trace: the answer was drawn from the bodies of that source's functions, not from its declarations alone."""

Answer = TypeVar("Answer")
Remembered = tuple[Answer, tuple[str, ...]]


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
