"""OkHttp's MockWebServer: a queue, `server.enqueue(new MockResponse().setBodyDelay(2, SECONDS))`, or a dispatcher."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.stubs.java_answers import answered
from nullguard.frameworks.stubs.reading import Reading, descend
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.nodes import last_name

MARKS = (b"MockResponse",)


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every answer that is put into a queue, and every one that a dispatcher returns."""
    for scope in reading.scopes:
        for node in scope.calls():
            if last_name(node.function) == "enqueue" and len(node.arguments) == 1:
                answer = node.arguments[0].value
                yield answered(scope, answer, Stub("MockWebServer", node.at, match="queue", answer=answer.at), "MockWebServer")
        if scope.function.name == "dispatch":
            for returned in descend(scope.statements):
                if isinstance(returned, s.Return) and returned.value is not None:
                    stub = Stub("MockWebServer", returned.at, match="queue", answer=returned.value.at)
                    yield answered(scope, returned.value, stub, "MockWebServer")
