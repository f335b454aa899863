"""Who may call a function: by the names that bodies mention, because nothing else is known of a body before it is decoded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import Trace

CALLERS = "<callers>#"
"""Begins what is traced instead of a path when the functions that mention a name were asked for; the name follows."""

JAVA_CALLERS = "<java callers>#"
"""The same for functions of Java sources."""


class Callers:
    """The functions of a program by their names, and by the names that their bodies mention."""

    def __init__(
        self, functions: Iterable[FunctionInfo], imports: Iterable[tuple[str, str]], trace: Trace, mark: str = CALLERS
    ) -> None:
        """`imports` are sources with the names that they import; `mark` begins what is traced."""
        self._trace, self._mark = trace, mark
        self._importing: dict[str, set[str]] = {}
        for path, name in imports:
            self._importing.setdefault(name, set()).add(path)
        self._named: dict[str, list[FunctionInfo]] = {}
        self._mentioning: dict[str, list[FunctionInfo]] = {}
        for function in functions:
            self._named.setdefault(function.decl.name, []).append(function)
            for name in function.decl.mentions:
                self._mentioning.setdefault(name, []).append(function)

    def named(self, name: str) -> tuple[FunctionInfo, ...]:
        """The functions and methods of a name, in order of their sources."""
        self._trace.paths.add(self._mark + name)
        return tuple(self._named.get(name, ()))

    def mentioning(self, name: str) -> tuple[FunctionInfo, ...]:
        """The functions whose bodies mention a name, in order of their sources."""
        self._trace.paths.add(self._mark + name)
        return tuple(self._mentioning.get(name, ()))

    def is_mentioned(self, name: str) -> bool:
        """Whether the body of any function mentions a name. Nothing is traced: no answer may depend on it."""
        return name in self._mentioning

    def importing(self, name: str) -> tuple[str, ...]:
        """The sources that import a name at their top, in order."""
        self._trace.paths.add(self._mark + name)
        return tuple(sorted(self._importing.get(name, ())))

    def digest(self, name: str) -> bytes:
        """16 bytes over which functions have the name, which mention it, and which sources import it."""
        found = [*self._named.get(name, ()), None, *self._mentioning.get(name, ())]
        importing = sorted(self._importing.get(name, ()))
        text = "\0".join([*(function.id if function is not None else "" for function in found), *importing])
        return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).digest()
