"""Answers that others than WireMock keep as JSON: Hoverfly's simulations, Mountebank's imposters, MockServer's expectations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from nullguard.frameworks.stubs.delays import log_normal
from nullguard.frameworks.stubs.wiremock_json import nesting, number
from nullguard.model.clients import Stub
from nullguard.model.span import pack

_MOST_NESTING = 200
_UNITS = {"NANOSECONDS": 1e-6, "MICROSECONDS": 1e-3, "MILLISECONDS": 1.0, "SECONDS": 1000.0, "MINUTES": 60_000.0}
_MARKS = (b'"globalActions"', b'"imposters"', b'"predicates"', b'"httpRequest"')


def stubs(data: bytes) -> tuple[Stub, ...]:
    """The answers of a JSON source; none when it is something else."""
    if not any(mark in data for mark in _MARKS) or nesting(data) > _MOST_NESTING:
        return ()
    try:
        content = json.loads(data)
    except ValueError:
        return ()
    places = _Places(data)
    expectations = content if isinstance(content, list) else [content]
    return (*_hoverfly(content, places), *_mountebank(content, places), *_mock_server(expectations, places))


class _Places:
    """Lines of the answers, in order of their keys."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._from: dict[bytes, int] = {}

    def next(self, key: bytes) -> int:
        """The span of the next line that has a key; of the first line when there is none."""
        found = self._data.find(key, self._from.get(key, 0))
        if found < 0:
            return pack(1, 0, 1, 0)
        self._from[key] = found + 1
        line = self._data.count(b"\n", 0, found) + 1
        return pack(line, 0, line, 0)


def _hoverfly(content: Any, places: _Places) -> Iterator[Stub]:
    data = _dict(_dict(content).get("data"))
    actions = _dict(data.get("globalActions"))
    delays = [number(_dict(item).get("delay")) for item in _list(actions.get("delays"))]
    spread = [log_normal(number(_dict(item).get("median")), 1.0) for item in _list(actions.get("delaysLogNormal"))]
    common = tuple(sorted({delay for delay in delays if delay is not None} | {part for parts in spread for part in parts}))
    for pair in _list(data.get("pairs")):
        request, response = _dict(_dict(pair).get("request")), _dict(_dict(pair).get("response"))
        host, path, method = (_matcher(request.get(key)) for key in ("destination", "path", "method"))
        fixed = number(response.get("fixedDelay"))
        status = number(response.get("status"))
        yield Stub(
            "Hoverfly",
            places.next(b'"response"'),
            method.upper(),
            "url",
            f"//{host or '{}'}/{path.lstrip('/')}",
            (fixed,) if fixed is not None else common,
            int(status or 0),
            known="logNormalDelay" not in response,
        )


def _matcher(value: Any) -> str:
    """The text of an exact matcher (`[{"matcher": "exact", "value": "/a"}]`); empty for every other one."""
    first = _dict(next(iter(_list(value)), None))
    text = first.get("value")
    return text if first.get("matcher", "exact") == "exact" and isinstance(text, str) else ""


def _mountebank(content: Any, places: _Places) -> Iterator[Stub]:
    imposters = _list(_dict(content).get("imposters")) or ([content] if "stubs" in _dict(content) else [])
    for imposter in imposters:
        for stub in _list(_dict(imposter).get("stubs")):
            wanted: dict[str, Any] = {}
            for predicate in _list(_dict(stub).get("predicates")):
                wanted.update(_dict(_dict(predicate).get("equals")))
            path, method = wanted.get("path"), wanted.get("method")
            for response in _list(_dict(stub).get("responses")):
                yield _of_mountebank(_dict(response), path, method, places)


def _of_mountebank(response: dict[str, Any], path: Any, method: Any, places: _Places) -> Stub:
    behaviors = response.get("behaviors", response.get("_behaviors"))
    waits = [_dict(item).get("wait") for item in (behaviors if isinstance(behaviors, list) else [behaviors])]
    numbers = [number(wait) for wait in waits if wait is not None]
    status = number(_dict(response.get("is")).get("statusCode"))
    return Stub(
        "Mountebank",
        places.next(b'"responses"'),
        method.upper() if isinstance(method, str) else "",
        "path" if isinstance(path, str) else "any",
        path if isinstance(path, str) else "",
        tuple(number for number in numbers if number is not None),
        int(status or 200),
        "connection" if "fault" in response else "",
        known=None not in numbers and "inject" not in response and "proxy" not in response,
    )


def _mock_server(content: list[Any], places: _Places) -> Iterator[Stub]:
    for item in content:
        expectation = _dict(item)
        request, response = _dict(expectation.get("httpRequest")), _dict(expectation.get("httpResponse"))
        if not request or not (response or expectation.get("httpError")):
            continue
        delay = _dict(response.get("delay"))
        value = number(delay.get("value"))
        path, method, status = request.get("path"), request.get("method"), number(response.get("statusCode"))
        yield Stub(
            "MockServer",
            places.next(b'"httpRequest"'),
            method.upper() if isinstance(method, str) else "",
            "regex" if isinstance(path, str) else "any",
            path if isinstance(path, str) else "",
            (value * _UNITS.get(str(delay.get("timeUnit")), 1.0),) if value is not None else (),
            int(status or 200),
            "" if response else "connection",
        )


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
