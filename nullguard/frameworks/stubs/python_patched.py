"""Answers of Python's patched functions and classes: `side_effect`, `return_value`, `pretend.raiser`, a function of the test."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from nullguard.frameworks.stubs.patches import called_name, patches
from nullguard.frameworks.stubs.reading import Patch, Reading, Scope, descend, failure_of, keyword, name_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.nodes import dotted_name

_ANSWERS = ("return_value", "side_effect")
_EXCEPTION = re.compile(r"(?:Timeout|TimedOut|Error|Exception|Redirects|Reset|Refused|Failure|Throttled)$|^error$")
_WRAPPERS = library_names("mock-class")
_RECORDERS = library_names("mock-recorder")


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every answer that a test gives a patched name; of a mock without one, that it answers at once."""
    for scope in reading.scopes:
        found = patches(reading, scope)
        told: set[str] = set()
        for name, stub in _told(scope, {patch.name: patch for patch in found if patch.name}):
            told.add(name)
            yield stub
        for patch in found:
            if patch.name in told and patch.replacement is None:
                continue
            if patch.name in reading.patched and patch is reading.patched[patch.name]:
                continue
            yield from _first(scope, patch)


def _first(scope: Scope, patch: Patch) -> Iterator[Stub]:
    """What the patch itself says."""
    stub = Stub("unittest.mock", patch.at, match="symbol", pattern=patch.target, status=0, answer=patch.at)
    given = [keyword(patch.arguments, key) for key in _ANSWERS]
    if patch.replacement is not None:
        yield from _replaced(scope, stub, patch.replacement)
    elif any(given):
        for key, value in zip(_ANSWERS, given, strict=True):
            if value is not None:
                yield from _answers(scope, stub, value, key)
    else:
        yield stub


def _replaced(scope: Scope, stub: Stub, node: s.Expr) -> Iterator[Stub]:
    node = scope.resolve(node)
    name = called_name(node)
    if isinstance(node, s.Call) and name in _WRAPPERS:
        for key in _ANSWERS:
            value = keyword(node.arguments, key)
            if value is not None:
                yield from _answers(scope, stub, value, key)
                return
        yield stub
    elif isinstance(node, s.Call) and name in _RECORDERS and node.arguments:
        yield from _answers(scope, stub, node.arguments[0].value, "side_effect")
    else:
        yield from _answers(scope, stub, node, "side_effect")


def _told(scope: Scope, named: dict[str, Patch]) -> Iterator[tuple[str, Stub]]:
    """`charge.side_effect = …`, `post.return_value.status_code = 429`."""
    for node in scope.nodes:
        if not isinstance(node, s.Assign) or node.value is None:
            continue
        for target in node.targets:
            parts = dotted_name(target).split(".")
            patch = named.get(parts[0])
            if patch is None or len(parts) < 2:
                continue
            path = ".".join([patch.target, *(part for part in parts[1:-1] if part not in _ANSWERS)])
            stub = Stub("unittest.mock", node.at, match="symbol", pattern=path, status=0, answer=node.at)
            if parts[-1] in _ANSWERS:
                for found in _answers(scope, stub, node.value, parts[-1]):
                    yield parts[0], found
            elif parts[-1] == "status_code":
                yield parts[0], _with_status(scope, stub, node.value)


def _with_status(scope: Scope, stub: Stub, node: s.Expr) -> Stub:
    return replace(stub, status=int(scope.number(node) or 0))


def _answers(scope: Scope, stub: Stub, node: s.Expr, key: str) -> Iterator[Stub]:
    """What a return value or side effect means; of a list each element."""
    node = scope.resolve(node)
    if key == "side_effect" and isinstance(node, s.Collection):
        for item in node.items[:8]:
            yield from _answers(scope, stub, item, "item")
        return
    text = dotted_name(node.function if isinstance(node, s.Call) else node)
    name = text.rpartition(".")[2]
    if key != "return_value" and _EXCEPTION.search(name):
        yield _raising(scope, stub, node, name)
    elif key == "side_effect" and (body := _body(scope, node)) is not None:
        raised = [item.value for item in descend(body) if isinstance(item, s.Raise) and item.value is not None]
        for value in raised[:2]:
            yield from _answers(scope, stub, value, "item")
        if not raised:
            yield replace(stub, known=not _sleeps(body))
    elif isinstance(node, s.Call):
        status = keyword(node.arguments, "status_code")
        status = status if status is not None else keyword(node.arguments, "status")
        yield _with_status(scope, stub, status) if status is not None else stub
    else:
        yield replace(stub, known=key != "side_effect" or isinstance(node, (s.Constant, s.Lambda)))


def _raising(scope: Scope, stub: Stub, node: s.Expr, name: str) -> Stub:
    code = ""
    if isinstance(node, s.Call) and name == "ClientError" and node.arguments:
        code = _code(scope, node.arguments[0].value)
    return replace(stub, failure="connection" if name == "error" else failure_of(name), code=code)


def _code(scope: Scope, node: s.Expr) -> str:
    """The code in `{"Error": {"Code": "Throttling"}}`."""
    for key in ("Error", "Code"):
        node = scope.resolve(node)
        items = node.items if isinstance(node, s.Collection) and node.kind == "dict" else ()
        pairs = zip(items[::2], items[1::2], strict=False)
        value = next((value for name, value in pairs if isinstance(name, s.Constant) and name.value == key), None)
        if value is None:
            return ""
        node = value
    text = scope.text(node)
    return text if "{}" not in text else ""


def _body(scope: Scope, node: s.Expr) -> s.Body | None:
    """The statements of a function or lambda that answers."""
    if isinstance(node, s.Lambda):
        return node.body
    if isinstance(node, s.Name):
        for item in scope.nodes:
            if isinstance(item, s.FunctionDef) and item.function.name == node.id:
                return item.function.body
        return next((other.statements for other in scope.reading.scopes if other.function.qualname == node.id), None)
    return None


def _sleeps(body: s.Body) -> bool:
    return any(isinstance(item, s.Call) and name_of(item.function) == "sleep" for item in descend(body))
