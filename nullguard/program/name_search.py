"""One search for a Python name: what it has been through, so that it ends."""

from __future__ import annotations

_MOST_STEPS = 400
"""Modules that one name is looked for in, over re-exports and star imports: longer chains are no real code."""

_MOST_DEPTH = 40
"""Modules of which one passes the name on to the next: it bounds the recursion."""


class NameSearch:
    """One search through re-exports: every place is visited once, and not too deep."""

    __slots__ = ("_depth", "_seen")

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()
        self._depth = 0

    def enter(self, path: str, name: str) -> bool:
        """Begin to look for a name in a module; False where that was done, or leads too far. Who enters leaves."""
        key = (path, name)
        if key in self._seen or self._depth >= _MOST_DEPTH or len(self._seen) >= _MOST_STEPS:
            return False
        self._seen.add(key)
        self._depth += 1
        return True

    def is_over(self) -> bool:
        """Whether it has looked in so many places that it finds nothing any more."""
        return len(self._seen) >= _MOST_STEPS

    def leave(self) -> None:
        """Be done with the module that was entered last."""
        self._depth -= 1
