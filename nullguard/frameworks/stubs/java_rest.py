"""Spring's MockRestServiceServer, which has no delays: `server.expect(requestTo("/charge")).andRespond(withSuccess())`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from nullguard.frameworks.stubs.java_answers import answered
from nullguard.frameworks.stubs.reading import Reading, Scope, links, name_of
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.nodes import last_name

MARKS = (b"MockRestServiceServer",)
_TOOL = "MockRestServiceServer"


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every `andRespond`."""
    for scope in reading.scopes:
        for node in scope.calls():
            if last_name(node.function) == "andRespond" and node.arguments and isinstance(node.function, s.Attribute):
                yield _stub(scope, node, links(node.function.value))


def _stub(scope: Scope, node: s.Call, chain: list[tuple[str, tuple[s.Argument, ...]]]) -> Stub:
    method, match, pattern = "", "any", ""
    for _, arguments in chain:
        for argument in arguments:
            given = argument.value
            for name, inner in links(given):
                if name in ("requestTo", "requestToUriTemplate") and inner:
                    text = scope.text(inner[0].value)
                    match, pattern = ("url", text) if text.strip("{}") else ("any", "")
                elif name == "method" and inner:
                    method = name_of(inner[0].value)
    given = node.arguments[0].value
    stub = answered(scope, given, Stub("MockRestServiceServer", node.at, method, match, pattern, answer=given.at), _TOOL)
    return replace(stub, known=stub.known and bool(stub.status or stub.failure))
