"""Room for calls changes nothing of what they do."""

from __future__ import annotations

import pytest

from nullguard.runtime.call_stack import with_room


def test_a_task_gets_its_arguments_and_gives_its_result():
    assert with_room(divmod, 17, 5) == (3, 2)
    assert with_room(list) == []


def test_an_exception_of_the_task_is_the_callers():
    with pytest.raises(KeyError, match="colour"):
        with_room({}.__getitem__, "colour")


def test_there_is_room_within_room():
    assert with_room(with_room, with_room, int, "7") == 7


def test_recursion_ends_where_it_ended():
    def depth(calls: int = 1) -> int:
        try:
            return depth(calls + 1)
        except RecursionError:
            return calls

    assert abs(with_room(depth) - depth()) <= 2
