"""Answers that tests declare in place of a remote service.

A source is lowered only when its bytes name a mock tool; most tests name none.
"""

from __future__ import annotations

from nullguard.frameworks.stubs import java_rest, mock_web_server, python_http, wiremock_java, wiremock_json
from nullguard.frameworks.stubs.reading import Reading
from nullguard.languages import read_source
from nullguard.model.clients import Stub
from nullguard.model.source import Language

_JAVA = (
    (wiremock_java.MARKS, wiremock_java.stubs),
    (mock_web_server.MARKS, mock_web_server.stubs),
    (java_rest.MARKS, java_rest.stubs),
)
_PYTHON = ((python_http.MARKS, python_http.stubs),)


def stub_facts(data: bytes, language: Language, path: str) -> tuple[Stub, ...]:
    """The stubs of a test, fixture or mock source, in order of place: of Python, Java, and of WireMock's JSON mappings.

    A pure function of bytes and language, whatever the path. Raises UnreadableSource for code that is no text.
    """
    if language is Language.JSON:
        return wiremock_json.stubs(data)
    if language not in (Language.PYTHON, Language.JAVA):
        return ()
    readers = [read for marks, read in (_PYTHON if language is Language.PYTHON else _JAVA) if any(mark in data for mark in marks)]
    if not readers:
        return ()
    reading = Reading(read_source(data, language), b"sleep" in data)
    return tuple(sorted((stub for read in readers for stub in read(reading)), key=lambda stub: (stub.at, stub.pattern)))
