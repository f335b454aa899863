"""Which fields a program assigns anywhere, and which names it mentions: who does it is unknown before bodies are decoded."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.model.facts import WRITTEN, Function
from nullguard.program.trace import Trace

WRITERS = "<writers>#"
"""Begins what is traced instead of a path when it was asked whether a name is mentioned, or with WRITTEN behind it assigned."""


class Writers:
    """The names that the functions of a program mention, and those that they assign as fields."""

    def __init__(self, functions: Iterable[Function], trace: Trace) -> None:
        self._trace = trace
        self._names = frozenset(name for function in functions for name in function.mentions)

    def assigned(self, name: str) -> bool:
        """Whether some function assigns a field of the name."""
        return self._has(name + WRITTEN)

    def mentioned(self, name: str) -> bool:
        """Whether some function calls or reads something of the name."""
        return self._has(name)

    def _has(self, name: str) -> bool:
        self._trace.paths.add(WRITERS + name)
        return name in self._names

    def digest(self, name: str) -> bytes:
        """One byte that tells the two answers apart."""
        return b"\1" if name in self._names else b"\0"
