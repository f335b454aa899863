"""Answers that one worker found and the others need not find again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from nullguard.flow.domain import values
from nullguard.flow.domain.values import Value
from nullguard.flow.summaries import summary
from nullguard.flow.summaries.helpers import Calls
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.summary import Summary
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.runtime.board import Board
from nullguard.runtime.writing import Apart, NotWritten, Way, Writing, by_fields

Told = tuple[Any, ...]
"""The fields of an answer."""

_SHARED = {id(value): name for name, value in vars(values).items() if isinstance(value, Value)}
"""Values that exist once and are told by being the same object."""

_NUMBERED = re.compile(r"\[\d+\]")
"""In the id of a function that is handed queries, which each worker numbers for itself (`bodies.given_classes`): two workers mean
two functions by the same id."""


class Exchange:
    """What workers tell each other of functions, by the function and a number; `board` is None where there is one worker.

    Declarations are the same objects in the process that reads. What holds the state that a lambda saw, or things that each
    process makes or numbers for itself, is not told."""

    def __init__(self, program: Program) -> None:
        self.board: Board | None = None
        self._program = program
        self._writing = Writing(
            self._ways(),
            {
                FunctionInfo: program.function_with_id,
                ClassInfo: program.classes.__getitem__,
                Sink: Sink.of_parts,
                Calls: Calls.of_parts,
            },
        )

    def tell(self, function: FunctionInfo, number: int, told: Told) -> None:
        """Tell the others of an answer."""
        if self.board is None or _NUMBERED.search(function.id):
            return
        if (data := self._writing.written(told)) is not None:
            self.board.put(function.id, number, data)

    def hear(self, function: FunctionInfo, wanted: range, others: tuple[int, ...]) -> tuple[int, Told] | None:
        """The first answer of a function that was told with one of the wanted numbers, with its number."""
        board = self.board
        if board is None or _NUMBERED.search(function.id):
            return None
        for number, place in board.told(function.id):
            if (number in wanted or number in others) and (data := board.read(place)) is not None:
                told: Told = self._writing.read(data)
                return number, told
        return None

    def _ways(self) -> Mapping[type, Way]:
        return {
            Value: _value,
            Summary: _summary,
            Sink: _parts,
            Calls: _parts,
            FunctionInfo: self._function,
            ClassInfo: self._class,
        }

    def _function(self, function: FunctionInfo) -> Apart:
        if self._program.function_with_id(function.path, function.id) is not function:
            raise NotWritten(function.id)
        return FunctionInfo, (function.path, function.id)

    def _class(self, cls: ClassInfo) -> Apart:
        if self._program.classes.get(cls.id) is not cls:
            raise NotWritten(cls.id)
        return ClassInfo, (cls.id,)


def _value(value: Value) -> Apart:
    return _SHARED.get(id(value)) or by_fields(value)


def _summary(told: Summary) -> Apart:
    return "NOTHING" if told is summary.NOTHING else by_fields(told)


def _parts(collected: Sink | Calls) -> Apart:
    return type(collected), collected.parts()
