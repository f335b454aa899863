"""How work is cut into pieces for the workers: few messages, a good balance, and results that come about in order."""

from __future__ import annotations

from collections.abc import Sequence

Chunk = tuple[int, ...]

HEAVY_SHARE = 20  # an item of more than a twentieth of a worker's share is a piece of its own, and starts first
GUIDED_SHARE = 6  # a piece is a sixth of what is left for a worker, so that pieces shrink towards the end
SMALLEST_SHARE = 200  # and at least this part of a worker's share: 0.5 % is as uneven as the end can be
MOST_ITEMS = 64  # results that wait for an earlier one are held in memory: pieces stay short


def cut(weights: Sequence[int], jobs: int) -> list[Chunk]:
    """The indexes of all items, each once, in pieces in the order in which they should start.

    Heavy items come first, the heaviest before the others; then runs of neighbours in the order of the items, because
    results are handed on in that order. Weights below 1 count as 1.
    """
    weighed = [max(1, weight) for weight in weights]
    jobs = max(1, jobs)
    most = sum(weighed) / jobs / HEAVY_SHARE
    heavy = sorted((-weight, index) for index, weight in enumerate(weighed) if weight > most)
    light = [index for index, weight in enumerate(weighed) if weight <= most]
    return [*((index,) for _, index in heavy), *_runs(light, weighed, jobs)]


def _runs(indexes: list[int], weights: list[int], jobs: int) -> list[Chunk]:
    left = sum(weights[index] for index in indexes)
    smallest = left / jobs / SMALLEST_SHARE
    runs: list[Chunk] = []
    run: list[int] = []
    weight = 0
    for index in indexes:
        run.append(index)
        weight += weights[index]
        if len(run) == MOST_ITEMS or weight >= max(smallest, left / jobs / GUIDED_SHARE):
            runs.append(tuple(run))
            left -= weight
            run, weight = [], 0
    return [*runs, tuple(run)] if run else runs
