"""Tasks that misbehave. They run in worker processes only."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import time
from collections.abc import Sequence

from nullguard.runtime.workers import Failed, Limits, run_all

DEFAULT = Limits()
QUICK = Limits(seconds_per_item=1.0)  # for tasks that hang; a machine under load may take this long for nothing


def act(state: object, item: str) -> str:
    """What the item says: a word that does harm, or anything else, which is answered in capitals."""
    faulthandler.disable()  # pytest's would write the crashes that we ask for to the terminal
    match item:
        case "segfault":
            ctypes.string_at(0)
        case "abort":
            os.abort()
        case "exit":
            os._exit(3)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "loop":
            while True:
                pass
        case "stuck":
            # In native code, where no exception raised by a signal could reach it
            signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP})
            time.sleep(3600)
        case "hoard":
            return str(len(b"x" * (1 << 40)))
        case "recursion":
            return act(state, nested(10**9))
        case "error":
            raise ValueError("no good")
        case "quit":
            raise SystemExit(4)
        case "hang up":
            os.closerange(3, 256)
            time.sleep(3600)
        case "unpicklable":
            return lambda: ""  # type: ignore[return-value]
        case "print":
            print("noise")  # noqa: T201
    return item.upper()


def nested(depth: int) -> str:
    return nested(depth - 1) if depth else ""


def run(items: Sequence[str], jobs: int = 2, limits: Limits = DEFAULT) -> list[str | Failed]:
    return list(run_all(act, None, items, jobs=jobs, limits=limits, weight=len))
