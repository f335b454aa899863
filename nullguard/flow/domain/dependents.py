"""Which segments of paths mean something else once a name is bound again: `[i]` with `i`, the text of a test with all that it
mentions."""

from __future__ import annotations

from collections.abc import Collection, Set
from typing import Final

_NONE: Final[Set[str]] = frozenset()


class Dependents:
    """Segments with the names that they depend on; which depend on a name is asked at each assignment."""

    __slots__ = ("_by_name", "names")

    def __init__(self) -> None:
        self.names: dict[str, frozenset[str]] = {}
        self._by_name: dict[str, set[str]] = {}

    def add(self, segment: str, names: frozenset[str]) -> None:
        """Note a segment that is new."""
        self.names[segment] = names
        for name in names:
            self._by_name.setdefault(name, set()).add(segment)

    def of(self, name: str) -> Set[str]:
        """The segments that depend on a name."""
        return self._by_name.get(name, _NONE)

    def has_any(self, path: Collection[str]) -> bool:
        """Whether a path has a segment that depends on a name."""
        return not self.names.keys().isdisjoint(path)
