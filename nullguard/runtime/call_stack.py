"""Room for the frames of calls, so that deep recursion does not ask the system for memory at each call."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

SLOTS = 64 * 1024
"""Words that are set aside: 512 kB, of which only what frames use becomes memory."""


def _called(task: Callable[..., Any], *arguments: Any) -> Any:
    return task(*arguments)


# CPython keeps the frames of calls in pieces of 16 kB, each mapped when a call does not fit into the one before and unmapped when
# that call returns. A loop that stands at the end of a piece and calls something maps, touches and unmaps memory in every round.
# A piece is as large as the frame for which it is made, rounded up to a power of two: below a frame that says to need a large
# stack there is room for as much again.
with_room = FunctionType(_called.__code__.replace(co_stacksize=SLOTS), {}, "with_room")
"""`with_room(task, *arguments)` is `task(*arguments)`, with room for its calls below it."""
