"""What only a loop binds is there behind it where all callers give the function something to go through."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

LAST = """
class Task:
    def name(self):
        return "x"


def last(tasks):
    found = None
    for task in tasks:
        found = Task()
    return found.name()


"""


@pytest.fixture
def count(analyse):
    def found(callers: str) -> int:
        return len(analyse({"shop/jobs.py": LAST + dedent(callers)})["shop/jobs.py"])

    return found


@pytest.mark.parametrize(
    "callers",
    [
        "def run(tasks):\n    if tasks:\n        last(tasks)\n",
        "def run(tasks):\n    if not tasks:\n        return None\n    return last(tasks)\n",
        "def run(box):\n    tasks = box.tasks()\n    if tasks is not None and tasks:\n        last(tasks=tasks)\n",
        "def run(tasks):\n    return last(tasks) if tasks else 3\n\n\ndef other(tasks):\n    if tasks:\n        last(tasks)\n",
        "def run(tasks):\n    if not tasks:\n        raise ValueError(tasks)\n    last(tasks)\n",
    ],
)
def test_all_callers_have_some(count, callers):
    assert count(callers) == 0


@pytest.mark.parametrize(
    "callers",
    [
        "def run(tasks):\n    last(tasks)\n",
        "def run(tasks):\n    if tasks is not None:\n        last(tasks)\n",
        "def run(tasks):\n    if tasks:\n        last(tasks)\n\n\ndef other(tasks):\n    last(tasks)\n",
        "def run(tasks):\n    if tasks:\n        last([task for task in tasks if task.is_open])\n",
        "def run(tasks, others):\n    if tasks:\n        last(others)\n",
        "def run(tasks):\n    if not tasks:\n        last(tasks)\n",
    ],
)
def test_some_caller_may_have_none(count, callers):
    assert count(callers) == 1


JAVA = """
package shop;
import java.util.*;
class Jobs {
  private String last(List<String> tasks) {
    String found = null;
    for (String task : tasks) { found = task + "!"; }
    return found.trim();
  }
%s
}
"""


@pytest.mark.parametrize(
    ("run", "count"),
    [
        ("void run(List<String> tasks) { if (!tasks.isEmpty()) { last(tasks); } }", 0),
        ("void run(List<String> tasks) { if (tasks.isEmpty()) { return; } last(tasks); }", 0),
        ("void run(List<String> tasks) { last(tasks); }", 1),
        ("void run(List<String> tasks) { if (tasks != null) { last(tasks); } }", 1),
        ("void run(List<String> tasks) { if (!tasks.isEmpty()) { tasks.clear(); last(tasks); } }", 1),
        ("void run(List<String> tasks, Box box) { if (!tasks.isEmpty()) { box.take(tasks); last(tasks); } }", 1),
    ],
)
def test_java(analyse, run, count):
    assert len(analyse({"shop/Jobs.java": JAVA % indent(run, "  ")})["shop/Jobs.java"]) == count
