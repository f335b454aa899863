"""What is known of something in the rounds over what it holds: there is something in it."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path, State

VIEWS: Final = frozenset({"entrySet()", "items()", "keySet()", "keys()", "values()"})
"""The segments of what shows what a mapping holds."""


def enter_filled(path: Path, state: State) -> None:
    """Where Python iterates over something it is not empty: what was tested before it was filled holds."""
    for filled in (path, path[:-1]) if path[-1] in VIEWS else (path,):
        known = state.values.get(filled)
        if known is not None and truthiness(known) is None:
            state.refine(filled, known, "true")
