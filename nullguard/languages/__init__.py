"""From bytes to facts: the front ends, all to the one shared representation."""

from __future__ import annotations

from nullguard.languages.errors import UnreadableSource
from nullguard.model.facts import SourceFacts
from nullguard.model.source import Language


def read_source(data: bytes, language: Language, *, stub: bool = False) -> SourceFacts:
    """The facts of a Python or Java source; of a `stub` only the declarations matter, so Python's bodies are left out.

    Raises UnreadableSource when the bytes are no text, and ValueError for a language without a front end.
    """
    if language is Language.PYTHON:
        from nullguard.languages.python import read_python

        return read_python(data, stub=stub)
    if language is Language.JAVA:
        from nullguard.languages.java import read_java

        return read_java(data)
    raise ValueError(f"no front end for {language}")


__all__ = ["UnreadableSource", "read_source"]
