"""Classes by the words of their names: `order_repo` may be called after an OrderRepository."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nullguard.program.searches import CALLED_LIKE, digest_of_names
from nullguard.program.symbols import ClassInfo
from nullguard.program.trace import Trace

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

LEAST_WORDS = 2
"""Single words (`client`, `data`) name too much."""

_LEAST_LETTERS = 3
"""Letters of a word that may stand for a longer one."""


class ClassWords:
    """The classes of a program's Python sources by the words of their names."""

    def __init__(self, classes: Iterable[ClassInfo], trace: Trace) -> None:
        self._trace = trace
        self._by_first: dict[tuple[str, int], list[tuple[tuple[str, ...], str]]] = {}
        for cls in classes:
            words = words_of(cls)
            if len(words) >= LEAST_WORDS:
                self._by_first.setdefault((words[0][:_LEAST_LETTERS], len(words)), []).append((words, cls.id))

    def called_like(self, name: str) -> list[str]:
        """The ids of the classes whose names have the words of `name`, each in full or cut short; none for a name of too few
        letters."""
        words = tuple(name.strip("_").lower().split("_"))
        if len(words) < LEAST_WORDS or any(len(word) < _LEAST_LETTERS for word in words):
            return []
        self._trace.paths.add(CALLED_LIKE + name)
        return self._find(words)

    def digest(self, traced: str) -> bytes:
        """8 bytes over what a search finds that was traced."""
        return digest_of_names(*self._find(tuple(traced[len(CALLED_LIKE) :].strip("_").lower().split("_"))))

    def _find(self, words: tuple[str, ...]) -> list[str]:
        return [
            class_id
            for known, class_id in self._by_first.get((words[0][:_LEAST_LETTERS], len(words)), ())
            if all(one.startswith(other) for one, other in zip(known, words, strict=True))
        ]


def words_of(cls: ClassInfo) -> tuple[str, ...]:
    """The words of a class's name in lower case."""
    return tuple(_WORD.sub("_", cls.name.strip("_")).lower().split("_"))
