"""Callers of Java methods that are interpreted for what they know where they call: each once for the same names and knowledge,
whichever of the methods of a source asks, and however many callers in a row it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from nullguard.flow.bodies.overriding import inherited
from nullguard.flow.bodies.until import calls_of
from nullguard.flow.callers.java_gates import Summarise
from nullguard.flow.callers.looked_again import Analyse
from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import Value
from nullguard.flow.summaries.helpers import Calls, Known
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.world import World
from nullguard.program.symbols import ClassInfo, FunctionInfo

_Key = tuple[str, str, frozenset[str]]

_Seen = tuple[Sequence[tuple[Path, Value]], Sink, tuple[str, ...]]


class AskedCallers:
    """What the callers of the methods of one source know, as far as they were asked, with what it was drawn from."""

    def __init__(self, world: World, analyse: Analyse, summarise: Summarise) -> None:
        self._world = world
        self._analyse = analyse
        self.summarise = summarise
        self._seen: dict[_Key, list[_Seen]] = {}

    def met(self, caller: FunctionInfo, below: ClassInfo | None, names: Collection[str], known: Known) -> Sink:
        """What a caller meets that knows something itself, as it runs on objects of a class `below` its own; only to be read. Of
        the `names` of methods whose calls are asked for, those count that it mentions."""
        world = self._world
        places, called = calls_of(world.program.body(caller), names)
        met = called.union(set(names).intersection(caller.decl.mentions)) or frozenset(names)
        before = self._seen.setdefault((caller.id, below.id if below is not None else "", met), [])
        told = list(known.items())
        entry = next((entry for entry in before if entry[0] == told), None)
        trace = world.program.trace
        if entry is None:
            outer, trace.paths = trace.paths, set()
            try:
                seen = Sink(Calls(met, wanted=places), seeks_rows=True)
                self._analyse(world, caller if below is None else inherited(caller, below), seen, known)
                entry = (told, seen, tuple(trace.paths))
            finally:
                trace.paths = outer
            before.append(entry)
        trace.paths.update(entry[2])
        return entry[1]
