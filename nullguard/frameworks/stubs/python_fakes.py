"""Fakes written by hand in Python's tests that can be given no timeout: `class FakeClient: def post(self, url, json): …`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.stubs.patches import patches
from nullguard.frameworks.stubs.reading import Reading, Scope
from nullguard.model import syntax as s
from nullguard.model.doubles import Fake
from nullguard.model.http_methods import METHOD_FUNCTIONS

_REMOTE = METHOD_FUNCTIONS | {"request", "send", "stream", "urlopen"}


def fakes(reading: Reading) -> Iterator[Fake]:
    """Functions and classes of the test that are patched over another name; of a class its methods that make requests."""
    for scope in reading.scopes:
        for patch in patches(reading, scope):
            node = patch.replacement
            if isinstance(node, s.Lambda):
                if _lacks(node.parameters):
                    yield Fake(patch.target, patch.target.rpartition(".")[2], node.at)
            elif isinstance(node, s.Name):
                yield from _named(scope, patch.target, node.id)


def _named(scope: Scope, target: str, name: str) -> Iterator[Fake]:
    for item in scope.nodes:
        if isinstance(item, s.FunctionDef) and item.function.name == name:
            if _lacks(item.function.parameters):
                yield Fake(target, name, item.at)
            return
    facts = scope.reading.facts
    local = f"{scope.function.qualname}.<locals>.{name}"
    for function in facts.functions:
        if function.qualname in (name, local) and _lacks(function.parameters):
            yield Fake(target, name, function.at)
    for cls in facts.classes:
        if cls.qualname in (name, local):
            for method in cls.functions:
                if method.name in _REMOTE and _lacks(method.parameters):
                    yield Fake(f"{target}.{method.name}", f"{name}.{method.name}", method.at)


def _lacks(parameters: tuple[s.Parameter, ...]) -> bool:
    """Whether no parameter takes a timeout, by name or among others; without parameters it stands for no request."""
    named = [parameter for parameter in parameters if parameter.name not in ("self", "cls")]
    return bool(named) and not any(
        parameter.kind == "kwargs" or (parameter.kind == "star" and len(named) == 1) or "timeout" in parameter.name
        for parameter in named
    )
