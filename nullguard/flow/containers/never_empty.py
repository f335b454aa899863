"""Containers and iterators of Python in which there is something for sure: the parts of a text (`text.split(",")`, which gives
the text itself where there is nothing to split), and what is made of each element of such a one."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

_SPLITTING: Final = library_names("some-parts")
_AS_MANY: Final = library_names("as-many-elements")

_SIZED: Final = frozenset({"builtins.list", "builtins.tuple", "builtins.set", "builtins.dict", "builtins.frozenset"})
"""Classes that are true where there is something in them; an iterator always is."""

_MOST_STEPS: Final = 6


def has_some(frame: Frame, node: s.Expr, state: State, steps: int = _MOST_STEPS) -> bool:
    """Whether there is at least one element in what an expression of Python gives."""
    if frame.is_java or steps <= 0:
        return False
    match node:
        case s.Call(function=s.Attribute(value=text, name=name), arguments=arguments):
            return splits(name, arguments) and not _is_of_project(frame, text, state)
        case s.Call(function=s.Name(id=name), arguments=(_, *_)) if name in _AS_MANY and name not in frame.locals:
            given = node.arguments[1:] if name == _APPLYING else node.arguments[:1]
            return bool(given) and all(not item.star and has_some(frame, item.value, state, steps - 1) for item in given)
        case s.Comprehension(clauses=(s.Clause(conditions=(), iterable=iterable),)):
            return has_some(frame, iterable, state, steps - 1)
        case s.Name():
            known = quietly(frame, node, state)[0]
            is_sized = known.type is not None and known.type.cls in _SIZED
            return known.null == NONNULL and is_sized and truthiness(known) is True
    return False


def _is_of_project(frame: Frame, node: s.Expr, state: State) -> bool:
    cls = frame.world.class_of(quietly(frame, node, state)[0].type)
    return cls is not None and not cls.is_library


_APPLYING: Final = "map"
"""Is given a function first."""


def splits(name: str, arguments: tuple[s.Argument, ...]) -> bool:
    """Whether a method splits a text at a text that is written: without one the parts of an empty text are none."""
    if name not in _SPLITTING or not arguments or arguments[0].name not in (None, "", "sep"):
        return False
    match arguments[0].value:
        case s.Constant(value=str() as text):
            return bool(text) and not arguments[0].star
    return False
