"""Which sources an answer was drawn from, because results cached per source stay valid only while those sources do.

A path among what is traced stands for what its source declares, but for the names that its functions mention
(`Function.mentions`), which nearly every edit changes: these are traced of each function that somebody gets hold of, or of all
functions of the source."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from nullguard.model.facts import NO_BODY, Function
from nullguard.program.symbols import FunctionInfo, Symbol

_BODY = "<body>#"
"""Begins what is traced instead of a path when an answer was drawn from a function's body, not from declarations alone; the
number of the body among its source's and the path follow."""

_MENTIONS = "<mentions>#"
"""The same for the names that a function mentions; ALL_FUNCTIONS as the number stands for all functions of the source."""

_OF_FUNCTIONS = (_BODY, _MENTIONS)

ALL_FUNCTIONS = NO_BODY

Answer = TypeVar("Answer")
Remembered = tuple[Answer, tuple[str, ...]]


def body_entry(function: FunctionInfo) -> str:
    """What is traced when the body of a function is looked at."""
    return f"{_BODY}{function.decl.body}:{function.path}"  # at nearly every call: no second call here


def numbered_body_entry(path: str, number: int) -> str:
    """The same by the number of the body among those of its source."""
    return f"{_BODY}{number}:{path}"


def mentions_entry(path: str, decl: Function) -> str:
    """What is traced when the names are looked at that a function of a source mentions."""
    return numbered_mentions_entry(path, decl.body)


def numbered_mentions_entry(path: str, number: int) -> str:
    """The same by the number of the function's body, or of ALL_FUNCTIONS."""
    return f"{_MENTIONS}{number}:{path}"


def mentions_in_entry(path: str) -> str:
    """What is traced when the names are looked at that any function of a source mentions."""
    return numbered_mentions_entry(path, ALL_FUNCTIONS)


def looked_at(traced: str) -> tuple[str, int, bool] | None:
    """Of a body or of mentions that were traced: the path, the number, and whether it is the body; None for what is neither."""
    if not traced.startswith(_OF_FUNCTIONS):
        return None
    mark, _, rest = traced.partition("#")
    number, _, path = rest.partition(":")
    return path, int(number), mark == _BODY[:-1]


class Trace:
    """Collects the paths of the sources that questions look at; `paths` is the set that collects at the moment."""

    __slots__ = ("paths",)

    def __init__(self) -> None:
        self.paths: set[str] = set()


def hand_out(trace: Trace, symbol: Symbol | None) -> None:
    """Trace what a function mentions that is handed to whoever asks: nobody can tell what they look at."""
    if isinstance(symbol, FunctionInfo) and not symbol.is_library and symbol.decl.body != NO_BODY:
        trace.paths.add(mentions_entry(symbol.path, symbol.decl))


def remember(
    trace: Trace, memo: dict[Any, Remembered[Answer]], key: Hashable, question: Callable[..., Answer], *arguments: Any
) -> Remembered[Answer]:
    """Ask `question(*arguments)` and keep the answer under `key` together with the paths that it was drawn from.

    The paths go to the memo only: whoever uses an entry, new or old, adds its paths to the trace.
    """
    outer = trace.paths
    mine: set[str] = set()
    trace.paths = mine
    try:
        answer = question(*arguments)
    finally:
        trace.paths = outer
    entry = memo[key] = (answer, tuple(mine))
    return entry
