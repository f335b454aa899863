"""What functions of the project give back and prove, where their declaration does not tell: found by interpreting them when
they are called.

A function's answer is interpreted with the answers of what it calls, and so on up to CALL_DEPTH calls deep; beyond that only
declarations count. Functions that only hand on a call (`forwarding.py`) cost no depth, HANDED_ON of them in a row. An answer
depends on the depth that is left and on nothing else, not on who asked first, so that workers that see functions in
different order agree.
"""

from __future__ import annotations

from collections.abc import Callable

from nullguard.flow.domain.summaries import NOTHING, Summary
from nullguard.flow.observations import Sink
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

CALL_DEPTH = 3
"""How many calls deep answers are looked for. Half of the interprocedural incidents cross one call, nearly all at most three
(incident-patterns, section 2)."""

HANDED_ON = 4
"""How many functions in a row may only hand on a call and cost no depth: a service, its manager, a data manager and a template
stand between the caller and the query where layers are meant."""

_LEVEL = HANDED_ON + 1

FULL_DEPTH = CALL_DEPTH * _LEVEL + HANDED_ON
"""The depth that is left in a function that is looked at for its own sake. A depth counts steps: a function that only hands on
takes one, any other all that are left of its level."""

Found = tuple[Summary, bool, Sink | None]
"""An answer, whether the function only hands on a call, and what a look at the function for its own sake would collect, where
that is the same interpretation (None where it is not)."""

Interpret = Callable[[FunctionInfo, int], Found]
"""Finds the answer of a function at a depth."""

Look = Callable[[Sink], Callable[[], tuple[Summary, bool]] | None]
"""Looks at a function for its own sake, collecting what is seen; then finds its answer by the same interpretation, where that
is the same."""

Answer = tuple[Summary, tuple[str, ...], int]


def can_ask(depth: int) -> bool:
    """Whether a function may still be asked at the depth."""
    return depth >= _LEVEL


def below(depth: int, hands_on: bool = False) -> int:
    """The depth that is left for what a function calls that is itself asked at `depth`."""
    return depth - 1 if hands_on else depth // _LEVEL * _LEVEL - 1


def _taken(by_calls: int, hands_on: bool) -> int:
    """The least depth at which what is called has the depth that it takes."""
    if hands_on:
        return max(by_calls + 1, _LEVEL)
    return -(-(by_calls + 1) // _LEVEL) * _LEVEL if by_calls else _LEVEL


class Returns:
    """Answers by function and depth, each with the paths that it was drawn from and the depth that it took.

    An answer that was found without coming to the end of the depth holds for every depth that it takes, and for no lesser one:
    there others are cut, whoever asked first.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._exact: dict[str, Answer] = {}
        self._cut: dict[tuple[str, int], Answer] = {}
        self._seen: dict[str, Sink] = {}
        self._nothing = Sink()  # what most functions show, held once
        self._was_cut = False
        self._taken = 0

    def cut_here(self) -> None:
        """Note that the answer that is being found would be another one with more depth."""
        self._was_cut = True

    def of(self, function: FunctionInfo, depth: int, interpret: Interpret) -> Summary:
        """What a call of the function gives and proves at a depth; `interpret` finds it."""
        if not can_ask(depth):
            self._was_cut = True
            return NOTHING
        entry = self._exact.get(function.id)
        if entry is None or entry[2] > depth:
            entry = self._cut.get((function.id, depth)) or self._cut.get((function.id, -(depth // _LEVEL)))
            if entry is not None:
                self._was_cut = True
        if entry is None:
            entry = self._find(function, depth, interpret)
        self._taken = max(self._taken, entry[2])
        self._program.reads.update(entry[1])
        return entry[0]

    def knows(self, function: FunctionInfo, depth: int) -> bool:
        """Whether the answer at a depth was found without coming to its end."""
        entry = self._exact.get(function.id)
        return entry is not None and entry[2] <= depth

    def look(self, function: FunctionInfo, sink: Sink, interpret: Look) -> None:
        """Look at a function for its own sake; what is seen goes to `sink`. It is interpreted once for this and for its answer
        where that is the same: nothing that it draws on was cut, so that it is the same at every depth that it takes."""
        seen = self._seen.get(function.id)
        if seen is not None:
            sink.add(seen)
            self._program.reads.update(self._exact[function.id][1])
            return
        outer_reads, outer_cut, outer_taken = self._program.reads, self._was_cut, self._taken
        self._program.reads, self._was_cut, self._taken = set(), False, 0
        try:
            answer = interpret(sink)
            outer_reads.update(self._program.reads)
            if answer is not None and not self._was_cut and function.id not in self._exact:
                summary, hands_on = answer()
                entry = (summary, tuple(self._program.reads), _taken(self._taken, hands_on))
                if not self._was_cut and entry[2] <= FULL_DEPTH:  # else nobody is asked so deep
                    self._exact[function.id] = entry
        finally:
            self._program.reads, self._was_cut, self._taken = outer_reads, outer_cut, outer_taken

    def _find(self, function: FunctionInfo, depth: int, interpret: Interpret) -> Answer:
        outer_reads, outer_cut, outer_taken = self._program.reads, self._was_cut, self._taken
        self._program.reads, self._was_cut, self._taken = set(), False, 0
        try:
            summary, hands_on, seen = interpret(function, depth)
            entry = (summary, tuple(self._program.reads), _taken(self._taken, hands_on))
            if not self._was_cut:
                self._exact[function.id] = entry
                if seen is not None:
                    self._seen[function.id] = seen if seen.has_any() else self._nothing
            else:  # but for what hands on, all depths of a level are the same
                self._cut[function.id, depth if hands_on else -(depth // _LEVEL)] = entry
        finally:
            self._program.reads, self._was_cut = outer_reads, outer_cut or self._was_cut
            self._taken = outer_taken
        return entry
