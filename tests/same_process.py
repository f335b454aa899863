"""What workers do, done in the process that asks: of a small program, starting and ending processes is most of the time."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from nullguard.runtime.workers import Limits

State = TypeVar("State")
Item = TypeVar("Item")
Result = TypeVar("Result")


def run_all_here(
    task: Callable[[State, Item], Result],
    state: State,
    items: Sequence[Item],
    *,
    jobs: int,
    limits: Limits,
    weight: Callable[[Item], int],
    on_done: Callable[[int], None] = lambda done: None,
) -> Iterator[Result]:
    """As `run_all` of `nullguard.runtime.workers`: results travel through pickle, too. An error of the task is not hidden."""
    for done, item in enumerate(items, 1):
        yield pickle.loads(pickle.dumps(task(state, item), pickle.HIGHEST_PROTOCOL))
        on_done(done)
