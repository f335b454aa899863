"""What asyncio gives for what is still to be awaited (Python): `await asyncio.gather(find(1), find(2))` gives what these find."""

from __future__ import annotations

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import made_once
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import Type


def awaited(frame: Frame, qualified: str, arguments: Arguments) -> Value | None:
    """The result of such a function; None for all others."""
    if qualified in library_names("awaiting-all"):
        given = [(argument, value) for argument, value, _ in arguments if not argument.name]
        if len(given) == 1 and given[0][0].star:
            return Value(NONNULL, Type("builtins.list"), element=element_of(frame, given[0][1]))
        if given and not any(argument.star for argument, _ in given):
            return Value(NONNULL, Type("builtins.list"), items=tuple(value for _, value in given))
    elif qualified in library_names("awaiting-one") and arguments and not arguments[0][0].star and not arguments[0][0].name:
        return arguments[0][1]
    return None


def without_unawaited(frame: Frame, qualified: str, arguments: Arguments) -> Arguments:
    """The arguments without what is called for such a function to await, there or before: that may give null then, and is none
    until it is awaited."""
    if qualified not in library_names("awaiting-all") and qualified not in library_names("awaiting-one"):
        return arguments
    return [item for item in arguments if not isinstance(_made(frame, item[0].value), s.Call)]


def _made(frame: Frame, node: s.Expr) -> s.Expr | None:
    return made_once(frame, node.id) if isinstance(node, s.Name) else node
