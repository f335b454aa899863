"""Attributes that a class leaves open and a constructor always sets are what the constructor sets them to."""

from __future__ import annotations

import pytest


def _shop(fields, constructor, rest=""):
    return f"""
    from typing import Any, Optional, Union

    class Task:
        retries: int

    class Own:
        {fields}

        {constructor}

        def run(self):
            return self.task.retries
    {rest}
    """


def _lines(analyse, text):
    return {use.expression for use in analyse({"shop/jobs.py": text})["shop/jobs.py"]}


@pytest.mark.parametrize(
    "constructor",
    [
        "def __init__(self, task: Task):\n            self.task = task",
        "def __init__(self, n: int, task: 'Task'):\n            if n:\n                n += 1\n            self.task = task",
        "def __init__(self):\n            self.task = Task()",
        "def __init__(self, *, task: Union[Task, Any]):\n            self.task = task",
    ],
)
@pytest.mark.parametrize("field", ["task: Optional[Task]", "task: Optional[Task] = None", "task: Task | None = None"])
def test_the_constructor_always_sets_it(analyse, field, constructor):
    assert not _lines(analyse, _shop(field, constructor))


@pytest.mark.parametrize(
    "constructor",
    [
        "def __init__(self, task):\n            self.task = task",
        "def __init__(self, task: Any):\n            self.task = task",
        "def __init__(self, task: Optional[Task]):\n            self.task = task",
        "def __init__(self, task: Task = None):\n            self.task = task",
        "def __init__(self, task: Task):\n            if not task.retries:\n                return\n            self.task = task",
        "def __init__(self, task: Task):\n            if task.retries:\n                self.task = task",
        "def __init__(self, tasks: list):\n            self.task = find(tasks)",
        "def __init__(self, task: Task, other: Task):\n            other.task = task",
        "def prepare(self, task: Task):\n            self.task = task",
        "def __init__(self, task: Task):\n            self.task = task\n\n        def clear(self):\n            self.task = None",
    ],
)
def test_it_may_stay_null(analyse, constructor):
    assert "self.task" in _lines(analyse, _shop("task: Optional[Task] = None", constructor))


def _checked(check):
    return f"""
    from dataclasses import dataclass
    from typing import Optional

    class Task:
        retries: int

    @dataclass(frozen=True)
    class Own:
        kind: str
        task: Optional[Task] = None

        def __post_init__(self):
            {check}

        def run(self):
            return self.task.retries
    """


@pytest.mark.parametrize("test", ["not self.task", "self.task is None", "not self.kind or not self.task"])
def test_a_dataclass_that_refuses_to_be_made_without_it(analyse, test):
    assert not _lines(analyse, _checked(f"if {test}:\n                raise ValueError('none')"))


@pytest.mark.parametrize(
    "check",
    [
        "pass",
        "if not self.kind:\n                raise ValueError('none')",
        "if not self.kind and not self.task:\n                raise ValueError('none')",
        "if not self.task:\n                print('none')",
        "if not self.kind:\n                return\n            if not self.task:\n                raise ValueError('none')",
        "if self.task:\n                raise ValueError('some')",
        "if self.task is not None:\n                raise ValueError('some')",
    ],
)
def test_a_dataclass_that_may_be_made_without_it(analyse, check):
    assert "self.task" in _lines(analyse, _checked(check))


def test_what_a_class_that_is_mixed_with_it_always_sets(analyse):
    rest = """
    class Base:
        def __init__(self, task: Task):
            self.task = task

    class Job(Base, Own):
        pass
    """
    assert not _lines(analyse, _shop("task: Optional[Task] = None", "", rest))


@pytest.mark.parametrize(
    "rest",
    [
        """
    class Base:
        def __init__(self, task: Task):
            self.task = task

    class Job(Base):
        pass
    """,
        """
    class Base:
        def __init__(self, task: Optional[Task]):
            self.task = task

    class Job(Base, Own):
        pass
    """,
        """
    class Job(Own):
        pass
    """,
    ],
)
def test_classes_beside_that_say_nothing_of_it(analyse, rest):
    assert "self.task" in _lines(analyse, _shop("task: Optional[Task] = None", "", rest))
