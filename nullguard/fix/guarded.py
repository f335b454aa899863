"""Rewrites Python sources in a worker process, so that what a parser does to its process costs one fix."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.fix.edits import Edit
from nullguard.fix.python_arguments import Impossible, Insertion, insert
from nullguard.runtime.workers import Failed, Limits, run_all

_LIMITS = Limits(seconds_per_item=20.0, memory_bytes=2 * 1024**3)


def insert_all(insertions: Sequence[Insertion]) -> list[Edit | Impossible]:
    """The edit of each insertion, in order, or why there is none."""
    answers = run_all(_insert, None, insertions, jobs=1, limits=_LIMITS, weight=lambda item: len(item.data))
    return [Impossible(f"the source {answer.message}") if isinstance(answer, Failed) else answer for answer in answers]


def _insert(_: None, insertion: Insertion) -> Edit | Impossible:
    return insert(insertion)
