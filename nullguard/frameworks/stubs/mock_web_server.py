"""OkHttp's MockWebServer: answers in a queue, `server.enqueue(new MockResponse().setBodyDelay(2, SECONDS))`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.frameworks.stubs.reading import Reading, Scope, called, failure_of, links, name_of, unit_ms
from nullguard.model import syntax as s
from nullguard.model.clients import Stub

MARKS = (b"MockResponse",)

_DELAYS = frozenset({"setHeadersDelay", "setBodyDelay", "headersDelay", "bodyDelay", "trailersDelay"})
_CODES = frozenset({"setResponseCode", "code"})
_EFFECTS = frozenset({"setSocketPolicy", "socketPolicy", "onRequestStart", "onResponseStart", "onResponseBody"})


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every answer that is put into a queue."""
    for scope in reading.scopes:
        for node in scope.calls():
            if called(node.function) == "enqueue" and len(node.arguments) == 1:
                yield _answer(scope, node)


def _answer(scope: Scope, node: s.Call) -> Stub:
    stub = Stub("MockWebServer", node.at, match="queue")
    chain = links(scope.returned(node.arguments[0].value))
    if not chain or chain[0][0] not in ("new MockResponse", "new Builder", "MockResponse"):
        return msgspec.structs.replace(stub, status=0, known=False)
    delays: tuple[float, ...] = ()
    status, failure, known = 200, "", True
    for name, arguments in chain:
        values = [argument.value for argument in arguments]
        if name in _DELAYS and values:
            number = scope.number(values[0])
            known = known and number is not None
            delays = (*delays, number * unit_ms(values[1] if len(values) > 1 else None)) if number is not None else delays
        elif name in _CODES and values:
            status = int(scope.number(values[0]) or 0)
        elif name in _EFFECTS and values:
            failure = failure_of(name_of(values[0]))
        elif name == "throttleBody":
            known = False
    return msgspec.structs.replace(stub, status=status, delays_ms=(sum(delays),) if delays else (), failure=failure, known=known)
