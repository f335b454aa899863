"""What a helper finds out by calling another function, for whoever calls that again: `has_account(user)` is true where
`find_account(user)` gives something, so that `find_account(user).name` needs no test of its own.

Python's functions only, with one argument. What they give may be gone a moment later, as any row may that was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.names import is_key
from nullguard.flow.frame.resolving import global_value
from nullguard.flow.summaries.summary import RECEIVER, Guarantee
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

_CALL = "call "
"""Begins the aspect of a guarantee that a function gives something for an argument; the function's id follows."""

_MARKED = re.compile(r"\?(\d+ )?")
"""Begins the path of a call whose answer was noted."""

Fact = tuple[int, tuple[str, ...], str]
"""Position, segments and aspect of a guarantee."""


def repeated_calls(frame: Frame, positions: Mapping[str, int], state: State | None) -> Iterator[Fact]:
    """The functions of which the state knows that they give something for a parameter, as guarantees say it."""
    if frame.is_java or state is None:
        return
    for path, value in state.values.items():
        if value.null != NONNULL or len(path) > 1 or path[0][-1:] != ")":
            continue
        name, is_call, given = _MARKED.sub("", path[0], count=1).partition("(")
        parameter = given.removesuffix(")")
        if is_call and positions.get(parameter, RECEIVER) != RECEIVER:
            function = _named(frame, name)
            if function is not None:
                yield positions[parameter], (), _CALL + function.id


def is_of_call(guarantee: Guarantee) -> bool:
    """Whether a guarantee tells of another function's answer."""
    return guarantee.aspect.startswith(_CALL)


def called_again(frame: Frame, guarantee: Guarantee, argument: s.Expr) -> Path | None:
    """The path that stands for that function's call with the same argument; None where the caller does not know the function by
    its name, or the argument may be another one the next time."""
    id = guarantee.aspect.removeprefix(_CALL)
    name = id.rpartition("#")[2].rpartition(".")[2]
    function = _named(frame, name)
    if function is None or function.id != id or not is_key(argument):
        return None
    return (frame.depends(f"{name}({render(argument)})", frozenset(names_in(argument))),)


def _named(frame: Frame, name: str) -> FunctionInfo | None:
    """The function of the project that a name of the module's scope stands for."""
    if name in frame.locals or not name.isidentifier():
        return None
    found = global_value(frame, name)
    symbol = found.symbol if found is not None else None
    return symbol if isinstance(symbol, FunctionInfo) and not symbol.is_library else None
