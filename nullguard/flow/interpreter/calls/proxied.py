"""Objects that stand for what a function gives (Python): `current_shop = LocalProxy(find_shop)`, `request.shop =
SimpleLazyObject(lambda: find_shop(request))`."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure, call_closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.answers import declared_result
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import FunctionInfo


def proxied(frame: Frame, qualified: str, arguments: Arguments, state: State) -> Value | None:
    """What such an object stands for; None for all else that is called."""
    if qualified not in library_names("proxy") or len(arguments) != 1 or arguments[0][0].star:
        return None
    given = arguments[0][1]
    if isinstance(given.symbol, FunctionInfo):
        found = declared_result(frame, frame.world.program.overloads(given.symbol), {}, [], state, True)
    elif isinstance(given.callable, Closure) and not given.callable.parameters:
        found = call_closure(frame, given.callable, ()).value
    else:
        return None
    return found if found.type is not None else None
