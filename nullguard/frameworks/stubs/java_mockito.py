"""Mockito's answers for objects that make remote calls: `when(gateway.charge(any())).thenThrow(new SocketTimeoutException())`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from nullguard.frameworks.stubs.reading import Reading, Scope, failure_of, links, name_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.nodes import last_name

MARKS = re.compile(rb"(?:Client|Gateway|Template|Connector|Api|Proxy|Stub)(?:<[^<>;\n]{0,80}>)?\s+\w+\s*[;=]")
_STARTS = library_names("mock-stubbed")
_RETURNS = library_names("mock-returning")
_THROWS = library_names("mock-throwing")
_ANSWERS = library_names("mock-answering")
_REMOTE = re.compile(r"(?:Client|Gateway|Template|Connector|Api|Proxy|Stub)$")


def stubs(reading: Reading) -> Iterator[Stub]:
    """Every answer for a method of a field or local whose type's name says that it is remote."""
    fields = {field.name: field.type.name for cls in reading.facts.classes for field in cls.fields if field.type is not None}
    for scope in reading.scopes:
        types = dict(fields)
        for parameter in scope.function.parameters:
            if parameter.type is not None:
                types[parameter.name] = parameter.type.name
        for node in scope.calls():
            name = last_name(node.function)
            if name in _RETURNS | _THROWS | _ANSWERS and isinstance(node.function, s.Attribute):
                mocked = _mocked(node.function.value)
                if mocked is not None:
                    yield from _stubs(scope, node, types, mocked, name)


def _mocked(node: s.Expr) -> s.Call | None:
    """The call of the mock in `when(mock.method(…))`, whatever answers stand between."""
    while isinstance(node, s.Call):
        if last_name(node.function) in _STARTS and len(node.arguments) == 1:
            given = node.arguments[0].value
            return given if isinstance(given, s.Call) else None
        if not isinstance(node.function, s.Attribute):
            return None
        node = node.function.value
    return None


def _stubs(scope: Scope, node: s.Call, types: dict[str, str], mocked: s.Call, name: str) -> Iterator[Stub]:
    if not isinstance(mocked.function, s.Attribute):
        return
    of = types.get(name_of(mocked.function.value), "")
    if not _REMOTE.search(of):
        return
    known = scope.reading.imported.get(of.partition(".")[0])
    target = f"{known or '.' + of}.{mocked.function.name}"
    stub = Stub("Mockito", node.at, match="symbol", pattern=target, status=0, answer=node.at)
    if name in _RETURNS:
        yield stub
    elif name in _THROWS:
        for argument in node.arguments:
            yield replace(stub, failure=failure_of(_thrown(scope, argument.value)))
    else:
        yield replace(stub, known=False)


def _thrown(scope: Scope, node: s.Expr) -> str:
    """The name of the exception that is thrown: `new X()`, `X.class`, a call that makes one."""
    node = scope.returned(node)
    if isinstance(node, s.New):
        return node.type.name.rpartition(".")[2]
    if isinstance(node, s.Constant) and node.kind == "class":
        return str(node.value).rpartition(".")[2]
    if isinstance(node, s.Call) and last_name(node.function) == "mock" and node.arguments:
        return _thrown(scope, node.arguments[0].value)
    chain = links(node)
    return chain[-1][0] if chain else "exception"
