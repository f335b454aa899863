"""WireMock's Java DSL: `stubFor(post(urlPathEqualTo("/charge")).willReturn(aResponse().withFixedDelay(50)))`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.stubs.java_answers import answered
from nullguard.frameworks.stubs.reading import Reading, Scope, links
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.http_methods import METHOD_FUNCTIONS
from nullguard.model.nodes import last_name
from nullguard.model.span import Packed

MARKS = (b"wiremock", b"WireMock")

_METHODS = METHOD_FUNCTIONS | {"trace", "any"}
_MATCHES = {
    "urlEqualTo": "path",
    "urlPathEqualTo": "path",
    "urlMatching": "regex",
    "urlPathMatching": "regex",
    "urlPathTemplate": "template",
    "anyUrl": "any",
}


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every `willReturn`, and the global delays, which hold for every request."""
    for scope in reading.scopes:
        for node in scope.calls():
            name = last_name(node.function)
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
    stub = Stub("WireMock", node.at, method, match, pattern, answer=_first(answer) or node.at)
    return answered(scope, answer, stub, "WireMock")


def _first(node: s.Expr) -> Packed:
    """Where a chain of calls begins."""
    while isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
        node = node.function.value
    return node.at


def _pattern(scope: Scope, node: s.Expr) -> tuple[str, str]:
    node = scope.returned(node)
    if isinstance(node, s.Call):
        match = _MATCHES.get(last_name(node.function))
        if match == "any":
            return "any", ""
        if match is not None and node.arguments:
            return match, _without_query(scope.text(node.arguments[0].value), match)
    return "path", _without_query(scope.text(node), "path")


def _without_query(text: str, match: str) -> str:
    return text.partition("?")[0] if match == "path" else text
