"""What workers do, done in the process that asks: of a small program, starting and ending processes is most of the time. What
each run reads of nullguard itself, which does not change meanwhile, is read once for all of them."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TypeVar

import pytest

from nullguard.knowledge.rules import load_rules
from nullguard.knowledge.stubs import stub_sources
from nullguard.model.listing import Listing
from nullguard.pipeline.edition import edition
from nullguard.pipeline.flow import Interpretation
from nullguard.runtime.workers import Limits

State = TypeVar("State")
Item = TypeVar("Item")
Result = TypeVar("Result")


_READ_ONCE = {
    "nullguard.pipeline.workplace": cache(edition),
    "nullguard.pipeline.run": cache(load_rules),
    "nullguard.pipeline.linking": cache(stub_sources),
}
"""What modules of the pipeline call that goes through nullguard's own files: a fifth of what a run of a small program takes."""


def without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has runs of this process do everything themselves."""
    for module in ("nullguard.pipeline.flow", "nullguard.pipeline.sources"):
        monkeypatch.setattr(import_module(module), "run_all", run_all_here)
    for module, function in _READ_ONCE.items():
        monkeypatch.setattr(import_module(module), function.__wrapped__.__name__, function)


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
