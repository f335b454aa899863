"""Timeouts that Python's tests assert: `post.assert_called_once_with(url, timeout=3)`, `call.kwargs["timeout"] == 3`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.frameworks.stubs.patches import patches
from nullguard.frameworks.stubs.reading import Patch, Reading, Scope, descend, name_of
from nullguard.model import syntax as s
from nullguard.model.doubles import Asserted
from nullguard.model.nodes import dotted_name, last_name

_ASSERTIONS = re.compile(r"assert_(?:called|any_call|has_calls|awaited|any_await)")
_TIMEOUT = re.compile(r"^(?:(?:read|request|response|total|api|call)_?)?timeout$")


def asserted(reading: Reading) -> Iterator[Asserted]:
    """Every expectation of a keyword `timeout`, with what the mock stands for."""
    for scope in reading.scopes:
        found = patches(reading, scope)
        named = {patch.name: patch for patch in found if patch.name}
        for node in scope.nodes:
            if isinstance(node, s.Call) and _ASSERTIONS.match(last_name(node.function)):
                yield from _expected(scope, named, node.function, node.arguments)
            elif isinstance(node, s.Compare) and len(node.operands) == 2 and node.operators == ("==",):
                left, right = node.operands
                if isinstance(left, s.Subscript) and _TIMEOUT.search(scope.text(left.index)):
                    target = _target(named, left.value)
                    if target:
                        yield Asserted(target, _value(scope, right), node.at)
                else:
                    target = _target(named, left)
                    if target and isinstance(right, s.Collection):
                        for item in descend(right):
                            if isinstance(item, s.Call) and last_name(item.function) == "call":
                                yield from _keywords(scope, target, item.arguments)


def _expected(scope: Scope, named: dict[str, Patch], function: s.Expr, arguments: tuple[s.Argument, ...]) -> Iterator[Asserted]:
    target = _target(named, function)
    if not target:
        return
    yield from _keywords(scope, target, arguments)
    for item in descend(tuple(argument.value for argument in arguments)):
        if isinstance(item, s.Call) and last_name(item.function) == "call":
            yield from _keywords(scope, target, item.arguments)


def _keywords(scope: Scope, target: str, arguments: tuple[s.Argument, ...]) -> Iterator[Asserted]:
    for argument in arguments:
        if argument.name and _TIMEOUT.search(argument.name):
            value = argument.value
            if name_of(value) != "ANY":
                yield Asserted(target, _value(scope, value), getattr(value, "at", 0))


def _target(named: dict[str, Patch], node: s.Expr) -> str:
    """What the mock that an expression begins with stands for."""
    while not isinstance(node, s.Name):
        if isinstance(node, (s.Attribute, s.Subscript)):
            node = node.value
        elif isinstance(node, s.Call):
            node = node.function
        else:
            return ""
    patch = named.get(node.id)
    return patch.target if patch is not None else ""


def _value(scope: Scope, node: s.Expr) -> str:
    """A number, or the dotted name of a constant of another module."""
    number = scope.number(node)
    if number is not None:
        return f"{number:g}"
    return scope.qualified(node) or dotted_name(node)
