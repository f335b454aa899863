"""The types that a Java method writes for what its names hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

TypesWritten = Mapping[str, frozenset[s.TypeRef | None]]
"""The types by name; only None for a name of which a pattern or a handler decides what it holds."""


def types_written(parameters: Iterable[s.Parameter], body: s.Body) -> TypesWritten:
    """The types of parameters, variables and what lambdas in the body are given. None where one is not written."""
    found: dict[str, set[s.TypeRef | None]] = {}
    decided: set[str] = set()
    for parameter in parameters:
        found.setdefault(parameter.name, set()).add(parameter.type)
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, type=type) if type is not None:
                for target in targets:
                    if isinstance(target, s.Name):
                        found.setdefault(target.id, set()).add(type)
            case s.ForEach(target=s.Name(id=name), type=type):
                found.setdefault(name, set()).add(type)
            case s.With(items=items):
                for item in items:
                    if isinstance(item.target, s.Name):
                        found.setdefault(item.target.id, set()).add(item.type)
            case s.Lambda(parameters=given):
                for parameter in given:
                    found.setdefault(parameter.name, set()).add(parameter.type)
            case s.TypePattern(name=bound) | s.CapturePattern(name=bound):
                decided.add(bound)
            case s.Try(handlers=handlers):
                decided.update(handler.name for handler in handlers)
            case _:
                continue
    return {**{name: frozenset(types) for name, types in found.items()}, **dict.fromkeys(decided, _NOT_KNOWN)}


_NOT_KNOWN: frozenset[s.TypeRef | None] = frozenset({None})
