"""What workers do, done in the process that asks: of a small program, starting and ending processes is most of the time."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from nullguard.model.listing import Listing
from nullguard.pipeline.flow import Interpretation
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
        with _nothing_goes_through_all(state):
            result = task(state, item)
        yield pickle.loads(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
        on_done(done)


@contextmanager
def _nothing_goes_through_all(state: object) -> Iterator[None]:
    """While a source is interpreted, nobody goes through all sources or classes: its answer would depend on every other source.
    What has to be found so is found before, and said in the `basis` of a framework's model, or asked of the program by name."""
    program = state.world.program if isinstance(state, Interpretation) else None
    listings = (program.sources, program.classes) if program is not None else ()
    before = [listing._tell for listing in listings if isinstance(listing, Listing)]
    try:
        for listing in listings:
            assert isinstance(listing, Listing)
            listing._tell = _forbidden
        yield
    finally:
        for listing, tell in zip(listings, before, strict=True):
            assert isinstance(listing, Listing)
            listing._tell = tell


def _forbidden() -> None:
    raise AssertionError("interpreting a source goes through all sources or classes")
