"""MockServer, Hoverfly's DSL and fabric8's KubernetesMockServer: `client.when(request().withPath("/a")).respond(response())`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from nullguard.frameworks.stubs.java_answers import answered
from nullguard.frameworks.stubs.reading import Reading, Scope, links
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.http_methods import METHOD_FUNCTIONS
from nullguard.model.nodes import last_name

MARKS = (b"mockserver", b"hoverfly", b"KubernetesMockServer", b"KubernetesServer")
_VERBS = METHOD_FUNCTIONS | {"any", "anyMethod"}
_Links = list[tuple[str, tuple[s.Argument, ...]]]


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every answer of one of the three."""
    for scope in reading.scopes:
        for node in scope.calls():
            name = last_name(node.function)
            if not isinstance(node.function, s.Attribute) or not node.arguments:
                continue
            if name in ("respond", "error"):
                yield from _mock_server(scope, node, links(node.function.value))
            elif name == "willReturn":
                yield from _hoverfly(scope, node, links(node.function.value))
            elif name == "andReturn":
                yield from _kubernetes(scope, node, links(node.function.value))


def _mock_server(scope: Scope, node: s.Call, chain: _Links) -> Iterator[Stub]:
    when = next((arguments for name, arguments in chain if name == "when" and arguments), None)
    if when is None:
        return
    method = path = ""
    for name, arguments in links(scope.returned(when[0].value)):
        if name == "withMethod" and arguments:
            method = scope.text(arguments[0].value)
        elif name == "withPath" and arguments:
            path = scope.text(arguments[0].value)
    answer = node.arguments[0].value
    match = "regex" if path.strip("{}") else "any"
    stub = Stub("MockServer", node.at, method.strip("{}"), match, path if match == "regex" else "", answer=answer.at)
    yield answered(scope, answer, stub, "MockServer")


def _hoverfly(scope: Scope, node: s.Call, chain: _Links) -> Iterator[Stub]:
    if not chain or chain[0][0] != "service" or not chain[0][1]:
        return
    verb, arguments = next(((name, given) for name, given in reversed(chain) if name in _VERBS), ("", ()))
    host = scope.text(chain[0][1][0].value)
    path = scope.text(arguments[0].value) if arguments else "{}"
    url = f"{host if '//' in host else '//' + host}/{path.lstrip('/')}"
    answer = node.arguments[0].value
    method = "" if verb.startswith("any") else verb.upper()
    stub = answered(scope, answer, Stub("Hoverfly", node.at, method, "url", url, answer=answer.at), "Hoverfly")
    delayed = any(name == "andDelay" for name, _ in chain)
    yield replace(stub, known=stub.known and not delayed) if not stub.delays_ms and delayed else stub


def _kubernetes(scope: Scope, node: s.Call, chain: _Links) -> Iterator[Stub]:
    path = next((arguments for name, arguments in chain if name in ("withPath", "path") and arguments), None)
    if path is None or not any(name == "expect" for name, _ in chain):
        return
    verb = next((name for name, _ in chain if name in _VERBS), "")
    status = scope.number(node.arguments[0].value)
    pattern = scope.text(path[0].value).partition("?")[0]
    yield Stub("KubernetesMockServer", node.at, verb.upper(), "path", pattern, status=int(status or 0), answer=node.at)
