"""Java getters of rows that use what they give untested themselves: where that is null, they raise before their callers do.

`if (loader != null && sku.getId() != null) { … } return sku;`: that is told once, in the getter.
"""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.summaries.observations import Use
from nullguard.program.program import Program


class UsedByGetters:
    """The methods that use a nullable attribute untested, by the source, the method and the attribute."""

    def __init__(self, program: Program, found: Iterable[tuple[str, Use]]) -> None:
        self._program = program
        self._first: dict[tuple[str, str, str], int] = {}
        for path, use in found:
            if path.endswith(".java") and not (use.origin.doubt or use.is_guarded):
                key = (path, use.symbol, use.origin.subject)
                self._first[key] = min(use.at, self._first.get(key, use.at))

    def doubt_of(self, path: str, use: Use) -> str:
        """Why a null that a getter has read hardly comes to a use elsewhere; empty where nothing says so."""
        origin = use.origin
        if not origin.path.endswith(".java"):
            return ""
        getter = self._program.function_at(origin.path, origin.at)
        if getter is None or (path, use.symbol) == (origin.path, getter.decl.qualname):
            return ""
        used = self._first.get((origin.path, getter.decl.qualname, origin.subject))
        is_before = used is not None and used < origin.at
        return f"'{getter.decl.qualname}', which gives it, uses it untested itself" if is_before else ""
