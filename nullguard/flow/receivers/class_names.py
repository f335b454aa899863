"""Which class of the project an object is called after, where nothing else tells: `order_repo` is an OrderRepository."""

from __future__ import annotations

import re

from nullguard.flow.domain.values import BY_NAME, Value
from nullguard.flow.world import World
from nullguard.program.symbols import ClassInfo, Type

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

_LEAST_WORDS = 2
"""Single words (`client`, `data`) name too much."""

_LEAST_LETTERS = 3
"""Letters of a word that may stand for a longer one."""


class ClassNames:
    """The classes of a program's Python sources by the words of their names; what `rows`, mapped classes, end in too names these
    rather."""

    def __init__(self, classes: list[ClassInfo], rows: list[ClassInfo]) -> None:
        self._by_first: dict[tuple[str, int], list[tuple[tuple[str, ...], str]]] = {}
        self._of_rows = {words[start:] for words in map(_words, rows) for start in range(len(words))}
        for cls in classes:
            words = _words(cls)
            if len(words) >= _LEAST_WORDS:
                self._by_first.setdefault((words[0][:_LEAST_LETTERS], len(words)), []).append((words, cls.id))

    def named(self, name: str) -> str:
        """The id of the only class whose name has the words of `name`, each in full or cut short; empty if there is none."""
        words = tuple(name.strip("_").lower().split("_"))
        if len(words) < _LEAST_WORDS or words in self._of_rows or any(len(word) < _LEAST_LETTERS for word in words):
            return ""
        found = [
            class_id
            for known, class_id in self._by_first.get((words[0][:_LEAST_LETTERS], len(words)), ())
            if all(one.startswith(other) for one, other in zip(known, words, strict=True))
        ]
        return found[0] if len(found) == 1 else ""


def _words(cls: ClassInfo) -> tuple[str, ...]:
    return tuple(_WORD.sub("_", cls.name.strip("_")).lower().split("_"))


def named_after(world: World, name: str) -> Value | None:
    """An object of the class that a parameter or attribute is called after; None for rows, which the schema guesses itself."""
    if world.class_names is None:
        program = world.program
        classes = [cls for _, cls in sorted(program.classes.items()) if cls.path.endswith(".py") and not cls.outer]
        outer, program.reads = program.reads, set()
        world.class_names = ClassNames(classes, [cls for cls in classes if world.schema.is_entity(cls.id)])
        program.reads = outer
    found = world.class_names.named(name)
    if not found or world.schema.is_entity(found):
        return None
    return Value(type=Type(found), always_true=world.always_true(found), typed=BY_NAME)
