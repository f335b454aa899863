"""The functions that values stand in."""

from __future__ import annotations

from nullguard.frameworks.clients.nodes import nodes
from nullguard.model.span import Packed
from nullguard.model.syntax import Arithmetic, Call, Collection, Constant, Unary
from nullguard.program.program import Program


class Standing:
    """Finds the function around a value by where the value stands. The bodies of a source are read when it is first asked for."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[str, dict[Packed, str]] = {}

    def of(self, path: str, at: Packed) -> str:
        """The dotted name of the function, empty for a value outside of functions."""
        known = self._known.get(path)
        if known is None:
            known = self._known[path] = self._read(path) if path in self._program.sources else {}
        return known.get(at, "")

    def _read(self, path: str) -> dict[Packed, str]:
        found: dict[Packed, str] = {}
        for function in self._program.functions_of(path):
            symbol = function.dotted.removesuffix(".<module>")
            for node in nodes(self._program.body(function)):
                if isinstance(node, (Constant, Call, Collection, Arithmetic, Unary)):
                    found.setdefault(node.at, symbol)
        return found
