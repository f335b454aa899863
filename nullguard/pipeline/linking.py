"""From facts to a program: the sources of the project linked with the stubs of the libraries that it may use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from nullguard.knowledge.stubs import stub_sources
from nullguard.languages import read_source
from nullguard.model.documents import CallingText, TemplateDocument
from nullguard.model.facts import SourceFacts
from nullguard.model.source import Language, Unit
from nullguard.pipeline.reading import decode_code, encode_code
from nullguard.pipeline.sources import Sources
from nullguard.pipeline.workplace import Workplace
from nullguard.program.program import Program
from nullguard.runtime.digest import digest

_STUBS = "stubs"


def link(place: Workplace, sources: Sources, units: Iterable[Unit]) -> Program:
    """The program. Library stubs are read for the languages that occur, from the cache where it has them."""
    languages = sorted({facts.language for facts in sources.code.values()})
    stubs: dict[str, SourceFacts] = {}
    for language in languages:
        stubs.update(_stubs(place, Language(language)))
    texts = [document.names for document in sources.documents.values() if isinstance(document, CallingText | TemplateDocument)]
    return Program(sources.code, units, stubs, sources.bodies, sources.declared, frozenset().union(*texts))


def _stubs(place: Workplace, language: Language) -> Mapping[str, SourceFacts]:
    texts = stub_sources(language.value)
    keys = {path: digest(language.value.encode(), data) for path, data in texts.items()}
    known = place.cache.get_many(_STUBS, sorted(set(keys.values())))
    found: dict[str, SourceFacts] = {}
    written: list[tuple[bytes, bytes]] = []
    for path, data in texts.items():
        encoded = known.get(keys[path])
        if encoded is None:
            facts = _read(data, language)
            written.append((keys[path], encode_code(facts)))
            found[path] = facts
        else:
            found[path] = decode_code(encoded)
    if written:
        place.cache.put_many(_STUBS, written)
    return found


@cache
def _read(data: bytes, language: Language) -> SourceFacts:
    """The facts of a stub. A process that checks many trees, each with a new cache, reads it once."""
    return read_source(data, language, stub=True)
