"""What functions of the project give back and prove, where their declaration does not tell: found by interpreting them when
they are called.

A function's answer is interpreted with the answers of what it calls, and so on up to CALL_DEPTH calls deep; beyond that only
declarations count. An answer depends on the depth that is left and on nothing else, not on who asked first, so that workers
that see functions in different order agree.
"""

from __future__ import annotations

from collections.abc import Callable

from nullguard.flow.summaries import NOTHING, Summary
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

CALL_DEPTH = 3
"""How many calls deep answers are looked for. Half of the interprocedural incidents cross one call, nearly all at most three
(incident-patterns, section 2)."""

Interpret = Callable[[FunctionInfo, int], Summary]
Answer = tuple[Summary, tuple[str, ...], int]


class Returns:
    """Answers by function and depth, each with the paths that it was drawn from and the depth that it took.

    An answer that was found without coming to the end of the depth holds for every depth that it takes, and for no lesser one:
    there others are cut, whoever asked first.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._exact: dict[str, Answer] = {}
        self._cut: dict[tuple[str, int], Answer] = {}
        self._was_cut = False
        self._taken = 0

    def cut_here(self) -> None:
        """Note that the answer that is being found would be another one with more depth."""
        self._was_cut = True

    def of(self, function: FunctionInfo, depth: int, interpret: Interpret) -> Summary:
        """What a call of the function gives and proves, with `depth` calls left below it; `interpret` finds it."""
        if depth <= 0:
            self._was_cut = True
            return NOTHING
        entry = self._exact.get(function.id)
        if entry is None or entry[2] > depth:
            entry = self._cut.get((function.id, depth))
            if entry is not None:
                self._was_cut = True
        if entry is None:
            entry = self._find(function, depth, interpret)
        self._taken = max(self._taken, entry[2])
        self._program.reads.update(entry[1])
        return entry[0]

    def _find(self, function: FunctionInfo, depth: int, interpret: Interpret) -> Answer:
        outer_reads, outer_cut, outer_taken = self._program.reads, self._was_cut, self._taken
        self._program.reads, self._was_cut, self._taken = set(), False, 0
        try:
            summary = interpret(function, depth)
            entry = (summary, tuple(self._program.reads), self._taken + 1)
            if self._was_cut:
                self._cut[function.id, depth] = entry
            else:
                self._exact[function.id] = entry
        finally:
            self._program.reads, self._was_cut = outer_reads, outer_cut or self._was_cut
            self._taken = outer_taken
        return entry
