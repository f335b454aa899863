"""Functions of one source that are interpreted again with what their callers know: each once for the same knowledge, however many
of those that it calls ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import Value
from nullguard.flow.summaries.helpers import Known
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.world import World
from nullguard.program.symbols import FunctionInfo

Analyse = Callable[[World, FunctionInfo, Sink, Known], None]


class LookedAgain:
    """What was seen where functions were interpreted again. All belong to one question, so that what they were drawn from is
    traced by the first time."""

    def __init__(self, world: World, analyse: Analyse) -> None:
        self._world = world
        self._analyse = analyse
        self._seen: dict[str, list[tuple[Sequence[tuple[Path, Value]], Sink]]] = {}

    def with_known(self, function: FunctionInfo, known: Known) -> Sink:
        """What an interpretation of a function with what is known collects; only to be read."""
        before, told = self._seen.setdefault(function.id, []), list(known.items())
        for other, seen in before:
            if other == told:
                return seen
        seen = Sink()
        self._analyse(self._world, function, seen, known)
        before.append((told, seen))
        return seen
