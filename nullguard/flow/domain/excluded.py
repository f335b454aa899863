"""Constants that a column of a row was found not to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, ConstantKey, Value

_MARK: Final = "!="
"""Begins the last segment of the path of a constant that a column is not: each has its own, so that joins keep what both know."""


def exclude(path: Path, constant: ConstantKey, state: State) -> None:
    """Note that what lies at a path is not a constant."""
    kind, content = constant
    state.values[(*path, f"{_MARK}{kind} {content}")] = Value(NONNULL, constants=frozenset({constant}))


def excluded(path: Path, state: State) -> Iterator[ConstantKey]:
    """The constants that what lies at a path was found not to be."""
    length = len(path)
    for known, value in state.values.items():
        if len(known) == length + 1 and known[-1].startswith(_MARK) and known[:length] == path:
            yield from value.constants or ()
