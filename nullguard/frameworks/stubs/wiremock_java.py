"""WireMock's Java DSL: `stubFor(post(urlPathEqualTo("/charge")).willReturn(aResponse().withFixedDelay(50)))`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.frameworks.stubs.delays import between, log_normal
from nullguard.frameworks.stubs.reading import Reading, Scope, called, failure_of, links, name_of
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.span import Packed

MARKS = (b"wiremock", b"WireMock")

_METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "trace", "any"})
_MATCHES = {
    "urlEqualTo": "path",
    "urlPathEqualTo": "path",
    "urlMatching": "regex",
    "urlPathMatching": "regex",
    "urlPathTemplate": "template",
    "anyUrl": "any",
}
_STATUS = {
    "ok": 200,
    "okJson": 200,
    "okXml": 200,
    "okTextXml": 200,
    "okForContentType": 200,
    "created": 201,
    "noContent": 204,
    "permanentRedirect": 301,
    "temporaryRedirect": 302,
    "badRequest": 400,
    "unauthorized": 401,
    "forbidden": 403,
    "notFound": 404,
    "serverError": 500,
    "serviceUnavailable": 503,
    "aResponse": 200,
    "jsonResponse": 200,
}


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every `willReturn`, and the global delays, which hold for every request."""
    for scope in reading.scopes:
        for node in scope.calls():
            name = called(node.function)
            if name == "willReturn" and node.arguments:
                found = _stub(scope, node)
                if found is not None:
                    yield found
            elif name == "setGlobalFixedDelay" and node.arguments:
                delay = scope.number(node.arguments[0].value)
                yield Stub("WireMock", node.at, delays_ms=() if delay is None else (delay,), known=delay is not None)


def _stub(scope: Scope, node: s.Call) -> Stub | None:
    chain = links(node.function.value) if isinstance(node.function, s.Attribute) else []
    if not chain and isinstance(node.function, s.Attribute):
        chain = links(scope.resolve(node.function.value))
    request = next(((name, arguments) for name, arguments in chain if name in _METHODS or name == "request"), None)
    if request is None:
        return None
    name, arguments = request
    method = "" if name == "any" else name.upper()
    patterns = [argument.value for argument in arguments]
    if name == "request":
        method = scope.text(patterns[0]) if patterns else ""
        patterns = patterns[1:]
    match, pattern = _pattern(scope, patterns[0]) if patterns else ("any", "")
    answer = node.arguments[0].value
    return _answer(scope, answer, Stub("WireMock", node.at, method, match, pattern, answer=_first(answer) or node.at))


def _first(node: s.Expr) -> Packed:
    """Where a chain of calls begins."""
    while isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
        node = node.function.value
    return node.at


def _pattern(scope: Scope, node: s.Expr) -> tuple[str, str]:
    node = scope.returned(node)
    if isinstance(node, s.Call):
        match = _MATCHES.get(called(node.function))
        if match == "any":
            return "any", ""
        if match is not None and node.arguments:
            return match, _without_query(scope.text(node.arguments[0].value), match)
    return "path", _without_query(scope.text(node), "path")


def _without_query(text: str, match: str) -> str:
    return text.partition("?")[0] if match == "path" else text


def _answer(scope: Scope, node: s.Expr, stub: Stub) -> Stub:
    chain = links(scope.returned(node))
    if not chain or (chain[0][0] not in _STATUS and chain[0][0] != "status"):
        return msgspec.structs.replace(stub, status=0, known=False)
    status = _STATUS.get(chain[0][0], 0)
    delays: tuple[float, ...] = ()
    failure, known = "", True
    for name, arguments in chain:
        values = [argument.value for argument in arguments]
        numbers = [scope.number(value) for value in values]
        match name, numbers:
            case (("withStatus" | "status"), [code, *_]):
                status = int(code) if code is not None else 0
            case "withFixedDelay", [delay, *_]:
                delays, known = ((delay,), True) if delay is not None else ((), False)
            case "withUniformRandomDelay", [lower, upper]:
                delays = between(lower, upper)
            case "withLogNormalRandomDelay", [median, sigma, *_]:
                delays = log_normal(median, sigma)
            case "withChunkedDribbleDelay", [_, total]:
                delays, known = ((total,), True) if total is not None else ((), False)
            case "withRandomDelay", [_]:
                delays = _distribution(scope, values[0])
                known = bool(delays)
            case "withFault", [_]:
                failure = failure_of(name_of(values[0]))
    return msgspec.structs.replace(stub, status=status, delays_ms=delays, failure=failure, known=known)


def _distribution(scope: Scope, node: s.Expr) -> tuple[float, ...]:
    node = scope.resolve(node)
    if not isinstance(node, s.New):
        return ()
    numbers = [scope.number(argument.value) for argument in node.arguments]
    kind = node.type.name.rpartition(".")[2]
    if kind == "UniformDistribution" and len(numbers) == 2:
        return between(numbers[0], numbers[1])
    return log_normal(numbers[0], numbers[1]) if kind == "LogNormal" and len(numbers) >= 2 else ()
