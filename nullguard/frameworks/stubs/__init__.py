"""Answers that tests declare in place of a remote service, and what else they put in place of production.

A source is lowered only when its bytes name a mock tool, or patch what may be a client; most tests do neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nullguard.frameworks.stubs import (
    java_mockito,
    java_rest,
    java_servers,
    java_settings,
    json_servers,
    mock_web_server,
    python_asserted,
    python_fakes,
    python_http,
    python_patched,
    python_settings,
    recordings,
    wiremock_java,
    wiremock_json,
)
from nullguard.frameworks.stubs.patches import fixtures
from nullguard.frameworks.stubs.reading import Reading
from nullguard.languages import read_source
from nullguard.model.clients import Stub
from nullguard.model.doubles import Doubles
from nullguard.model.source import Language

_JAVA: tuple[tuple[tuple[bytes, ...], Callable[[Reading], Iterator[Stub]]], ...] = (
    (wiremock_java.MARKS, wiremock_java.stubs),
    (mock_web_server.MARKS, mock_web_server.stubs),
    (java_rest.MARKS, java_rest.stubs),
    (java_servers.MARKS, java_servers.stubs),
)
_TIMEOUT = re.compile(
    rb"(?:raiser\(|side_effect\s?=|exc(?:eption)?\s?=|\braise\s|throw\s+new\s|Throw\(|ValueSource\(|parametrize\()"
    rb"[^()]{0,400}?\b[\w.]{0,200}(?:Timeout|TimedOut)(?:Error|Exception)?\b"
)
_PATCHING = (b"patch", b"setattr(", b"raiser(")
_REMOTE = (
    *(b"imeout", b"TIMEOUT", b"timed_out", b"requests", b"httpx", b"aiohttp", b"urllib", b"boto", b"ClientError", b"stripe"),
    *(b"braintree", b"redis", b"Redis", b"ConnectionError", b"RequestException", b"opensearch", b"lasticsearch", b".http"),
)
"""What the sources of tests mention that patch something remote."""


def doubles(data: bytes, language: Language) -> Doubles:
    """The test doubles of a test, fixture or mock source, in order of place: of Python, Java, and of JSON mappings.

    A pure function of bytes and language, whatever the path. Raises UnreadableSource for code that is no text.
    """
    if language is Language.JSON:
        return Doubles((*wiremock_json.stubs(data), *json_servers.stubs(data)))
    if language is Language.YAML:
        return Doubles(recordings.stubs(data))
    if language is Language.PYTHON:
        return _python(data)
    return _java(data) if language is Language.JAVA else Doubles()


def _python(data: bytes) -> Doubles:
    answers = any(mark in data for mark in python_http.MARKS)
    patches = any(word in data for word in _PATCHING) and any(word in data for word in _REMOTE)
    sets = python_settings.sets_telling(data)
    if not (answers or patches or sets):
        return Doubles()
    reading = Reading(read_source(data, Language.PYTHON), b"sleep" in data)
    if patches:
        reading.patched = fixtures(reading)
    stubs = [*(python_http.stubs(reading) if answers else ()), *(python_patched.stubs(reading) if patches else ())]
    asserted = python_asserted.asserted(reading) if patches and b"timeout" in data else ()
    return Doubles(
        _ordered(stubs),
        tuple(sorted(python_settings.overrides(reading), key=lambda item: (item.at, item.key))) if sets else (),
        tuple(sorted(dict.fromkeys(asserted), key=lambda item: (item.at, item.target))),
        tuple(sorted(dict.fromkeys(python_fakes.fakes(reading)), key=lambda item: (item.at, item.target))) if patches else (),
        raises_timeout=_raises_timeout(data),
    )


def _java(data: bytes) -> Doubles:
    readers = [read for marks, read in _JAVA if any(mark in data for mark in marks)]
    mocks = (b".then" in data or b".will" in data) and java_mockito.MARKS.search(data) is not None
    sets = java_settings.MARKS.search(data) is not None
    if not (readers or mocks or sets):
        return Doubles()
    reading = Reading(read_source(data, Language.JAVA), b"sleep" in data)
    stubs = [stub for read in readers for stub in read(reading)]
    if mocks:
        stubs.extend(java_mockito.stubs(reading))
    return Doubles(
        _ordered(stubs),
        tuple(sorted(java_settings.overrides(reading), key=lambda item: (item.at, item.key))) if sets else (),
        mentions=tuple(sorted(_words(reading))),
        raises_timeout=_raises_timeout(data),
    )


def _raises_timeout(data: bytes) -> bool:
    return (b"Timeout" in data or b"TimedOut" in data) and _TIMEOUT.search(data) is not None


def _words(reading: Reading) -> set[str]:
    """The types that a source extends, makes or declares fields of."""
    facts = reading.facts
    bases = {base.name.rpartition(".")[2] for cls in facts.classes for base in cls.bases}
    fields = {field.type.name.rpartition(".")[2] for cls in facts.classes for field in cls.fields if field.type is not None}
    return bases | fields


def _ordered(stubs: list[Stub]) -> tuple[Stub, ...]:
    return tuple(sorted(dict.fromkeys(stubs), key=lambda stub: (stub.at, stub.pattern, stub.answer, stub.failure, stub.status)))
