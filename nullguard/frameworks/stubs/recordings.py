"""Answers in YAML: cassettes of VCR and Betamax, and Spring Cloud Contract's contracts. Line by line: cassettes are large."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.model.clients import Stub
from nullguard.model.span import pack

_LINE = re.compile(
    rb"""^[ \t-]*(?:status:[ \t]*\{)?["']?(method|uri|url|urlPath|code|status|fixedDelayMilliseconds)["']?:[ \t]*"""
    rb"""["']?([^\s"',#{}]*)""",
    re.MULTILINE,
)
_MOST_STUBS = 500
"""Answers of one source; a cassette holds a few dozen."""


def stubs(data: bytes) -> tuple[Stub, ...]:
    """The recorded answers of a source, in order; none when it is something else."""
    if b"interactions:" in data:
        return tuple(_answers(data, "VCR", b"code"))
    if b"request:" in data and b"response:" in data and (b"urlPath:" in data or b"url:" in data):
        return tuple(_answers(data, "Spring Cloud Contract", b"status"))
    return ()


def _answers(data: bytes, tool: str, status: bytes) -> Iterator[Stub]:
    """One answer for each request that is followed by a status; a cassette sorts its keys (`method`, `uri`, then `code`)."""
    method = url = ""
    delays: tuple[float, ...] = ()
    code = at = count = 0
    for found in _LINE.finditer(data):
        key, text = found[1], found[2].decode("utf-8", "replace")
        if key in (b"uri", b"url", b"urlPath"):
            if code and url:
                yield _stub(tool, at, method, url, code, delays)
                count += 1
                method = ""
            url, code, delays = text, 0, ()
            at = data.count(b"\n", 0, found.start()) + 1
        elif key == b"method":
            if code and url:
                yield _stub(tool, at, method, url, code, delays)
                count += 1
                url, code, delays = "", 0, ()
            method = text.upper()
        elif key == status and text.isdecimal():
            code = int(text[:3])
        elif key == b"fixedDelayMilliseconds" and text.isdecimal():
            delays = (float(text[:9]),)
        if count >= _MOST_STUBS:
            return
    if code and url:
        yield _stub(tool, at, method, url, code, delays)


def _stub(tool: str, line: int, method: str, url: str, code: int, delays: tuple[float, ...]) -> Stub:
    match = "path" if url.startswith("/") else "url"
    return Stub(tool, pack(line, 0, line, 0), method, match, url.partition("?")[0], delays, code)
