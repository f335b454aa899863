"""Which names the objects of a program's own Python classes have anything of: a question that any source may change."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.model.facts import Class
from nullguard.program.trace import Trace

MEMBERS = "<members>#"
"""Begins what is traced instead of a path when it was asked whether a class has a member of a name; the name follows."""


class Members:
    """The names of the fields and methods of classes."""

    def __init__(self, classes: Iterable[Class], trace: Trace) -> None:
        self._trace = trace
        names: set[str] = set()
        for cls in classes:
            names.update(function.name for function in cls.functions)
            names.update(field.name for field in cls.fields)
        self._names = frozenset(names)

    def has(self, name: str) -> bool:
        """Whether a class has a member of the name."""
        self._trace.paths.add(MEMBERS + name)
        return name in self._names

    def digest(self, name: str) -> bytes:
        """One byte that tells the two answers apart."""
        return b"\1" if name in self._names else b"\0"
