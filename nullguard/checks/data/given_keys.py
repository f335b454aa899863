"""Rows that are looked up by a key which the function at hand is only given: `remove(Long id)` (Java)."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import Origin
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_OF_KEYS: Final = frozenset({"long", "int", "Long", "Integer", "String", "UUID"})
"""The types that keys of rows are of, where a project has none of its own."""


def is_by_given_key(program: Program, function: FunctionInfo, path: str, origin: Origin) -> bool:
    """Whether a row is looked up by a key that is a parameter of the function at hand, which other sources may call: nothing is
    known there of a row that has the key."""
    if function.path != path or "private" in function.decl.modifiers:
        return False
    given = {p.name for p in function.decl.parameters if p.type is not None and _is_of_keys(p.type)}
    if not given:
        return False
    at = origin.via[-1].at if origin.via else origin.at
    for node in nodes(program.body(function)):
        match node:
            case s.Call(at=place, arguments=arguments) if place == at:
                return any(isinstance(a.value, s.Name) and a.value.id in given for a in arguments)
    return False


def _is_of_keys(type: s.TypeRef) -> bool:
    name = type.name.rpartition(".")[2]
    return name in _OF_KEYS or name.endswith(tuple(words("typed-key")))
