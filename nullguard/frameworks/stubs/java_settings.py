"""Settings that Java's tests give other values, of whatever framework: Dropwizard's `config("pay.timeout", "5ms")`, Spring's
`@TestPropertySource(properties = "pay.timeout=5ms")`, `run("--pay.timeout=5ms")` `registry.add("pay.url", server::baseUrl)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.frameworks.stubs.reading import Reading, Scope, descend, name_of
from nullguard.model import syntax as s
from nullguard.model.doubles import Override
from nullguard.model.facts import Function
from nullguard.model.nodes import last_name
from nullguard.model.span import Packed

MARKS = re.compile(rb"\"(?:--)?[\w.\[\]-]{0,99}(?i:timeout|url|uri|host|endpoint|deadline)[\w.-]{0,40}(?:=|\"\s*,)")
_TELLING = re.compile(r"timeout|deadline|url|uri|host|endpoint", re.I)
_KEYED = re.compile(r"(?:--|-D)?([A-Za-z][\w.\[\]-]{2,120})\s*[=:]\s*(.*)", re.S)
_DIGITS = re.compile(r"[1-9]\d*")
_PAIRS = frozenset({"config", "add", "setProperty", "put", "of", "withProperty", "randomPorts", "entry"})
_COMPARING = frozenset({"isEqualTo", "hasValue", "assertEquals", "isSameAs"})
_LISTS = frozenset({"run", "properties", "withPropertyValues", "of", "args", "and"})


def overrides(reading: Reading) -> Iterator[Override]:
    """Every key with a value that a test sets, whose name tells a timeout or an address; no timeout that the test itself reads
    back, because it waits for nothing."""
    compared = frozenset(number for scope in reading.scopes for number in _read_back(scope) if number)
    return (item for item in _set(reading) if _number(item.text) not in compared)


def _read_back(scope: Scope) -> Iterator[str]:
    """The numbers that timeouts are asserted to be: `assertThat(client.getReadTimeout()).isEqualTo(42)`."""
    for call in scope.calls():
        if last_name(call.function) in _COMPARING and any(_names_timeout(node) for node in descend((call,))):
            for node in descend(call.arguments):
                if isinstance(node, s.Constant) and isinstance(node.value, (int, str)):
                    yield _number(str(node.value))


def _names_timeout(node: s.Node) -> bool:
    name = last_name(node)
    return "timeout" in name.lower()


def _number(text: str) -> str:
    """The digits that a duration begins with."""
    matched = _DIGITS.match(text)
    return matched[0] if matched is not None else ""


def _set(reading: Reading) -> Iterator[Override]:
    for scope in reading.scopes:
        for call in scope.calls():
            yield from _called(scope, call)
    everywhere = Scope(reading, Function("", "", (), None), ())
    for cls in reading.facts.classes:
        for field in cls.fields:
            for node in descend(field.value) if field.value is not None else ():
                if isinstance(node, s.Call):
                    yield from _called(everywhere, node)
        for annotation in cls.annotations:
            for argument in annotation.arguments:
                if argument.name in ("properties", "value", "args"):
                    yield from _listed(everywhere, (argument.value,))


def _called(scope: Scope, node: s.Call) -> Iterator[Override]:
    values = [argument.value for argument in node.arguments]
    name = last_name(node.function)
    if name in _PAIRS and len(values) >= 2:
        for key, value in zip(values[::2], values[1::2], strict=False):
            if isinstance(key, s.Constant) and isinstance(key.value, str):
                yield from _override(key.value, _text(scope, value), node.at)
    if name in _LISTS:
        yield from _listed(scope, tuple(values))


def _listed(scope: Scope, values: tuple[s.Expr, ...]) -> Iterator[Override]:
    for node in descend(values):
        if not isinstance(node, (s.Constant, s.Arithmetic)):
            continue
        matched = _KEYED.fullmatch(scope.text(node))
        if matched is not None:
            yield from _override(matched[1], matched[2], node.at)


def _text(scope: Scope, node: s.Expr) -> str:
    """The value; of a supplier what it gives, as far as it is a text."""
    if isinstance(node, s.Lambda) and len(node.body) == 1 and isinstance(node.body[0], s.Return):
        node = node.body[0].value or node
    number = scope.number(node)
    if number is not None:
        return f"{number:g}"
    if isinstance(node, s.MethodReference) or name_of(node) == "baseUrl":
        return "http://{}"
    return scope.text(node)


def _override(key: str, text: str, at: Packed) -> Iterator[Override]:
    if _TELLING.search(key) and " " not in key and "/" not in key:
        yield Override("property", key, text, at)
