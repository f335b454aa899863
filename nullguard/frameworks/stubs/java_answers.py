"""What a chain of calls says of an answer in Java, in the words of its tool (rules/models/mock-latency.tsv)."""

from __future__ import annotations

from msgspec.structs import replace

from nullguard.frameworks.stubs.delays import between, log_normal
from nullguard.frameworks.stubs.reading import Scope, failure_of, links, name_of, unit_ms
from nullguard.knowledge.mocks import Word, words
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.nodes import last_name

_STATUS_NAMES = {
    "OK": 200,
    "CREATED": 201,
    "ACCEPTED": 202,
    "NO_CONTENT": 204,
    "BAD_REQUEST": 400,
    "UNAUTHORIZED": 401,
    "FORBIDDEN": 403,
    "NOT_FOUND": 404,
    "CONFLICT": 409,
    "UNPROCESSABLE_ENTITY": 422,
    "TOO_MANY_REQUESTS": 429,
    "INTERNAL_SERVER_ERROR": 500,
    "BAD_GATEWAY": 502,
    "SERVICE_UNAVAILABLE": 503,
    "GATEWAY_TIMEOUT": 504,
}


def answered(scope: Scope, node: s.Expr, stub: Stub, tool: str) -> Stub:
    """The stub with status, delays and failure of the answer; not known when the answer comes from elsewhere."""
    vocabulary = words("java", tool)
    chain = [*links(scope.returned(node)), *_told_later(scope, node)]
    first = vocabulary.get(chain[0][0]) if chain else None
    if first is None or first.kind not in ("answer", "failure"):
        return replace(stub, status=0, known=False)
    stub = replace(stub, status=first.status)
    for name, arguments in chain:
        word = vocabulary.get(name)
        if word is not None:
            stub = _applied(scope, stub, word, [argument.value for argument in arguments])
    return stub


def _told_later(scope: Scope, node: s.Expr) -> list[tuple[str, tuple[s.Argument, ...]]]:
    """What statements tell a variable that holds the answer: `answer.withFixedDelay(10);`."""
    if not isinstance(node, s.Name):
        return []
    found: list[tuple[str, tuple[s.Argument, ...]]] = []
    for call in scope.calls():
        if (
            isinstance(call.function, s.Attribute)
            and isinstance(call.function.value, s.Name)
            and call.function.value.id == node.id
        ):
            found.append((last_name(call.function), call.arguments))
    return found


def _applied(scope: Scope, stub: Stub, word: Word, values: list[s.Expr]) -> Stub:
    given = values[word.position] if 0 <= word.position < len(values) else None
    if word.kind in ("answer", "status") and word.position >= 0:
        return replace(stub, status=_status(scope, given) if given is not None else 0)
    if word.kind == "failure":
        return replace(stub, failure=word.means if word.means != "=" else _failure(given))
    if word.kind == "unknown":
        return replace(stub, known=False)
    return _delayed(scope, stub, word, values, given) if word.kind == "delay" and given is not None else stub


def _delayed(scope: Scope, stub: Stub, word: Word, values: list[s.Expr], given: s.Expr) -> Stub:
    if word.means == "distribution":
        delays = _distribution(scope, given)
        return replace(stub, delays_ms=delays, known=stub.known and bool(delays))
    number = scope.number(given)
    following = scope.number(values[word.position + 1]) if len(values) > word.position + 1 else None
    if word.means == "lognormal":
        return replace(stub, delays_ms=log_normal(number, following))
    if word.means == "uniform":
        return replace(stub, delays_ms=between(number, following))
    if number is None:
        return replace(stub, known=False)
    if word.unit == "TimeUnit":
        others = [value for value in values if value is not given]
        number *= unit_ms(others[0] if others else None)
    elif word.unit == "s":
        number *= 1000.0
    before = sum(stub.delays_ms) if word.means == "added" else 0.0
    return replace(stub, delays_ms=(before + number,))


def _distribution(scope: Scope, node: s.Expr) -> tuple[float, ...]:
    node = scope.resolve(node)
    if not isinstance(node, s.New):
        return ()
    numbers = [scope.number(argument.value) for argument in node.arguments]
    kind = node.type.name.rpartition(".")[2]
    if kind == "UniformDistribution" and len(numbers) == 2:
        return between(numbers[0], numbers[1])
    return log_normal(numbers[0], numbers[1]) if kind == "LogNormal" and len(numbers) >= 2 else ()


def _status(scope: Scope, node: s.Expr) -> int:
    """A number, or the name of a status (`HttpStatus.TOO_MANY_REQUESTS`, `SC_NOT_FOUND`, `OK_200`)."""
    number = scope.number(node)
    if number is not None:
        return int(number)
    name = name_of(scope.resolve(node))
    last = name.rpartition("_")[2]
    return int(last) if last.isdecimal() and len(last) == 3 else _STATUS_NAMES.get(name.removeprefix("SC_"), 0)


def _failure(node: s.Expr | None) -> str:
    if isinstance(node, s.New):
        return failure_of(node.type.name.rpartition(".")[2])
    chain = links(node) if node is not None else []
    return failure_of(name_of(node) if node is not None and name_of(node) else chain[-1][0] if chain else "exception")
