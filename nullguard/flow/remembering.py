"""What is found once, whoever asks for it, with what it was drawn from: all who ask depend on that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from nullguard.flow.world import World

Key = tuple[str, str, str, int]

Found = TypeVar("Found")


def remembered(world: World, key: Key, find: Callable[[], Found]) -> Found:
    """What `find` gives, found once for a key, with what it was drawn from."""
    trace = world.program.trace
    entry = world.known.get(key)
    if entry is None:
        outer, trace.paths = trace.paths, set()
        try:
            found = find()
            entry = world.known[key] = (found, tuple(trace.paths))
        finally:
            trace.paths = outer
    trace.paths.update(entry[1])
    answer: Found = entry[0]
    return answer
