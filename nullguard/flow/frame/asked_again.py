"""Tests that are remembered are asked anew where a call may change what they ask for: `order.advance()` sets `order.kind`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nullguard.flow.domain.other_names import names_of
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.writes import may_set
from nullguard.flow.remembering import remembered
from nullguard.knowledge.bean_names import setter_of
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import FunctionInfo

_THIS: Final = ("this",)
"""The object of Java's, whose fields are mostly read without it."""

_CHANGING: Final = library_names("reloading") | library_names("setting-by-name")
"""Calls of libraries that change the attributes of what they are given."""

_OF_CONTENTS: Final = library_names("contents-changed")

_WORD: Final = re.compile(r"\w+")

_GETTER: Final = re.compile(r"(?:get|is)([A-Z])(\w*)")


def forget_asked(
    frame: Frame, name: str, functions: Sequence[FunctionInfo], arguments: Arguments, path: Path | None, state: State
) -> None:
    """Forget the tests that a call of a name may give another answer, of what its receiver, at `path`, and arguments lead to."""
    function = functions[0] if functions and not functions[0].is_library else None
    if function is None and name not in _CHANGING:
        return
    handed = [(value, given) for _, value, given in arguments if given is not None]
    if function is not None and handed and not _OF_CONTENTS.isdisjoint(function.decl.mentions):
        for value, given in handed:
            if _is_of_library(frame, value):
                state.forget_contents(given, frame.dependents)
    places = [given for _, given in handed] if path is None else [path, *(given for _, given in handed)]
    if not places:
        return
    if not frame.tests:
        return
    if state.implications:
        places = list({place for one in places for place in names_of(one, state.implications)})
    known: set[str] = set()
    for place in places:
        leading = place[-1].rstrip("()")
        asked = [key for key in frame.dependents.of(place[0]) if key in frame.tests]
        known.update(asked if place == _THIS else [key for key in asked if leading in key])
    changed = known if function is None else {key for key in known if _may_change(frame, function, key)}
    if changed:
        state.drop_tests(changed)


def _is_of_library(frame: Frame, value: Value) -> bool:
    cls = frame.world.class_of(value.type)
    return cls is None or cls.is_library


def _may_change(frame: Frame, function: FunctionInfo, key: str) -> bool:
    """Whether a function of the project may change what a test asks for."""
    return remembered(frame.world, ("may change", function.id, key, 0), lambda: _find_may_change(frame, function, key))


def _find_may_change(frame: Frame, function: FunctionInfo, key: str) -> bool:
    mentions, words = function.decl.mentions, set(_WORD.findall(key))
    if frame.is_java:
        fields = {found[1].lower() + found[2] for word in words if (found := _GETTER.fullmatch(word))}
        if any(setter_of(field) in mentions for field in words | fields):
            return True
        words |= fields
    elif words.isdisjoint(mentions) and library_names("setting-by-name").isdisjoint(mentions):
        return False
    return any(may_set(frame, function, word) for word in words)
