"""Python's mocks of HTTP: responses, requests-mock, respx, pytest-httpx, aioresponses, httpretty, pytest-httpserver."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.stubs.reading import (
    Reading,
    Scope,
    failure_of,
    keyword,
    name_of,
    receiver_of,
)
from nullguard.knowledge.failing_calls import failing_calls
from nullguard.knowledge.mocks import names as names_of
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.http_methods import METHOD_FUNCTIONS
from nullguard.model.nodes import dotted_name, last_name, nodes

MARKS = (b"responses", b"requests_mock", b"respx", b"httpx_mock", b"httpretty", b"httpserver", b"rmock", b"rsps", b"aioresponses")

_ANSWERS = frozenset({"status", "status_code", "json", "body", "text", "content", "payload", "exc", "exception", "timeout"})
_FAILURES = ("body", "exc", "exception", "side_effect")
_TELLING = ("json", "body", "text", "content", "payload", "headers", "adding_headers")
_ANSWERING = ("mock", "respond")
"""Methods of a route that say how it answers: `respx.get(…).mock(…)`, `httpserver.expect_request(…).respond_with_json(…)`."""

_HOOKS = frozenset({"with_post_hook"})

_CALLBACKS = ("callback", "side_effect", "json", "text", "body")


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every answer that one of the tools is told."""
    fixtures = names_of("python", "receiver")
    for scope in reading.scopes:
        names = {**fixtures, **_bound(scope)}
        mocked = {
            id(part): call for call in scope.calls() if last_name(call.function).startswith(_ANSWERING) for part in _parts(call)
        }
        hooks = {id(part): call for call in scope.calls() if last_name(call.function) in _HOOKS for part in _parts(call)}
        for node in scope.calls():
            receiver = receiver_of(node.function)
            tool = names.get(name_of(receiver), "") if receiver is not None else ""
            if tool:
                found = _stub(scope, node, tool, mocked.get(id(node)), hooks.get(id(node)))
                if found is not None:
                    yield found


def _bound(scope: Scope) -> dict[str, str]:
    """Names that a `with` or a decorator binds to a mock."""
    names: dict[str, str] = {}
    for node in scope.nodes:
        for item in node.items if isinstance(node, s.With) else ():
            if isinstance(item.target, s.Name) and (tool := _maker(item.context)):
                names[item.target.id] = tool
        if isinstance(node, s.Assign) and node.value is not None and (tool := _maker(node.value)):
            names.update({target.id: tool for target in node.targets if isinstance(target, s.Name)})
    for decorator in scope.function.annotations:
        parts = decorator.name.split(".")
        tool = "requests-mock" if parts[0] == "requests_mock" else names_of("python", "maker").get(parts[-1], "")
        if tool and scope.function.parameters:
            names[scope.function.parameters[-1].name] = tool
    return names


def _maker(node: s.Expr) -> str:
    if not isinstance(node, s.Call):
        return ""
    parts = dotted_name(node.function).split(".")
    if parts[-1] == "mock" and parts[0] in ("requests_mock", "respx"):
        return "requests-mock" if parts[0] == "requests_mock" else "respx"
    return names_of("python", "maker").get(parts[-1], "")


def _stub(scope: Scope, node: s.Call, tool: str, mocked: s.Call | None, hook: s.Call | None) -> Stub | None:
    name, arguments = last_name(node.function), node.arguments
    method = ""
    if name in METHOD_FUNCTIONS:
        method, url = name.upper(), keyword(arguments, "url", 0)
    elif name in ("add", "add_callback", "register_uri", "request", "route", "upsert", "replace"):
        given = keyword(arguments, "method", 0)
        method = _method(scope, given)
        url = keyword(arguments, "url", 1)
        url = url if url is not None else keyword(arguments, "uri", 1)
    elif name in ("add_response", "add_exception", "expect_request", "expect_ordered_request", "expect_oneshot_request"):
        method = _method(scope, keyword(arguments, "method"))
        url = keyword(arguments, "url", -1 if name.startswith("add") else 0)
        url = url if url is not None else keyword(arguments, "uri")
    else:
        return None
    if tool in ("responses", "requests-mock", "aioresponses") and name in METHOD_FUNCTIONS and not _is_answer(arguments, url):
        return None
    match, pattern = _pattern(scope, url)
    answer = (*arguments, *(mocked.arguments if mocked is not None else ()))
    status = _status(scope, answer, mocked)
    failure = _failure(scope, answer, name) or _limit(scope, status, answer)
    known = not (scope.reading.mentions_sleep and _calls_back(scope, answer, mocked))
    delays = _delays(scope, hook)
    known = known and (hook is None or bool(delays))
    return Stub(tool, node.at, method, match, pattern, delays, status, failure, known)


