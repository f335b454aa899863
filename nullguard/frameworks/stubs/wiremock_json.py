"""WireMock's JSON mappings: `{"request": {"urlPath": …}, "response": {"fixedDelayMilliseconds": …}}`, one or a list of them."""

from __future__ import annotations

import json
import re
from typing import Any

from nullguard.frameworks.stubs.delays import between, log_normal
from nullguard.model.clients import Stub
from nullguard.model.span import pack

_REQUEST = re.compile(rb'"request"\s*:')
_MATCHES = {
    "url": "path",
    "urlPath": "path",
    "urlPattern": "regex",
    "urlPathPattern": "regex",
    "urlPathTemplate": "template",
}
_MOST_NESTING = 200
"""Brackets within each other; mappings have about ten. The reader of JSON calls itself for each."""


def stubs(data: bytes) -> tuple[Stub, ...]:
    """The mappings of a JSON source; none when it is something else."""
    if b'"response"' not in data or _REQUEST.search(data) is None or nesting(data) > _MOST_NESTING:
        return ()
    try:
        content = json.loads(data)
    except ValueError:
        return ()
    mappings = content.get("mappings", [content]) if isinstance(content, dict) else content
    if not isinstance(mappings, list):
        return ()
    lines = [data.count(b"\n", 0, found.start()) + 1 for found in _REQUEST.finditer(data)]
    found = [_stub(mapping, lines[min(index, len(lines) - 1)]) for index, mapping in enumerate(mappings)]
    return tuple(stub for stub in found if stub is not None)


def _stub(mapping: Any, line: int) -> Stub | None:
    if not isinstance(mapping, dict):
        return None
    request, response = mapping.get("request"), mapping.get("response")
    if not isinstance(request, dict) or not isinstance(response, dict):
        return None
    key = next((key for key in _MATCHES if isinstance(request.get(key), str)), "")
    pattern = request.get(key, "") if key else ""
    match = _MATCHES.get(key, "any")
    method = request.get("method", "")
    status = response.get("status", 200)
    return Stub(
        tool="WireMock",
        at=pack(line, 0, line, 0),
        method=method.upper() if isinstance(method, str) and method != "ANY" else "",
        match=match,
        pattern=pattern.partition("?")[0] if match == "path" else pattern,
        delays_ms=_delays(response),
        status=status if isinstance(status, int) else 0,
        failure="connection" if response.get("fault") else "",
    )


def _delays(response: dict[str, Any]) -> tuple[float, ...]:
    fixed = number(response.get("fixedDelayMilliseconds"))
    if fixed is not None:
        return (fixed,)
    spread = response.get("delayDistribution")
    if isinstance(spread, dict):
        if spread.get("type") == "lognormal":
            return log_normal(number(spread.get("median")), number(spread.get("sigma")))
        if spread.get("type") == "uniform":
            return between(number(spread.get("lower")), number(spread.get("upper")))
        fixed = number(spread.get("milliseconds"))
        return (fixed,) if fixed is not None else ()
    dribble = response.get("chunkedDribbleDelay")
    total = number(dribble.get("totalDuration")) if isinstance(dribble, dict) else None
    return (total,) if total is not None else ()


def number(value: Any) -> float | None:
    """A number of JSON that can be a time."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e15 else None


def nesting(data: bytes) -> int:
    """An upper bound of the nesting: openings minus closings at the deepest point, text included."""
    depth = deepest = 0
    for found in re.finditer(rb"[\[{]|[\]}]", data):
        depth += 1 if found[0] in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest
