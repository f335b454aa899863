"""Spring's MockRestServiceServer, which has no delays: `server.expect(requestTo("/charge")).andRespond(withSuccess())`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.stubs.reading import Reading, Scope, called, failure_of, links, name_of
from nullguard.model import syntax as s
from nullguard.model.clients import Stub

MARKS = (b"MockRestServiceServer",)

_STATUS = {
    "withSuccess": 200,
    "withCreatedEntity": 201,
    "withAccepted": 202,
    "withNoContent": 204,
    "withBadRequest": 400,
    "withUnauthorizedRequest": 401,
    "withForbiddenRequest": 403,
    "withResourceNotFound": 404,
    "withTooManyRequests": 429,
    "withServerError": 500,
    "withServiceUnavailable": 503,
}


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every `andRespond`."""
    for scope in reading.scopes:
        for node in scope.calls():
            if called(node.function) == "andRespond" and node.arguments and isinstance(node.function, s.Attribute):
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
    answer = links(scope.returned(node.arguments[0].value))
    name, given_to = answer[0] if answer else ("", ())
    failure = ""
    if name == "withException" and given_to:
        raised = given_to[0].value
        failure = failure_of(raised.type.name if isinstance(raised, s.New) else "exception")
    status = _STATUS.get(name, 0)
    return Stub("MockRestServiceServer", node.at, method, match, pattern, (), status, failure, known=bool(status or failure))
