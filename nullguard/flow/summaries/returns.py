"""What functions of the project give back and prove, where their declaration does not tell: found by interpreting them when
they are called.

A function's answer is interpreted with the answers of what it calls, and so on up to CALL_DEPTH calls deep; beyond that only
declarations count. Functions that only hand on a call (`forwarding.py`) cost no depth, HANDED_ON of them in a row. An answer
depends on the depth that is left and on nothing else, not on who asked first, so that workers that see functions in
different order agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nullguard.flow.summaries.exchange import Exchange
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.summary import NOTHING, Summary
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

CALL_DEPTH = 4
"""How many calls deep answers are looked for. Half of the interprocedural incidents cross one call, nearly all at most three
(incident-patterns, section 2)."""

HANDED_ON = 4
"""How many functions in a row may only hand on a call and cost no depth: a service, its manager, a data manager and a template
stand between the caller and the query where layers are meant."""

_LEVEL = HANDED_ON + 1

_CONSTRUCTOR = "__init__"

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

Asked = tuple[FunctionInfo, int, Summary]
"""A function that was asked, at which depth, and its answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, the paths that it was drawn from, and the depth that it took.

    `left` is the depth that was left for what the function calls, `asked` who was asked with it, in order; None where the answer
    depends on its depth in another way. `seen` is what a look at the function for its own sake would have collected, None where
    that is another interpretation.
    """

    summary: Summary
    reads: tuple[str, ...]
    taken: int
    hands_on: bool
    left: int
    asked: tuple[Asked, ...] | None
    seen: Sink | None


def _cut_number(at: int) -> int:
    """The number under which an answer is told that was cut: `at` is a depth, or less than 1 for a level."""
    return -1 - at if at > 0 else at - FULL_DEPTH - 2


def can_ask(depth: int) -> bool:
    """Whether a function may still be asked at the depth. Who does not ask for this reason notes that (`Returns.cut_here`), as
    asking does: else what was found so would count at every depth."""
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
    """Answers by function and depth.

    An answer that was found without coming to the end of the depth holds for every depth that it takes, and for no lesser one:
    there others are cut, whoever asked first. One that was cut holds at another depth too if those that were asked for it
    answer the same there: interpreting is a function of a body and of these answers.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._exact: dict[str, Answer] = {}
        self._cut: dict[tuple[str, int], Answer] = {}
        self._others: dict[str, list[Answer]] = {}
        self._nothing = Sink()  # what most functions show, held once
        self._now = _Question()
        self.exchange = Exchange(program)

    def cut_here(self) -> None:
        """Note that the answer that is being found would be another one with more depth."""
        self._now.was_cut = True
        self._now.is_fixed = True

    def depends_on_depth(self) -> None:
        """Note that the answer that is being found depends on its depth in another way than by the answers of others."""
        self._now.is_fixed = True

    def of(self, function: FunctionInfo, depth: int, interpret: Interpret) -> Summary:
        """What a call of the function gives and proves at a depth; `interpret` finds it."""
        if not can_ask(depth):
            self.cut_here()
            return NOTHING
        entry = self._exact.get(function.id)
        if entry is None or entry.taken > depth:
            entry = self._cut.get((function.id, depth)) or self._cut.get((function.id, -(depth // _LEVEL)))
            if entry is not None:
                self._now.was_cut = True
        if entry is None:
            entry = self._at_depth(function, depth, interpret)
        now = self._now
        now.taken = max(now.taken, entry.taken)
        key = (function.id, depth)
        now.asked.setdefault(key, (function, depth, entry.summary))
        reads = self._program.trace.paths
        if now.into is not reads:
            now.into, now.added = reads, set()
        if key not in now.added:  # what has been asked before was drawn from the same
            now.added.add(key)
            reads.update(entry.reads)
        return entry.summary

    def knows(self, function: FunctionInfo, depth: int) -> bool:
        """Whether the answer at a depth was found without coming to its end."""
        entry = self._exact.get(function.id)
        return entry is not None and entry.taken <= depth

    def look(self, function: FunctionInfo, sink: Sink, interpret: Look, ask: Interpret) -> None:
        """Look at a function for its own sake; what is seen goes to `sink`. It is interpreted once for this and for its answer
        where that is the same; `ask` finds the answers of others."""
        outer, outer_reads = self._begin()
        try:
            if function.id not in self._exact:
                self._hear(function, FULL_DEPTH)
            known = self._known_look(function, ask)
            if known is not None and known.seen is not None:
                self._program.reads.update(known.reads)
                sink.add(known.seen)
            else:
                self._begin()
                answer = interpret(sink)
                if answer is not None and function.id not in self._exact:
                    self._keep_look(function, answer)
            outer_reads.update(self._program.reads)
        finally:
            self._program.reads, self._now = outer_reads, outer

    def _begin(self) -> tuple[_Question, set[str]]:
        """Begin another question; what was being found until now."""
        outer = self._now, self._program.reads
        self._now, self._program.reads = _Question(), set()
        return outer

    def _known_look(self, function: FunctionInfo, ask: Interpret) -> Answer | None:
        """An answer whose interpretation is that of a look."""
        exact = self._exact.get(function.id)
        if exact is not None and exact.seen is not None:
            return exact
        for other in self._others.get(function.id, ()):
            if other.seen is not None and self._holds(other, FULL_DEPTH, ask):
                return other
        return None

    def _keep_look(self, function: FunctionInfo, answer: Callable[[], tuple[Summary, bool]]) -> None:
        """Keep the answer that a look gives."""
        now = self._now
        if (now.was_cut and now.is_fixed) or not self._is_asked(function):
            return
        summary, hands_on = answer()
        entry = self._entry(summary, hands_on, FULL_DEPTH, None)
        if not now.was_cut and entry.taken <= FULL_DEPTH:  # else nobody is asked so deep
            self._exact[function.id] = entry
            self._tell(function, entry.taken, entry)
        if entry.asked is not None and entry.taken > _LEVEL:
            self._others.setdefault(function.id, []).append(entry)

    def _is_asked(self, function: FunctionInfo) -> bool:
        """Whether anybody may ask for a function's answer."""
        reads, self._program.reads = self._program.reads, set()  # what is found does not depend on this
        try:
            language = "java" if function.path.endswith(".java") else "python"
            name, modifiers = function.decl.name, function.decl.modifiers
            if name == _CONSTRUCTOR or "constructor" in modifiers:  # called by its class's name
                return True
            return self._program.callers(language).is_mentioned(name)
        finally:
            self._program.reads = reads

    def _entry(self, summary: Summary, hands_on: bool, left: int, seen: Sink | None) -> Answer:
        now = self._now
        asked = None if now.is_fixed or not can_ask(left) else tuple(now.asked.values())
        return Answer(summary, tuple(self._program.reads), _taken(now.taken, hands_on), hands_on, left, asked, seen)

    def _at_depth(self, function: FunctionInfo, depth: int, interpret: Interpret) -> Answer:
        outer, outer_reads = self._begin()
        try:
            heard = self._hear(function, depth)
            if heard is not None:
                return heard
            entry = self._moved(function, depth, interpret) or self._find(function, depth, interpret)
            if not self._now.was_cut:
                self._exact[function.id] = entry
                self._tell(function, entry.taken, entry)
            else:  # but for what hands on, all depths of a level are the same
                at = depth if entry.hands_on else -(depth // _LEVEL)
                self._cut[function.id, at] = entry
                self._tell(function, _cut_number(at), entry)
            if entry.asked is not None and entry.taken > _LEVEL:
                self._others.setdefault(function.id, []).append(entry)
        finally:
            outer.was_cut = outer.was_cut or self._now.was_cut
            self._program.reads, self._now = outer_reads, outer
        return entry

    def _tell(self, function: FunctionInfo, number: int, entry: Answer) -> None:
        """Tell other workers of an answer, but for one that only this source asks for."""
        if "private" in function.decl.modifiers:
            return
        told = (entry.summary, entry.reads, entry.taken, entry.hands_on, entry.left, entry.asked, entry.seen)
        self.exchange.tell(function, number, told)

    def _hear(self, function: FunctionInfo, depth: int) -> Answer | None:
        """An answer that another worker found, and that holds at a depth; it is kept like one's own."""
        level = -(depth // _LEVEL)
        heard = self.exchange.hear(function, range(depth + 1), (_cut_number(depth), _cut_number(level)))
        if heard is None:
            return None
        number, told = heard
        entry = Answer(*told)
        if number >= 0:
            self._exact[function.id] = entry
        else:
            self._cut[function.id, depth if entry.hands_on else level] = entry
            self._now.was_cut = True
        if entry.asked is not None and entry.taken > _LEVEL:
            self._others.setdefault(function.id, []).append(entry)
        return entry

    def _moved(self, function: FunctionInfo, depth: int, interpret: Interpret) -> Answer | None:
        """The answer that was found at another depth, if it holds at this one."""
        for other in self._others.get(function.id, ()):
            left = below(depth, other.hands_on)
            if self._holds(other, left, interpret):
                self._program.reads.update(other.reads)
                return self._entry(other.summary, other.hands_on, left, other.seen)
        return None

    def _holds(self, other: Answer, left: int, interpret: Interpret) -> bool:
        """Whether those that were asked for an answer say the same when so much depth is left. Asks whom the interpretation would
        ask."""
        moved = left - other.left
        if other.asked is None or moved % _LEVEL or not can_ask(left):
            return False
        self._begin()
        return all(self.of(function, depth + moved, interpret) == summary for function, depth, summary in other.asked)

    def _find(self, function: FunctionInfo, depth: int, interpret: Interpret) -> Answer:
        self._begin()
        summary, hands_on, seen = interpret(function, depth)
        if seen is not None and not seen.has_any():
            seen = self._nothing
        return self._entry(summary, hands_on, below(depth, hands_on), seen)


class _Question:
    """What is found out of an answer while it is being found; `added` are those whose sources went `into` the set that collects
    them."""

    def __init__(self) -> None:
        self.was_cut = False
        self.is_fixed = False
        self.taken = 0
        self.asked: dict[tuple[str, int], Asked] = {}
        self.into: set[str] = set()
        self.added: set[tuple[str, int]] = set()
