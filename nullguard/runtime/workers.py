"""Runs a task over many items in worker processes; an item that ends its process costs nobody but itself.

There is one worker process per job and no thread: every fork happens in the thread that takes the results, and a worker
touches nothing that another thread of the parent (one that draws progress, say) may have locked at that moment: its standard
streams are its own, and it leaves without the interpreter's clean-up.
"""

from __future__ import annotations

import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import TypeVar, cast

from nullguard.runtime.chunks import Chunk, cut
from nullguard.runtime.processes import Start, Worker, starter
from nullguard.runtime.worker_process import OUT_OF_MEMORY, Failed, Limits

__all__ = ["Failed", "Limits", "run_all"]

State = TypeVar("State")
Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_HELD_BYTES = 64 * 1024**2  # results that wait for an earlier one
SECONDS_ALONE = 0.01  # work that is done by then is not worth a second process
LOOK_SECONDS = 0.001  # how often the workers are looked after while results are only handed on


def run_all(
    task: Callable[[State, Item], Result],
    state: State,
    items: Sequence[Item],
    *,
    jobs: int,
    limits: Limits,
    weight: Callable[[Item], int],
    on_done: Callable[[int], None] = lambda done: None,
) -> Iterator[Result | Failed]:
    """The result of `task(state, item)` for every item, in the order of items, or why there is none.

    `state`, `items` and `task` are inherited by forked processes; only results travel, so they must be picklable (where there
    is no fork, all must be). `weight` says how much work an item is, in any unit. `on_done` hears how many items are done.
    `jobs` is the largest number of worker processes; even with one the work is done in a worker, and the results
    are the same for any number. An item that takes too long, exhausts the memory or ends its process becomes Failed
    only if it does so on its own in a process: what it did to its neighbours is done again.

    Work begins with the first result that is asked for. Closing the iterator, also by an exception in the loop over it, ends
    all processes at once. Raises OSError if no process can be started.
    """
    if not items:
        return
    pool = _Pool(
        start=starter(task, state, items, limits),
        chunks=deque(cut([weight(item) for item in items], jobs)),
        jobs=max(1, jobs),
        seconds_per_item=limits.seconds_per_item,
        on_done=on_done,
    )
    try:
        for index in range(len(items)):
            answer = pool.answer(index)
            yield answer if isinstance(answer, Failed) else cast(Result, pickle.loads(answer))
    finally:
        pool.end()


class _Pool:
    """The parent's side: hands out pieces, collects answers, replaces workers that end."""

    def __init__(
        self, start: Start, chunks: deque[Chunk], jobs: int, seconds_per_item: float, on_done: Callable[[int], None]
    ) -> None:
        self._start = start
        self._chunks = chunks
        self._jobs = jobs
        self._seconds_per_item = seconds_per_item
        self._on_done = on_done
        self._workers: list[Worker] = []
        self._answers: dict[int, bytes | Failed] = {}
        self._held_bytes = 0
        self._done = 0
        self._wanted = 0
        self._first_start = time.monotonic()
        self._looked = 0.0

    def answer(self, index: int) -> bytes | Failed:
        """The answer for an item, to be asked for once, in the order of items."""
        self._wanted = index
        while index not in self._answers:
            self._look(self._patience())
        if time.monotonic() - self._looked > LOOK_SECONDS:
            self._look(0)
        answer = self._answers.pop(index)
        self._held_bytes -= _size(answer)
        return answer

    def end(self) -> None:
        """Ends all workers at once, whatever they are doing."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()

    def _look(self, seconds: float) -> None:
        """Waits up to so many seconds for a worker to say something, and gives work to those without."""
        self._hand_out()
        busy = {worker.connection: worker for worker in self._workers if worker.chunk}
        for connection in wait(list(busy), seconds):
            self._listen(busy[cast(Connection, connection)])
        now = time.monotonic()
        for worker in [worker for worker in self._workers if worker.chunk and now - worker.heard > self._seconds_per_item]:
            self._bury(worker, overdue=True)
        self._hand_out()
        self._looked = now

    def _patience(self) -> float:
        """Seconds until something other than a message has to be done."""
        now = time.monotonic()
        if self._next_chunk() and len(self._workers) < self._jobs:
            return max(0.0, self._first_start + SECONDS_ALONE - now)
        heard = min((worker.heard for worker in self._workers if worker.chunk), default=now)
        return max(0.0, heard + self._seconds_per_item - now) + LOOK_SECONDS

    def _hand_out(self) -> None:
        for worker in self._workers:
            if not worker.chunk:
                self._give(worker)
        while self._may_grow():
            try:
                self._start(self._workers)
            except OSError:
                if not self._workers:
                    raise
                self._jobs = len(self._workers)  # the system has no room for more
                return
            if len(self._workers) == 1:
                self._first_start = time.monotonic()
            self._give(self._workers[-1])

    def _may_grow(self) -> bool:
        if not self._next_chunk() or len(self._workers) >= self._jobs:
            return False
        return not self._workers or time.monotonic() - self._first_start >= SECONDS_ALONE

    def _next_chunk(self) -> Chunk:
        """The piece to be done next; none (empty) if too many answers wait for an earlier one."""
        if not self._chunks or self._held_bytes < MOST_HELD_BYTES:
            return self._chunks[0] if self._chunks else ()
        return next((chunk for chunk in self._chunks if self._wanted in chunk), ())

    def _give(self, worker: Worker) -> None:
        chunk = self._next_chunk()
        if not chunk:
            return
        self._chunks.remove(chunk)
        worker.chunk, worker.done, worker.heard = chunk, 0, time.monotonic()
        worker.pieces += 1
        try:
            worker.connection.send(chunk)
        except OSError:
            return  # it has ended while it had nothing to do: its connection tells so when it is listened to

    def _listen(self, worker: Worker) -> None:
        try:
            answers = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker, overdue=False)
            return
        worker.heard = time.monotonic()
        worker.done += len(answers)
        if worker.done == len(worker.chunk):
            worker.chunk = ()
        for index, answer in answers:
            self._keep(index, answer)

    def _keep(self, index: int, answer: bytes | Failed) -> None:
        self._answers[index] = answer
        self._held_bytes += _size(answer)
        self._done += 1
        self._on_done(self._done)

    def _bury(self, worker: Worker, *, overdue: bool) -> None:
        """Removes a worker that ended or takes too long. Who is to blame is certain only if the item was the first and only one
        in its process (for time: the only one in its piece); else what is left of the piece is done again, item by item."""
        worker.process.kill()  # ends one that only hung up; the status of one that has ended stays what it was
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        failed = _overdue(self._seconds_per_item) if overdue else _reason(worker.process.exitcode)
        if len(worker.chunk) == 1 and (overdue or worker.pieces == 1):
            self._keep(worker.chunk[0], failed)
            return
        self._chunks.extendleft((index,) for index in reversed(worker.chunk[worker.done :]))


def _size(answer: bytes | Failed) -> int:
    return len(answer) if isinstance(answer, bytes) else 0


def _overdue(seconds: float) -> Failed:
    return Failed("timeout", f"took more than {seconds:g} s")


def _reason(exitcode: int | None) -> Failed:
    if exitcode == OUT_OF_MEMORY:
        return Failed("memory", "ran out of memory")
    if exitcode is not None and exitcode < 0:
        try:
            return Failed("crashed", f"the worker process was ended by {signal.Signals(-exitcode).name}")
        except ValueError:  # a real-time signal has no name
            return Failed("crashed", f"the worker process was ended by signal {-exitcode}")
    return Failed("crashed", f"the worker process ended with status {exitcode}")