def _parts(call: s.Call) -> Iterator[s.Call]:
    """The calls that a call is chained to: `expect_request(…)` of `expect_request(…).with_post_hook(…).respond_with_json(…)`."""
    node = receiver_of(call.function)
    while isinstance(node, s.Call):
        yield node
        node = receiver_of(node.function)


def _delays(scope: Scope, hook: s.Call | None) -> tuple[float, ...]:
    """The seconds of `with_post_hook(Delay(3))`, in ms."""
    given = scope.resolve(hook.arguments[0].value) if hook is not None and hook.arguments else None
    if not isinstance(given, s.Call) or last_name(given.function) != "Delay" or not given.arguments:
        return ()
    seconds = scope.number(given.arguments[0].value)
    return (seconds * 1000.0,) if seconds is not None else ()


def _is_answer(arguments: tuple[s.Argument, ...], url: s.Expr | None) -> bool:
    """A mock's method needs at least a URL; `responses.get("key")` of a dictionary has no answer."""
    return url is not None and (any(argument.name in _ANSWERS for argument in arguments) or len(arguments) == 1)


def _method(scope: Scope, node: s.Expr | None) -> str:
    if node is None:
        return ""
    text = scope.text(node)
    if text.strip("{}"):
        return text.upper()
    name = name_of(node)
    return name.upper() if name.lower() in METHOD_FUNCTIONS else ""


def _pattern(scope: Scope, node: s.Expr | None) -> tuple[str, str]:
    if node is None or name_of(node) == "ANY":
        return "any", ""
    node = scope.resolve(node)
    if isinstance(node, s.Call) and last_name(node.function) == "compile" and node.arguments:
        text = scope.text(node.arguments[0].value)
        return ("regex", text) if text.strip("{}") else ("any", "")
    text = scope.text(node).partition("?")[0]
    if not text.strip("{}"):
        constant = scope.qualified(node)
        return ("constant", constant) if constant else ("unknown", "")
    return ("path" if text.startswith("/") else "url"), text


def _status(scope: Scope, arguments: tuple[s.Argument, ...], mocked: s.Call | None) -> int:
    for key in ("status", "status_code"):
        given = keyword(arguments, key)
        if given is not None:
            return int(scope.number(given) or 0)
    answer = keyword(arguments, "return_value")
    if answer is None and mocked is not None and last_name(mocked.function) == "respond":
        answer = mocked
    if isinstance(answer, s.Call) and answer.arguments:
        given = keyword(answer.arguments, "status_code", 0)
        return int(scope.number(given) or 0) if given is not None else 200
    return 200


def _failure(scope: Scope, arguments: tuple[s.Argument, ...], name: str) -> str:
    if any(
        argument.name == "timeout" and isinstance(argument.value, s.Constant) and argument.value.value for argument in arguments
    ):
        return "timeout"
    raised = [keyword(arguments, key) for key in _FAILURES]
    if name == "add_exception":
        raised.append(keyword(arguments, "exception", 0))
    for given in raised:
        if given is None:
            continue
        given = scope.resolve(given)
        text = dotted_name(given.function if isinstance(given, s.Call) else given).rpartition(".")[2]
        if text.endswith(("Timeout", "Error", "Exception", "Redirects", "Reset", "Refused")):
            return failure_of(text)
    return ""


def _limit(scope: Scope, status: int, answer: tuple[s.Argument, ...]) -> str:
    """Whether a refusal says in its body or headers that there were too many requests."""
    if not 400 <= status < 500:
        return ""
    told = nodes(scope.resolve(argument.value) for argument in answer if argument.name in _TELLING)
    texts = (node.text if isinstance(node, s.Format) else node.value for node in told if isinstance(node, (s.Constant, s.Format)))
    return "limit" if any(isinstance(text, str) and failing_calls().is_limit(text) for text in texts) else ""


def _calls_back(scope: Scope, answer: tuple[s.Argument, ...], mocked: s.Call | None) -> bool:
    if mocked is not None and last_name(mocked.function) == "respond_with_handler":
        return True
    return any(_is_callback(scope, keyword(answer, key)) for key in _CALLBACKS)


def _is_callback(scope: Scope, node: s.Expr | None) -> bool:
    return isinstance(node, s.Lambda) or (
        isinstance(node, (s.Name, s.Attribute)) and isinstance(scope.resolve(node), (s.Name, s.Attribute))
    )
