"""What a Java method puts into an object that collects problems: `check(order, errors)`, after which `errors.isEmpty()`, or
`errors.hasErrors()`, tells what every test of it has found.

A path below the object is true as long as nothing was put in since it was made, or since the method was called with it. Where
the object says that it has nothing, that path is true, and so is that of every method that it was handed to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.containers.lists import EMPTY, UNTOUCHED
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import ANY, FALSE, TRUE, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.reports import tells_error
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.program.symbols import FunctionInfo, Type

COLLECTED: Final = "nothing put into "
"""Begins what a method did that says that it has put nothing into an argument, whose position follows."""

GIVEN_BACK: Final = f"{COLLECTED}what it gives"
"""The same of an object that it has made and gives."""

_READING: Final = tuple(words("changing-nothing"))
_PUTTING: Final = tuple(words("putting-in"))
_PERHAPS: Final = tuple(words("putting-perhaps"))
_TAKING: Final = tuple(words("taking-out"))
_CLEANING: Final = (*words("cleaning"), *_TAKING)


def begin(frame: Frame, path: Path, type: Type | None, state: State) -> bool:
    """Note that nothing was put into the object at a path yet, if it is one that collects something."""
    asked = tuple(_questions(frame, type))
    if asked:
        state.values[(*path, UNTOUCHED)] = TRUE
        _ask(path, asked, state)
    return bool(asked)


def begin_parameters(frame: Frame, function: FunctionInfo, state: State) -> None:
    """The same of what a method is called with that gives nothing itself."""
    decl = function.decl
    if not frame.is_java or len(decl.parameters) < _FEWEST:
        return
    gives_nothing = decl.returns is None or decl.returns.name == "void"
    begun = {
        parameter.name
        for position, parameter in enumerate(decl.parameters)
        if parameter.type is not None
        and (_may_collect(parameter.type.name) if gives_nothing else _is_report(parameter.type.name))
        and begin(frame, (parameter.name,), type_given(function, position, state.values.get((parameter.name,), ANY)), state)
    }
    frame.collecting = frozenset(begun)


def type_given(function: FunctionInfo, position: int, value: Value) -> Type | None:
    """The type of what a method is given at a position: as it is known, or written."""
    parameters = function.decl.parameters
    written = parameters[position].type if position < len(parameters) else None
    return value.type if value.type is not None or written is None else Type(written.name)


_FEWEST = 2
"""What is tested, and what is told of it."""


def after_call(frame: Frame, base: Value, path: Path | None, name: str, arguments: Arguments, state: State) -> None:
    """Note what a method of the object has done."""
    if path is not None and path[-1] in library_names("map-view") and name.startswith(_TAKING):
        _forget(frame, path[:-1], state)
    key = (*path, UNTOUCHED) if path is not None else None
    if path is None or key is None or key not in state.values or _reads(name):
        return
    may_put = name.startswith(_PUTTING) or tells_error(name)
    if name.startswith(_TAKING) or not (may_put or _is_of_project(frame, base.type)):  # of a library's all are known that put
        state.forget(key, frame.dependents)
        return
    puts = may_put and not name.startswith(_PERHAPS) and not has_word(name, words("no-error"))
    puts = puts and not _is_nothing(name, arguments)
    if puts and state.values[key] is FALSE:  # one more of them tells nothing else
        return
    state.values[key] = FALSE if puts else ANY
    _ask_again(frame, base.type, path, state)


def _reads(name: str) -> bool:
    return name.startswith(_READING) or name in library_names("errors-kept")


def after_handing_unread(frame: Frame, name: str, arguments: Arguments, state: State) -> None:
    """Note that a function got such objects of which nobody knows more than how it is called."""
    for _, _, path in arguments if name.startswith(_CLEANING) else ():
        if path is not None and (*path, UNTOUCHED) in state.values:
            _forget(frame, path, state)


def _forget(frame: Frame, path: Path, state: State) -> None:
    state.forget((*path, UNTOUCHED), frame.dependents)
    state.forget((*path, EMPTY), frame.dependents)


def _is_of_project(frame: Frame, type: Type | None) -> bool:
    cls = frame.world.class_of(type)
    return cls is not None and not cls.is_library


def after_handing(frame: Frame, function: FunctionInfo, arguments: Arguments, state: State) -> None:
    """Note that a method got such objects, which may put something in, or take something out."""
    tracked = [(value, path) for _, value, path in arguments if path is not None and (*path, UNTOUCHED) in state.values]
    takes = bool(tracked) and not library_names("elements-taken").isdisjoint(function.decl.mentions)
    for value, path in tracked:
        if takes:
            state.forget((*path, UNTOUCHED), frame.dependents)
        else:
            state.values[(*path, UNTOUCHED)] = ANY
            _ask_again(frame, value.type, path, state)


def know_handed(frame: Frame, type: Type | None, path: Path, state: State, is_given: bool = False) -> None:
    """Let what the object at a path is asked tell what a method has put in that it was handed to; or, where it `is_given` by the
    method, whatever it is assigned to."""
    if (*path, UNTOUCHED) not in state.values:
        state.values[(*path, UNTOUCHED)] = ANY
    asked = tuple(_questions(frame, type))
    for segments, _ in asked if is_given else ():
        state.values.setdefault((*path, *segments), ANY)
    _ask(path, asked, state)


def is_collected(when: str) -> bool:
    """Whether what a method did is that it has put nothing into an argument."""
    return when.startswith(COLLECTED)


def position_of(when: str) -> int:
    """The position of that argument."""
    return int(when.removeprefix(COLLECTED))


def _ask_again(frame: Frame, type: Type | None, path: Path, state: State) -> None:
    """What the object was asked before it may answer otherwise now."""
    key, kept = (*path, UNTOUCHED), (*path, EMPTY)
    for implication in state.implications:
        asked = implication.condition
        if implication.path == key and asked[:-1][: len(path)] == path and asked != kept:  # what a list is asked is kept with it
            state.values.pop(asked, None)
    _ask(path, tuple(_questions(frame, type)), state)


def _ask(path: Path, asked: tuple[tuple[Path, str], ...], state: State) -> None:
    key = (*path, UNTOUCHED)
    state.imply([Implication((*path, *segments), aspect, key, "true") for segments, aspect in asked])


def _is_nothing(name: str, arguments: Arguments) -> bool:
    """Whether a text is appended that may be empty."""
    if not name.startswith(("append", "insert")):
        return False
    return not any(value.constants and ("str", "") not in value.constants for _, value, _ in arguments)


def _may_collect(name: str) -> bool:
    return name.rpartition(".")[2] in library_names("collecting") or _is_report(name)


def _is_report(name: str) -> bool:
    simple = name.rpartition(".")[2]
    return simple in library_names("collecting-errors") or simple.endswith(tuple(words("report")))


def _questions(frame: Frame, type: Type | None) -> Iterator[tuple[Path, str]]:
    """What an object is asked that has nothing where that is true, or false."""
    cls = frame.world.class_of(type)
    simple = type.cls.rpartition(".")[2].rpartition("#")[2] if type is not None else ""
    if type is None or not _may_collect(simple):
        return
    if cls is None or cls.is_library:
        if _is_report(simple):
            yield from (((f"{name}()",), "false") for name in sorted(library_names("asking-errors")))
        else:
            yield (EMPTY,), "true"
        return
    for base in frame.world.program.ancestors(cls):
        for function in base.decl.functions if not base.is_library else ():
            if function.parameters or function.returns is None:
                continue
            if tells_error(function.name) and function.returns.name in _TRUTHS:
                yield (f"{function.name}()",), "false"
            elif tells_error(function.name) and function.returns.name in library_names("collecting"):
                yield (f"{function.name}()", EMPTY), "true"
            elif function.name in words("all-well") and function.returns.name in _TRUTHS:
                yield (f"{function.name}()",), "true"


_TRUTHS: Final = frozenset({"boolean", "Boolean"})
