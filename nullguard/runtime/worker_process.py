"""The inside of a worker process: takes pieces of work, answers with pickled results, and may die of any item."""

from __future__ import annotations

import os
import pickle
import re
import signal
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from nullguard.runtime.call_stack import with_room
from nullguard.runtime.cycles import look_seldom

OUT_OF_MEMORY = 113  # the status with which a worker ends that cannot get memory; one that programs do not use
FLUSH_SECONDS = 0.02  # results wait this long for company: 50 messages a second cost nothing
FLUSH_BYTES = 256 * 1024
LONGEST_MESSAGE = 500  # characters: messages quote analysed code, which may be hostile

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


class Limits(msgspec.Struct, frozen=True):
    """What one item may cost. Both are guards against crashes and not budgets, hence generous.

    `seconds_per_item` is wall time; `memory_bytes` is what a worker may allocate on top of what it inherits (on systems that
    can limit the address space; on top of nothing where what it inherits cannot be measured).
    """

    seconds_per_item: float = 60.0
    memory_bytes: int = 4 * 1024**3


class Failed(msgspec.Struct, frozen=True):
    """An item without a result. `kind` is timeout, memory, crashed or internal (the task raised an exception)."""

    kind: str
    message: str


Answer = tuple[int, bytes | Failed]


def serve(
    connection: Connection,
    inherited: Sequence[Connection],
    task: Callable[[Any, Any], object],
    state: object,
    items: Sequence[object],
    limits: Limits,
) -> None:
    """Answers pieces of work (indexes of items) until the parent closes the connection or is gone. Never returns.

    `inherited` are the parent's ends of connections, which a fork duplicates: were they left open, workers would not
    notice the end of their parent.
    """
    try:
        _settle(inherited, limits)
        while True:
            with_room(_work, connection, connection.recv(), task, state, items)
    except (EOFError, OSError):
        os._exit(0)  # the parent is gone
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    finally:
        # Without the interpreter's clean-up: it belongs to the parent, whose objects, open files and exit handlers a fork copies.
        os._exit(1)


def _settle(inherited: Sequence[Connection], limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for end in inherited:
        end.close()
    # Another thread of the parent (one that draws progress) may have held the lock of these when the process was forked.
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    look_seldom()
    _limit_memory(limits.memory_bytes)


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:
        return  # no such limits here
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = _address_space(resource.getpagesize()) + memory_bytes
        bounds = [bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min([wanted, *bounds]), hard))
    except (OSError, ValueError):
        return  # the system does not limit what it has a name for


def _address_space(page_bytes: int) -> int:
    """Bytes of address space of this process; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * page_bytes
    except (OSError, ValueError, IndexError):
        return 0


def _work(
    connection: Connection,
    indexes: Sequence[int],
    task: Callable[[Any, Any], object],
    state: object,
    items: Sequence[object],
) -> None:
    answers: list[Answer] = []
    size = 0
    sent = time.monotonic()
    for index in indexes:
        answer = _answer(task, state, items[index])
        answers.append((index, answer))
        size += len(answer) if isinstance(answer, bytes) else 0
        if size >= FLUSH_BYTES or time.monotonic() - sent >= FLUSH_SECONDS:
            connection.send(answers)
            answers, size, sent = [], 0, time.monotonic()
    if answers:
        connection.send(answers)


def _answer(task: Callable[[Any, Any], object], state: object, item: object) -> bytes | Failed:
    try:
        return pickle.dumps(task(state, item), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the border that no error of one item crosses
        message = ADDRESS.sub("", f"{type(error).__name__}: {error}")  # an address would differ from run to run
        return Failed("internal", message[:LONGEST_MESSAGE])
