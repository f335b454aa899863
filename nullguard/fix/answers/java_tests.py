"""WireMock's stubs in Java: delays of production in their answers, and new tests beside an existing one with other answers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from nullguard.fix.answers.cases import LIMITED, SLOW, TIMED_OUT, UNAVAILABLE, Case, Delay
from nullguard.fix.edits import Edit
from nullguard.fix.python_arguments import Impossible
from nullguard.languages.errors import UnreadableSource
from nullguard.languages.java.test_methods import TestMethod, static_imports, stubbed_method

_SUFFIXES = {SLOW: "WhenSlow", TIMED_OUT: "WhenTimedOut", LIMITED: "WhenLimited", UNAVAILABLE: "WhenUnavailable"}
_WIREMOCK = "com.github.tomakehurst.wiremock.client.WireMock"
_JUPITER = "org.junit.jupiter.api.Assertions"
_JUNIT4 = "org.junit.Assert"
_FIXED = re.compile(r"\.withFixedDelay\(\s*[\w.]+\s*\)")
_DELAYED = re.compile(
    r"\.with(?:LogNormalRandomDelay|UniformRandomDelay|RandomDelay|ChunkedDribbleDelay|FixedDelay)\b|\.withFault\b"
)
_BUILDER = re.compile(
    r"(?:WireMock\.)?(?:aResponse|ok|okJson|okXml|okTextXml|okForContentType|created|jsonResponse|status|badRequest|forbidden|notFound"
    r"|noContent|unauthorized)\("
)


def with_delay(path: str, data: bytes, end: int, delay: Delay) -> Edit | Impossible:
    """The edit that gives the answer of a `willReturn(…)` which ends at a byte a log-normal delay."""
    try:
        test = stubbed_method(data, end)
    except UnreadableSource as error:
        return Impossible(f"the test cannot be read: {error}")
    if test is None:
        return Impossible("the stub is declared in a way that cannot be changed")
    answer = data[test.answer[0] : test.answer[1]].decode("utf-8", "replace")
    text = f".withLogNormalRandomDelay({round(delay.median_ms)}, {delay.sigma:g})"
    fixed = list(_FIXED.finditer(answer))
    if len(fixed) == 1:
        start = test.answer[0] + len(answer[: fixed[0].start()].encode())
        return Edit(path, start, start + len(fixed[0][0].encode()), text.encode())
    if _DELAYED.search(answer) or not _BUILDER.match(answer):
        return Impossible("the answer's delay is not a plain number")
    return Edit(path, test.answer[1], test.answer[1], text.encode())


def new_tests(path: str, data: bytes, end: int, cases: Iterable[Case]) -> tuple[Edit, ...] | Impossible:
    """The edits that add a test for each case after the one whose `willReturn(…)` ends at a byte."""
    try:
        test = stubbed_method(data, end)
        imported = static_imports(data)
    except UnreadableSource as error:
        return Impossible(f"the test cannot be read: {error}")
    if test is None:
        return Impossible("it is not plain what the test stubs, or what it calls")
    throws = _thrower(data, imported)
    if throws is None:
        return Impossible("the test is none of JUnit")
    respond = "aResponse" if {f"{_WIREMOCK}.aResponse", f"{_WIREMOCK}.*"} & imported else f"{_WIREMOCK}.aResponse"
    name = data[test.name[0] : test.name[1]].decode("utf-8", "replace")
    copies = []
    for case in cases:
        new = f"{name}{_SUFFIXES[case.kind]}"
        if f" {new}(".encode() in data:
            continue
        copy = _copy(data, test, case, new, respond, throws)
        if copy is None:
            return Impossible("the answer's delay is not a plain number")
        copies.append(copy)
    if not copies:
        return Impossible("the tests are there already")
    indent = data[data.rfind(b"\n", 0, test.method[0]) + 1 : test.method[0]].decode("utf-8", "replace")
    newline = "\r\n" if b"\r\n" in data else "\n"
    text = "".join(f"{newline}{newline}{indent}{copy}" for copy in copies)
    return (Edit(path, test.method[1], test.method[1], text.encode()),)


def _copy(data: bytes, test: TestMethod, case: Case, name: str, respond: str, throws: str) -> str | None:
    def text(start: int, end: int) -> str:
        return data[start:end].decode("utf-8", "replace")

    answer = _answer(text(*test.answer), case, respond)
    if answer is None:
        return None
    head = text(test.method[0], test.name[0]) + name + text(test.name[1], test.answer[0]) + answer
    if case.kind == SLOW:
        return head + text(test.answer[1], test.method[1])
    closing = data.rfind(b"\n", 0, test.method[1])
    tried = f"{throws}({case.exception or 'Exception'}.class, () -> {text(*test.call)});"
    return head + text(test.answer[1], test.action[0]) + tried + text(closing, test.method[1])


def _answer(old: str, case: Case, respond: str) -> str | None:
    delay = f".withFixedDelay({math.ceil(case.delay_ms)})" if case.delay_ms else ""
    if case.kind == SLOW:
        fixed = list(_FIXED.finditer(old))
        if len(fixed) == 1:
            return old[: fixed[0].start()] + delay + old[fixed[0].end() :]
        return None if _DELAYED.search(old) or not _BUILDER.match(old) else old + delay
    after = '.withHeader("Retry-After", "1")' if case.kind == LIMITED else ""
    return f"{respond}().withStatus({case.status}){after}{delay}"


def _thrower(data: bytes, imported: frozenset[str]) -> str | None:
    """How `assertThrows` is named in a test; None for tests of another framework."""
    owner = _JUPITER if b"org.junit.jupiter" in data else _JUNIT4 if b"org.junit" in data else ""
    if not owner:
        return None
    return "assertThrows" if {f"{owner}.assertThrows", f"{owner}.*"} & imported else f"{owner}.assertThrows"
