"""The library stubs as tests link them: read once in a process, whichever tests ask."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from nullguard.knowledge.stubs import stub_sources
from nullguard.languages import read_source
from nullguard.model.facts import SourceFacts
from nullguard.model.source import Language


@cache
def library_stubs(language: Language) -> Mapping[str, SourceFacts]:
    """The facts of a language's stubs by their pseudo-paths."""
    return {path: read_source(data, language, stub=True) for path, data in stub_sources(language.value).items()}
