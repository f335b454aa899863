"""Names of a module that code elsewhere may set: null that its own body gave them need not be there after a call."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import External, FunctionInfo, Symbol

MODULE = "<module>"


def is_of_module(frame: Frame, name: str) -> bool:
    """Whether a name is one of the module: each is in its body, in a function those that it does not bind."""
    return name.isidentifier() and (frame.symbol == MODULE or name not in frame.locals)


def is_set_elsewhere(frame: Frame, name: str) -> bool:
    """Whether a function that the code at hand calls may set a name: in the body of a Python module one that some function of
    the source declares global."""
    if frame.symbol != MODULE:
        return is_of_module(frame, name)
    facts = frame.world.program.sources.get(frame.path)
    return facts is not None and any(field.name == name and "global" in field.modifiers for field in facts.variables)


def may_set_module_names(function: Symbol | None, arguments: Arguments) -> bool:
    """Whether a call may set any name of the module that calls it: `exec(text)`, or what has its names by `globals()`."""
    match function:
        case External(dotted=dotted) | FunctionInfo(dotted=dotted):
            return (len(arguments) == 1 and dotted in _RUNNING) or (not arguments and dotted in _NAMESPACES)
    return False


def forget_module_names(frame: Frame, state: State) -> None:
    """No name that the body of the module left null need be null now."""
    if frame.symbol != MODULE:
        return
    for path, value in missing(state):
        state.values[path] = unknown(value)


def missing(state: State) -> list[tuple[Path, Value]]:
    """What is null as far as the function at hand says, or was tested to be."""
    return [(path, value) for path, value in state.values.items() if value.null >= NULL and _is_missing(value)]


def unknown(value: Value) -> Value:
    """A value of which nothing is known any more but its type."""
    return msgspec.structs.replace(value, null=UNKNOWN, origin=None, truth=None, constants=None)


def _is_missing(value: Value) -> bool:
    return value.null == NULL or (value.null == NULLABLE and value.truth is False)


_RUNNING = library_names("code-running")

_NAMESPACES = library_names("module-namespace")
