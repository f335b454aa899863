"""Which names an answer can have known when it was drawn: those in the declarations and bodies that it looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache

import msgspec

from nullguard.knowledge.words import every_name
from nullguard.model.facts import Function, SourceFacts
from nullguard.model.schema import Entity, Table
from nullguard.pipeline.members import property_letters
from nullguard.program.program import Program
from nullguard.program.trace import ALL_FUNCTIONS

LookedAt = tuple[str, bytes, tuple[int, ...], tuple[int, ...]]
"""A source that an answer was drawn from: its path, what named its content, and the numbers of the bodies that were looked at and
of the functions whose mentions were."""

Told = tuple[SourceFacts, Mapping[int, bytes]]
"""The facts of a source, and its encoded bodies by number."""


class KnownNames:
    """Compares names without regard to how their words are put together. `told` gives what a source told under the name of a
    content, None where that is forgotten; `reserved` are names that everybody may know."""

    def __init__(self, told: Callable[[str, bytes], Told | None], reserved: Callable[[], frozenset[str]]) -> None:
        self._told = told
        self._reserved = cache(reserved)
        self._letters: dict[tuple[str, bytes], tuple[bytes, Mapping[int, bytes]] | None] = {}
        self._found: dict[tuple[str, bytes, str], tuple[bool, frozenset[int]]] = {}

    def are_known(self, names: Collection[str], looked_at: Iterable[LookedAt]) -> bool:
        """Whether any of some names, of which the letters are given, may have been known to who looked at some sources."""
        return not self._reserved().isdisjoint(names) or any(
            self._is_known(name, source) for source in looked_at for name in names
        )

    def _is_known(self, name: str, looked_at: LookedAt) -> bool:
        path, was, bodies, mentioning = looked_at
        if path.startswith("<"):
            return False  # a library's, whose names are reserved
        is_declared, functions = self._functions_with(path, was, name)
        if is_declared or not functions:
            return is_declared
        return ALL_FUNCTIONS in mentioning or not functions.isdisjoint(bodies) or not functions.isdisjoint(mentioning)

    def _functions_with(self, path: str, was: bytes, name: str) -> tuple[bool, frozenset[int]]:
        """Whether a source declares something with a name in it, and the numbers of the functions that have it in their bodies,
        or among what they mention."""
        key = (path, was, name)
        if key not in self._found:
            letters = self._letters_of(path, was)
            word = name.encode()
            if letters is None:
                self._found[key] = (True, frozenset())
            else:
                numbers = frozenset(number for number, text in letters[1].items() if word in text)
                self._found[key] = (word in letters[0], numbers)
        return self._found[key]

    def _letters_of(self, path: str, was: bytes) -> tuple[bytes, Mapping[int, bytes]] | None:
        key = (path, was)
        if key not in self._letters:
            told = self._told(path, was)
            self._letters[key] = _letters_in(*told) if told is not None else None
        return self._letters[key]


def reserved_names(program: Program, entities: Iterable[Entity], tables: Iterable[Table]) -> frozenset[str]:
    """The letters of the names that frameworks' and libraries' models may ask for whatever a source says: those of the tables of
    knowledge, of what libraries declare, and of the schema."""
    names = set(every_name())
    for facts in program.libraries.values():
        names.update(function.name for function in facts.functions)
        for cls in facts.classes:
            names.add(cls.name)
            names.update(function.name for function in cls.functions)
            names.update(field.name for field in cls.fields)
    for entity in entities:
        names.update((entity.name, *entity.attributes, *entity.accessors, *entity.mutators))
        names.update(mapped.column for mapped in entity.attributes.values())
    for table in tables:
        names.update((table.name, *table.columns))
    return frozenset(map(property_letters, names))


def _letters_in(facts: SourceFacts, bodies: Mapping[int, bytes]) -> tuple[bytes, Mapping[int, bytes]]:
    """The letters of what a source declares, and by number of what each function has in its body and mentions."""
    mentions: dict[int, tuple[str, ...]] = {}

    def without_mentions(functions: tuple[Function, ...]) -> tuple[Function, ...]:
        mentions.update((function.body, function.mentions) for function in functions)
        return tuple([msgspec.structs.replace(function, mentions=()) for function in functions])

    classes = tuple([msgspec.structs.replace(cls, functions=without_mentions(cls.functions)) for cls in facts.classes])
    functions = without_mentions(facts.functions)
    if facts.module is not None:
        without_mentions((facts.module,))
    declared = (facts.package, facts.imports, classes, functions, facts.variables, facts.exports)
    texts = {number: _letters(body + _ENCODER.encode(mentions.get(number, ()))) for number, body in bodies.items()}
    return _letters(_ENCODER.encode(declared)), texts


def _letters(encoded: bytes) -> bytes:
    return encoded.replace(b"_", b"").lower()


_ENCODER = msgspec.msgpack.Encoder()
