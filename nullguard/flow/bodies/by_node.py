"""What is asked of a node, or a body, and depends on nothing else: found once as long as the body is held, however often it is
interpreted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

Asked = TypeVar("Asked")
Found = TypeVar("Found")

_MOST: Final = 2_048
"""Answers that are held: those of the bodies that are held decoded (`program.functions`), not of the whole program. What is held
longer is never asked for again, as a body that is decoded anew has other nodes, and it holds its body."""


class ByNode:
    """Answers by question and node. Nodes are told apart by identity and held with their answers, so that no other one gets
    their number."""

    def __init__(self, most: int = _MOST) -> None:
        """`most` is how many answers are held."""
        self._most = most
        self._known: dict[tuple[Any, int], tuple[Any, Any]] = {}

    def of(self, question: Callable[[Asked], Found], node: Asked) -> Found:
        """What a question answers of a node."""
        key = (question, id(node))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self._most:
                self._known.clear()
            known = self._known[key] = (node, question(node))
        answer: Found = known[1]
        return answer
