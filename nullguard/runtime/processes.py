"""Starts worker processes so that they share the memory of their parent and leave Ctrl-C to it."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from nullguard.runtime.chunks import Chunk
from nullguard.runtime.worker_process import Limits, serve


@dataclass
class Worker:
    """A process, the piece it works at (empty: it waits for one) and how far it is, since when nothing was heard of it."""

    process: BaseProcess
    connection: Connection
    chunk: Chunk = ()
    done: int = 0
    pieces: int = 0
    heard: float = 0.0


Start = Callable[[list[Worker]], None]


def starter(task: Callable[[Any, Any], object], state: object, items: Sequence[object], limits: Limits) -> Start:
    """What adds a running worker to a list of workers. It raises OSError if the system cannot start one more."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")

    def start(workers: list[Worker]) -> None:
        ours, theirs = context.Pipe()
        inherited = (ours, *(worker.connection for worker in workers)) if forks else ()
        arguments = (theirs, inherited, task, state, items, limits)
        process: BaseProcess = context.Process(target=serve, args=arguments, daemon=True)
        with _interrupts_wait(), _heap_left_alone():
            try:
                process.start()
            except OSError:
                ours.close()
                raise
            finally:
                theirs.close()
            workers.append(Worker(process, ours))

    return start


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Ctrl-C comes when the new process is on the list of those to end, and knows that it is its parent's business."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


@contextmanager
def _heap_left_alone() -> Iterator[None]:
    """No collection in the new process walks over the objects it inherits: that would copy every page they lie on."""
    frozen = gc.get_freeze_count() > 0
    gc.freeze()
    try:
        yield
    finally:
        if not frozen:
            gc.unfreeze()
