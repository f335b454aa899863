"""An item that ends its process costs nobody but itself, and results do not depend on how the work was spread."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worker_cases import QUICK, act, run

from nullguard.runtime.workers import Failed, Limits, run_all

pytestmark = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="workers are forked here")

GOOD = ["one", "two", "three", "four", "five", "six"]


def test_every_item_is_answered_in_order() -> None:
    items = [f"item {number}" for number in range(500)]
    assert run(items) == [item.upper() for item in items]


def test_no_items_need_no_process() -> None:
    assert run([]) == []


@pytest.mark.parametrize(
    ("bad", "kind", "message"),
    [
        ("segfault", "crashed", "the worker process was ended by SIGSEGV"),
        ("abort", "crashed", "the worker process was ended by SIGABRT"),
        ("kill", "crashed", "the worker process was ended by SIGKILL"),
        ("exit", "crashed", "the worker process ended with status 3"),
        ("hang up", "crashed", "the worker process was ended by SIGKILL"),
        ("loop", "timeout", "took more than 1 s"),
        ("stuck", "timeout", "took more than 1 s"),
        ("hoard", "memory", "ran out of memory"),
        ("error", "internal", "ValueError: no good"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_only_the_guilty_item_fails(bad: str, kind: str, message: str, jobs: int) -> None:
    limits = QUICK if kind == "timeout" else Limits()
    answers = run([*GOOD[:3], bad, *GOOD[3:]], jobs, limits)
    assert answers == [*(item.upper() for item in GOOD[:3]), Failed(kind, message), *(item.upper() for item in GOOD[3:])]


@pytest.mark.parametrize("bad", ["recursion", "unpicklable"])
def test_other_errors_of_an_item_are_told_with_their_type(bad: str) -> None:
    first, failed, last = run(["one", bad, "two"])
    assert (first, last) == ("ONE", "TWO")
    assert isinstance(failed, Failed)
    assert failed.kind == "internal"
    assert ":" in failed.message


def test_a_task_cannot_end_the_run_by_leaving() -> None:
    first, failed, last = run(["one", "quit", "two"])
    assert (first, last) == ("ONE", "TWO")
    assert isinstance(failed, Failed)
    assert failed.kind == "crashed"


def test_messages_hold_no_addresses() -> None:
    def fail(state: object, item: str) -> str:
        raise ValueError(f"{object()!r} is bad")

    (failed,) = run_all(fail, None, ["x"], jobs=1, limits=Limits(), weight=len)
    assert failed == Failed("internal", "ValueError: <object object> is bad")


def test_crashes_in_one_piece_of_work_are_told_apart() -> None:
    items = ["x", "segfault"] * 20 + ["error", "exit"] + ["y"] * 100
    answers = run(items)
    assert [isinstance(answer, Failed) for answer in answers] == [item in {"segfault", "error", "exit"} for item in items]


def test_an_item_is_not_blamed_for_what_another_left_behind() -> None:
    """A process that runs out of memory because of its earlier items: each on its own is well within the limit."""
    kept: list[bytes] = []

    def hoard(state: object, item: int) -> int:
        kept.append(b"x" * 100_000_000)
        return item

    limits = Limits(memory_bytes=450_000_000)
    assert list(run_all(hoard, None, range(20), jobs=1, limits=limits, weight=lambda item: 1)) == list(range(20))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["fine", "also fine", "error", "exit"]), st.integers(-5, 10**9)), max_size=120),
    st.integers(2, 5),
)
def test_the_number_of_jobs_and_the_weights_change_no_result(items: list[tuple[str, int]], jobs: int) -> None:
    def task(state: str, item: tuple[str, int]) -> str:
        return state + act(None, item[0])

    def answers(jobs: int, weight: Callable[[tuple[str, int]], int]) -> list[str | Failed]:
        return list(run_all(task, "state ", items, jobs=jobs, limits=Limits(), weight=weight))

    assert answers(jobs, lambda item: item[1]) == answers(1, lambda item: 1)


def test_state_and_items_are_inherited_and_need_no_pickling() -> None:
    lock = threading.Lock()  # cannot be pickled
    items = [lambda: 7]
    answers = run_all(lambda state, item: (state is lock, item()), lock, items, jobs=1, limits=Limits(), weight=lambda item: 1)
    assert list(answers) == [(True, 7)]


def test_progress_counts_to_the_number_of_items() -> None:
    done: list[int] = []
    items = [*GOOD, "exit", "error"]
    list(run_all(act, None, items, jobs=2, limits=Limits(), weight=len, on_done=done.append))
    assert done == list(range(1, len(items) + 1))


def test_work_is_done_outside_of_this_process() -> None:
    for jobs in (1, 3):
        answers = run_all(lambda state, item: os.getpid(), None, range(5), jobs=jobs, limits=Limits(), weight=lambda item: 1)
        assert os.getpid() not in list(answers)


def test_what_a_task_prints_reaches_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["print"]) == ["PRINT"]
    assert capfd.readouterr().out == ""


def test_results_that_wait_for_an_earlier_one_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first item ends only after another worker could have done all the others."""
    monkeypatch.setattr("nullguard.runtime.workers.MOST_HELD_BYTES", 1_000_000)
    begun = tmp_path / "begun"
    begun.mkdir()

    def task(state: object, item: int) -> bytes:
        (begun / str(item)).touch()
        while item == 0 and not (tmp_path / "go").exists():
            pass
        return b"x" * 100_000

    done: list[int] = []

    def on_done(count: int) -> None:
        done.append(count)
        if count == 10:  # ten results of 100 kB are held
            (tmp_path / "go").touch()

    answers = run_all(task, None, range(400), jobs=2, limits=Limits(), weight=lambda item: 1, on_done=on_done)
    assert next(answers) == b"x" * 100_000
    assert len(list(begun.iterdir())) < 200
    assert len(list(answers)) == 399


def test_leaving_the_loop_ends_the_workers() -> None:
    answers = run_all(act, None, ["one", *["loop"] * 5], jobs=2, limits=Limits(), weight=lambda item: 1)
    assert next(answers) == "ONE"
    answers.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


PROGRAM = """
import os, sys, time
from nullguard.runtime.workers import Limits, run_all

def task(state, item):
    os.write(1, b"%d\\n" % os.getpid())
    while True:
        pass

try:
    for _ in run_all(task, None, range(2), jobs=2, limits=Limits(), weight=lambda item: 1):
        pass
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize("group", [True, False])
def test_ctrl_c_ends_all_processes(group: bool) -> None:
    """As a terminal sends it, to the whole group, and as `kill` does, to the parent alone."""
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert program.stdout is not None
    pids = [int(program.stdout.readline()) for _ in range(2)]
    if group:
        os.killpg(program.pid, signal.SIGINT)
    else:
        program.send_signal(signal.SIGINT)
    _, errors = program.communicate()  # until the last process that holds its streams is gone
    assert program.returncode == 130
    assert errors == b""
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_workers_end_when_their_parent_is_killed() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.replace("while True:\n        pass", "time.sleep(0.2)").replace("range(2)", "range(9)")],
        stdout=subprocess.PIPE,
    )
    assert program.stdout is not None
    program.stdout.readline()
    program.kill()
    program.communicate()  # returns when the last process that holds its streams is gone
    assert program.returncode == -signal.SIGKILL


def test_without_fork_what_can_be_pickled_is_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert run(["one", "error", "exit", "two"], limits=Limits()) == [
        "ONE",
        Failed("internal", "ValueError: no good"),
        Failed("crashed", "the worker process ended with status 3"),
        "TWO",
    ]
