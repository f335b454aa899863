"""What one process tells on a board, the others find; and nothing that is damaged is read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from nullguard.runtime.board import Board, board_for

pytest.importorskip("fcntl", reason="workers are forked where it is")


@pytest.fixture
def board():
    made = Board()
    yield made
    made.close()


def others(count: int, task: Callable[[int], None]) -> None:
    """Do something in several other processes at once, and wait for them."""
    children = []
    for number in range(count):
        child = os.fork()
        if not child:
            try:
                task(number)
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * count


def heard(board: Board, name: str) -> list[tuple[int, bytes | None]]:
    return [(number, board.read(place)) for number, place in board.told(name)]


def test_what_another_process_told_is_found(board):
    others(1, lambda _: board.put("order#total", 7, b"null"))
    assert heard(board, "order#total") == [(7, b"null")]
    assert heard(board, "order#other") == []


def test_a_process_finds_what_was_told_since_it_looked_last(board):
    board.put("one", 1, b"first")
    assert heard(board, "one") == [(1, b"first")]
    board.put("one", -2, b"second")
    board.put("\udcff", 3, b"")
    assert heard(board, "one") == [(1, b"first"), (-2, b"second")]
    assert heard(board, "\udcff") == [(3, b"")]


def test_what_several_processes_tell_at_once_does_not_mix(board):
    def tell(writer: int) -> None:
        for number in range(200):
            board.put(f"{writer}", number, bytes([writer]) * (number * 37))

    others(4, tell)
    for writer in range(4):
        assert heard(board, f"{writer}") == [(number, bytes([writer]) * (number * 37)) for number in range(200)]


def test_nothing_is_found_behind_an_entry_that_broke_off(board):
    board.put("one", 1, b"whole")
    size = os.fstat(board._number).st_size
    board.put("two", 2, b"x" * 100)
    os.truncate(board._number, size + 50)
    board.put("three", 3, b"y" * 100)
    board.put("four", 4, b"z" * 100)
    assert heard(board, "one") == [(1, b"whole")]
    assert all(data != b"x" * 100 for _, data in heard(board, "two"))
    assert heard(board, "four") == []


def test_what_is_told_is_only_read_when_it_is_asked_for(board, monkeypatch):
    """Also where an entry broke off in what says how long it is: all that follows may seem to belong to it."""
    reads: list[int] = []
    read = os.pread
    monkeypatch.setattr(os, "pread", lambda file, size, start: reads.append(size) or read(file, size, start))
    board.put("one", 1, b"x" * 100_000)
    whole = os.fstat(board._number).st_size
    board.put("two", 2, b"")
    os.truncate(board._number, whole + 9)
    for number in range(9):
        board.put("three", number, b"y" * 100_000)
        assert heard(board, "three") == []
    assert sum(reads) < 2000
    assert heard(board, "one") == [(1, b"x" * 100_000)]


def test_what_was_damaged_is_not_read(board):
    board.put("one", 1, b"right")
    os.ftruncate(board._number, os.fstat(board._number).st_size - 1)
    os.write(board._number, b"!")
    assert heard(board, "one") == [(1, None)]


def test_a_board_that_is_closed_tells_nothing(board):
    board.put("one", 1, b"data")
    board.close()
    board.put("one", 2, b"data")
    assert heard(board, "one") == []


def test_one_worker_needs_no_board():
    assert board_for(1) is None
    board = board_for(2)
    assert board is not None
    board.close()


def test_a_board_needs_a_folder_that_can_be_written():
    program = "import tempfile; tempfile.tempdir = '/nowhere'; from nullguard.runtime.board import board_for; print(board_for(2))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "None\n"
