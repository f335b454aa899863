"""Dictionaries of Python that hold tests as they were written: `known = {"order": order is not None}`, `if known["order"]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.containers.dictionaries import written_entries
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_TESTS: Final = (s.Compare, s.Boolean, s.Not)
_READING: Final = frozenset({"get", "keys", "values", "items"})


def held_tests(frame: Frame, name: str, shown: s.Collection) -> Iterator[tuple[str, s.Expr]]:
    """The tests that a dictionary holds by its keys, where the function only reads it by what it is written to hold: not one that
    is handed on, changed or called otherwise, and not one whose keys are not all different texts."""
    entries = dict(written_entries(shown))
    tests = [(key, item) for key, item in entries.items() if isinstance(item, _TESTS)]
    if tests and len(entries) * 2 == len(shown.items) and _is_only_read(frame, name):
        yield from tests


def _is_only_read(frame: Frame, name: str) -> bool:
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return False
    mentioned = told = 0
    for node in nodes(frame.world.program.body(function)):
        match node:
            case s.Name(id=other) if other == name:
                mentioned += 1
            case s.Subscript(value=s.Name(id=other)) if other == name:
                told += 1
            case s.Call(function=s.Attribute(value=s.Name(id=other), name=method)) if other == name and method in _READING:
                told += 1
            case s.Assign(targets=targets):
                told += sum(isinstance(target, s.Name) and target.id == name for target in targets)
                if any(_is_set_by_key(target, name) for target in targets):
                    return False
    return mentioned == told


def _is_set_by_key(target: s.Expr, name: str) -> bool:
    """Whether an entry is set whose key is no text that is written."""
    match target:
        case s.Subscript(value=s.Name(id=other), index=index):
            return other == name and not isinstance(index, s.Constant)
    return False
