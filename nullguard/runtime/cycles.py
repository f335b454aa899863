"""How often Python looks for garbage that refers to itself: analyses make hardly any, and many objects that stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG_OBJECTS = 1_000_000
"""Objects made between two searches. A search walks over all that were made since the one before: with 50,000 a worker spent
2 to 4 % of its time so, to find a handful of objects among two millions."""


def look_seldom() -> None:
    """Search for cycles less often from here on, in this process and those that it forks."""
    young, *others = gc.get_threshold()
    if young:  # else nobody looks at all
        gc.set_threshold(max(_YOUNG_OBJECTS, young), *others)


@contextmanager
def seldom_looked_for() -> Iterator[None]:
    """Search for cycles less often inside; afterwards as often as before."""
    before = gc.get_threshold()
    look_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def leave_for_the_end() -> None:
    """What is there now stays until the process ends: Python looks at all objects once more then, for garbage of which nothing
    becomes that anybody needs."""
    gc.freeze()
