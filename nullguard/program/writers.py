"""Which fields the program assigns anywhere, by name: who may write one is unknown before bodies are decoded."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.model.facts import WRITTEN, Function
from nullguard.program.trace import Trace

WRITERS = "<writers>#"
"""Begins what is traced instead of a path when it was asked whether a name is assigned; the name follows."""


class Writers:
    """The names that the functions of a program assign as fields."""

    def __init__(self, functions: Iterable[Function], trace: Trace) -> None:
        self._trace = trace
        self._written = frozenset(
            name[: -len(WRITTEN)] for function in functions for name in function.mentions if name.endswith(WRITTEN)
        )

    def assigned(self, name: str) -> bool:
        """Whether some function assigns a field of the name."""
        self._trace.paths.add(WRITERS + name)
        return name in self._written

    def digest(self, name: str) -> bytes:
        """One byte that tells the two answers apart."""
        return b"\1" if name in self._written else b"\0"
