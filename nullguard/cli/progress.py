"""Progress for someone who waits at a terminal, and nothing for anybody else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from nullguard.model.report import Progress


@contextmanager
def progress(wanted: bool) -> Iterator[Progress]:
    """A callback `notify(stage, done, total)`, total 0 where it is not known; it draws on stderr while the block runs."""
    if not wanted:
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    # A share, because stages count in units of their own: bytes, sources.
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=30), TaskProgressColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def notify(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total or None)

        yield notify


def is_watched(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether stderr is a terminal that can redraw a line, outside of CI."""
    return sys.stderr.isatty() and environment.get("TERM") != "dumb" and not environment.get("CI")


def _silent(stage: str, done: int, total: int) -> None:
    return
